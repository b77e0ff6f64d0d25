"""Symbols of documents: what they say, and where they stand in a text."""

import pytest

from workbench.treaties import (
    DocumentKind,
    body_of,
    code_of,
    compose_symbol,
    find_symbols,
    parse_symbol,
    with_body,
)
from workbench.treaties.catalogue import data
from workbench.treaties.names import treaty_named_in
from workbench.treaties.symbols import find_misspelt

EXAMPLES = [(row["id"], example) for row in data("document-symbols.json")["types"] for example in row["examples"]]


@pytest.mark.parametrize(("kind", "symbol"), EXAMPLES)
def test_every_form_of_fifty_years_is_told_by_its_symbol(kind: str, symbol: str) -> None:
    found = parse_symbol(symbol)
    assert found is not None
    assert found.kind == kind


def test_each_kind_of_the_grammar_has_a_name_in_the_code() -> None:
    assert {row["id"] for row in data("document-symbols.json")["types"]} <= {kind.value for kind in DocumentKind}


def test_a_symbol_says_treaty_body_state_and_number() -> None:
    found = parse_symbol("CERD/C/BRA/CO/18-20")
    assert found is not None
    assert (found.treaty, found.body, found.country, found.number) == ("ICERD", "CERD", "BRA", "18-20")


@pytest.mark.parametrize(
    "printed", ["CERD/C/BRA/CO/18-20*", "CERD/C/BRA/CO/18–20", "CERD/C/BRA/ CO/18-20", " CERD/C/BRA/CO/18-20."]
)
def test_a_reissues_star_a_long_dash_and_a_stray_space_are_forgiven(printed: str) -> None:
    found = parse_symbol(printed)
    assert found is not None
    assert found.text == "CERD/C/BRA/CO/18-20"


def test_replies_under_the_old_form_are_no_list_of_issues() -> None:
    found = parse_symbol("CRPD/C/BRA/Q/1/Add.1")
    assert found is not None
    assert found.kind is DocumentKind.REPLIES_TO_LIST_OF_ISSUES_OLD


def test_an_old_country_code_is_read_as_the_one_of_today() -> None:
    found = parse_symbol("CRC/C/Q/POR/2")
    assert found is not None
    assert found.country == "PRT"


@pytest.mark.parametrize("text", ["and/or", "A/C", "paragraph 3", "CERD", "Law No. 11340/2006", "https://x.org/A/B"])
def test_what_only_looks_like_a_symbol_is_none(text: str) -> None:
    assert parse_symbol(text) is None


def test_symbols_are_found_where_they_stand_in_a_sentence() -> None:
    text = "See CERD/C/BRA/CO/18-20, para. 3, and (CRPD/C/BRA/Q/1/Add.1)."
    assert [(text[start:end], symbol.text) for start, end, symbol in find_symbols(text)] == [
        ("CERD/C/BRA/CO/18-20", "CERD/C/BRA/CO/18-20"),
        ("CRPD/C/BRA/Q/1/Add.1", "CRPD/C/BRA/Q/1/Add.1"),
    ]


@pytest.mark.parametrize(
    ("name", "code"), [("CERD", "ICERD"), ("icerd", "ICERD"), ("CESCR", "ICESCR"), ("UPR", "UPR"), ("HRC", "UPR")]
)
def test_a_treaty_answers_to_its_bodys_name_too(name: str, code: str) -> None:
    assert code_of(name) == code
    assert code_of("nobody") is None


def test_each_treaty_has_its_body() -> None:
    assert (body_of("ICERD"), body_of("ICCPR"), body_of("COMMON-CORE"), body_of("UPR")) == (
        "CERD",
        "CCPR",
        "HRI",
        "HRC",
    )


def test_a_body_that_is_called_as_its_treaty_is_not_said_twice() -> None:
    assert (with_body("ICERD"), with_body("CRPD"), with_body("CMW")) == ("ICERD (CERD)", "CRPD", "CMW")


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Convenção Internacional sobre a Eliminação de Todas as Formas de Discriminação Racial", "ICERD"),
        ("Convention relative aux droits de l’enfant", "CRC"),
        ("اتفاقية القضاء على جميع أشكال التمييز ضد المرأة", "CEDAW"),
        ("Комитет по правам инвалидов", "CRPD"),
        ("Convention against Torture and Other Cruel, Inhuman or Degrading Treatment", "CAT"),
    ],
)
def test_a_title_names_its_treaty_in_any_language(title: str, code: str) -> None:
    assert treaty_named_in(title) == code


def test_a_title_without_a_treaty_names_none() -> None:
    assert treaty_named_in("Work plan of the secretariat") is None


def test_a_symbol_is_composed_of_treaty_state_kind_and_number() -> None:
    report = compose_symbol(DocumentKind.STATE_REPORT, treaty="CERD", state="BRA", number="21-23")
    core = compose_symbol(DocumentKind.COMMON_CORE_DOCUMENT, treaty="", state="BRA", number="2026")
    assert (report, core) == ("CERD/C/BRA/21-23", "HRI/CORE/BRA/2026")
    assert compose_symbol(DocumentKind.MINUTES, treaty="CERD", state="BRA", number="1") is None
    assert compose_symbol(DocumentKind.STATE_REPORT, treaty="XYZ", state="BRA", number="1") is None


@pytest.mark.parametrize(
    ("printed", "base", "versions"),
    [
        ("CRPD/C/KEN/1", "CRPD/C/KEN/1", (None, None, None, False)),
        ("CRPD/C/KEN/1*", "CRPD/C/KEN/1", (None, None, None, True)),
        ("CRPD/C/KEN/1/Rev.2", "CRPD/C/KEN/1", (2, None, None, False)),
        ("CRPD/C/KEN/1/Rev.1/Corr.2", "CRPD/C/KEN/1", (1, 2, None, False)),
        ("CRPD/C/BRA/Q/1/Add.1", "CRPD/C/BRA/Q/1/Add.1", (None, None, 1, False)),
        ("CRPD/C/BRA/Q/1/Add.1/Rev.1", "CRPD/C/BRA/Q/1/Add.1", (1, None, 1, False)),
        ("CCPR/C/21/Rev.1/Add.13", "CCPR/C/21/Rev.1/Add.13", (None, None, 13, False)),
        ("A/HRC/WG.6/35/L.3/Rev.1", "A/HRC/WG.6/35/L.3", (1, None, None, False)),
        ("CEDAW/C/GC/31/Rev.1-CRC/C/GC/18/Rev.1", "CEDAW/C/GC/31-CRC/C/GC/18", (1, None, None, False)),
    ],
)
def test_a_symbol_says_of_what_it_is_a_revision(
    printed: str, base: str, versions: tuple[int | None, int | None, int | None, bool]
) -> None:
    found = parse_symbol(printed)
    assert found is not None
    assert found.base == base
    assert (found.revision, found.corrigendum, found.addendum, found.reissued) == versions


def test_what_looks_like_a_symbol_of_a_committee_and_is_none_is_named() -> None:
    text = "See CEDAW/CARG/Q/7/Add.1, CERD/C/1l8/Add.l and CRC/C/15/Add. 187; CERD/C/BRA/CO/18-20 is one."
    assert find_misspelt(text) == ("CEDAW/CARG/Q/7/Add.1", "CERD/C/1l8/Add.l", "CRC/C/15/Add")
    series = "CERD/C/SR.1999, CCPR/C/ARG/98/3, CAT/OP/8, A/79/23, E/1988/5/Add.4, CERD/EWUAP/98th/ks."
    assert find_misspelt(series) == ()
