"""The routes of people: signing in, the account, and the secretariat's register."""

from workbench.web.people import account, hand_over, register, signing_in
from workbench.web.people.blueprint import blueprint

__all__ = ["account", "blueprint", "hand_over", "register", "signing_in"]
