"""Every language that is offered says every message: nothing is left in English, no placeholder is lost on the way."""

import io
import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

import workbench

ROOT = Path(workbench.__file__).parent
TRANSLATIONS = ROOT / "translations"
LANGUAGES = sorted(file.parent.parent.name for file in TRANSLATIONS.glob("*/LC_MESSAGES/messages.po"))
KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "N_")),
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}
_HELD = re.compile(r"%\(\w+\)[sd]|%s|\{\w+\}|</?\w+[^>]*>|#(?!\w)")


@cache
def said() -> frozenset[str | tuple[str, ...]]:
    """Every message of the code and the templates; of one with a plural both forms."""
    methods = [("web/templates/**.html", "jinja2"), ("**.py", "python")]
    found = extract_from_dir(ROOT, method_map=methods, keywords=KEYWORDS, comment_tags=())
    return frozenset(message for _, _, message, _, _ in found if message)


def catalogue(language: str) -> Catalog:
    """What the translators wrote."""
    with (TRANSLATIONS / language / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return read_po(file, locale=language)


def forms(message: Message) -> tuple[str, ...]:
    """The translation, or its forms for different numbers."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def held(text: str) -> list[str]:
    return sorted(_HELD.findall(text))


def test_french_and_arabic_are_offered() -> None:
    assert {"fr", "ar"} <= set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_says_every_message(language: str) -> None:
    written: set[str | tuple[str, ...]] = set()
    for message in catalogue(language):
        if message.id and not message.fuzzy and all(forms(message)):
            # gettext finds a message that is the singular of another one too
            written |= {message.id} if isinstance(message.id, str) else {tuple(message.id), message.id[0]}
    assert said() - written == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_placeholder_or_mark_is_lost_in_translation(language: str) -> None:
    lost = [
        (message.id, form)
        for message in catalogue(language)
        if message.id and isinstance(message.id, str)
        for form in forms(message)
        if held(form) != held(message.id)
    ]
    invented = [
        (message.id, form)
        for message in catalogue(language)
        if message.id and not isinstance(message.id, str)
        for form in forms(message)
        if not set(held(form)) <= set(held(" ".join(message.id)))
    ]
    assert lost + invented == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_program_reads_is_what_the_translators_wrote(language: str) -> None:
    compiled = io.BytesIO()
    write_mo(compiled, catalogue(language))
    kept = (TRANSLATIONS / language / "LC_MESSAGES" / "messages.mo").read_bytes()
    assert kept == compiled.getvalue(), "run: make messages"
