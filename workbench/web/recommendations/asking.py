"""Where ministries are asked about recommendations of the list: what it is narrowed to, or those chosen by hand."""

from urllib.parse import urlencode

from workbench.people import Actor
from workbench.people.access import Permission, may
from workbench.web.recommendations.filtering import Asked


def may_ask(who: Actor) -> bool:
    """Whether that person asks ministries about recommendations for no report: the secretariat."""
    return may(who, Permission.ASK_MINISTRIES) and may(who, Permission.RECEIVE_CONTRIBUTIONS)


def address(who: Actor, asked: Asked) -> str:
    """Of what the list is narrowed to; "" for who may not, or where it is not."""
    if not may_ask(who) or not asked.given:
        return ""
    return "/requests/new?" + urlencode({"recommendations": urlencode(asked.given)})


def address_of_chosen(ids: tuple[str, ...]) -> str:
    """Of these alone."""
    return "/requests/new?" + urlencode({"recommendations": urlencode({"ids": ",".join(ids)})})
