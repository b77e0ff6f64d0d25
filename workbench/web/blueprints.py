"""The list of what the web application consists of, one line a concept."""

from importlib import import_module

from flask import Blueprint

CONCEPTS: tuple[str, ...] = (
    "people",
    "home",
    "corpus",
    "recommendations",
    "search",
    "guidelines",
    "drafting",
    "comments",
    "matters",
    "requests",
    "notices",
    "jobs",
    "admin",
    "help",
)


def blueprints() -> tuple[Blueprint, ...]:
    """Each concept's `views.blueprint`."""
    return tuple(import_module(f"workbench.web.{concept}.views").blueprint for concept in CONCEPTS)
