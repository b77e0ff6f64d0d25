"""A template shows what its dataclass holds: no variable from elsewhere, no field that nobody shows."""

import pkgutil
from dataclasses import fields
from importlib import import_module

import pytest
from flask import Flask
from jinja2 import meta, nodes

import workbench.web
from tests.applications import application
from workbench.installation import Installation
from workbench.web.pages import Page

SHELL = {
    "demonstration",
    "interface_direction",
    "interface_language",
    "interface_languages",
    "may_search",
    "mechanism_name",
    "navigation",
    "request",
    "signed_in",
}


def _pages() -> list[type[Page]]:
    for module in pkgutil.walk_packages(workbench.web.__path__, "workbench.web."):
        import_module(module.name)
    found: list[type[Page]] = []
    waiting = list(Page.__subclasses__())
    while waiting:
        page = waiting.pop()
        waiting.extend(page.__subclasses__())
        if hasattr(page, "template"):
            found.append(page)
    return sorted(set(found), key=lambda page: (page.__module__, page.__name__))


def _variables(app: Flask, template: str, seen: set[str]) -> set[str]:
    """Free variables of a template, of what it extends, and of what it includes."""
    if template in seen:
        return set()
    seen.add(template)
    environment = app.jinja_env
    assert environment.loader is not None
    tree = environment.parse(environment.loader.get_source(environment, template)[0])
    found = set(meta.find_undeclared_variables(tree)) - set(environment.globals)
    for kind in (nodes.Extends, nodes.Include):
        for node in tree.find_all(kind):
            if isinstance(node.template, nodes.Const) and isinstance(node.template.value, str):
                inner = _variables(app, node.template.value, seen)
                found |= inner
    return found


@pytest.fixture
def app(installation: Installation) -> Flask:
    return application(installation)


def test_there_are_pages() -> None:
    assert len(_pages()) > 20


@pytest.mark.parametrize("page", _pages(), ids=lambda page: f"{page.__module__}.{page.__name__}")
def test_a_page_holds_what_its_template_shows(app: Flask, page: type[Page]) -> None:
    shown = _variables(app, page.template, set()) - SHELL - {"csrf_token", "ui", "_", "gettext", "ngettext"}
    held = {field.name for field in fields(page)}
    included_locally = _set_around_includes(app, page.template)
    assert held - shown == set(), "fields that the template does not show"
    assert shown - held - included_locally == set(), "variables that the page does not hold"


def _set_around_includes(app: Flask, template: str) -> set[str]:
    """Names bound where a fragment is included: loop variables, {% set %}, {% with %}."""
    bound: set[str] = set()
    waiting, seen = [template], set()
    environment = app.jinja_env
    assert environment.loader is not None
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        tree = environment.parse(environment.loader.get_source(environment, name)[0])
        bound |= {node.name for node in tree.find_all(nodes.Name) if node.ctx in {"store", "param"}}
        waiting += [
            node.template.value
            for kind in (nodes.Extends, nodes.Include)
            for node in tree.find_all(kind)
            if isinstance(node.template, nodes.Const) and isinstance(node.template.value, str)
        ]
    return bound


def test_what_is_kept_of_a_page_names_all_that_it_shows(app: Flask) -> None:
    environment = app.jinja_env
    assert environment.loader is not None
    blocks, forgotten = 0, {}
    for name in environment.list_templates():
        if not name.endswith(".html"):
            continue
        source = environment.loader.get_source(environment, name)[0]
        for block in environment.parse(source).find_all(nodes.CallBlock):
            if getattr(block.call.node, "name", "") != "kept":
                continue
            blocks += 1
            named = {each.name for each in block.call.args[2].find_all(nodes.Name)}
            shown = _free(app, nodes.Template(block.body, lineno=1).set_environment(environment))
            if missing := shown - named - {"csrf_token", "ui", "_", "gettext", "ngettext"}:
                forgotten[name, block.lineno] = missing
    assert blocks > 0
    assert forgotten == {}


def _free(app: Flask, tree: nodes.Template) -> set[str]:
    """Free variables of a piece of a template and of what it includes, without those bound on the way."""
    found = set(meta.find_undeclared_variables(tree)) - set(app.jinja_env.globals)
    for include in tree.find_all(nodes.Include):
        inner = str(include.template.value)  # type: ignore[attr-defined]
        found |= _variables(app, inner, set()) - _set_around_includes(app, inner)
    return found


def test_every_fragment_is_part_of_a_page(app: Flask) -> None:
    environment = app.jinja_env
    assert environment.loader is not None
    included: set[str] = set()
    for name in environment.list_templates():
        if name.endswith(".html"):
            tree = environment.parse(environment.loader.get_source(environment, name)[0])
            for kind in (nodes.Include, nodes.Import, nodes.FromImport):
                included |= {
                    node.template.value
                    for node in tree.find_all(kind)
                    if isinstance(node.template, nodes.Const) and isinstance(node.template.value, str)
                }
    fragments = {name for name in environment.list_templates() if name.rpartition("/")[2].startswith("_")}
    assert fragments - included == set()


def test_no_template_carries_script_or_style_inside(app: Flask) -> None:
    environment = app.jinja_env
    assert environment.loader is not None
    guilty = []
    for name in environment.list_templates():
        if name.endswith(".html"):
            source = environment.loader.get_source(environment, name)[0]
            if " style=" in source or "<style" in source or " onclick=" in source or "hx-on" in source:
                guilty.append(name)
            if "<script" in source and source.count("<script") != source.count("<script src="):
                guilty.append(name)
    assert guilty == []
