"""Symbols: what is composed is read back, and nothing that a text holds breaks the reading."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.treaties import DocumentKind, compose_symbol, find_symbols, parse_symbol, treaties

KINDS = (
    DocumentKind.STATE_REPORT,
    DocumentKind.LIST_OF_ISSUES,
    DocumentKind.LIST_OF_ISSUES_PRIOR_TO_REPORTING,
    DocumentKind.REPLIES_TO_LIST_OF_ISSUES,
    DocumentKind.CONCLUDING_OBSERVATIONS,
    DocumentKind.FOLLOW_UP_INFORMATION,
)
numbers = st.builds(
    lambda first, more: f"{first}-{first + more}" if more else str(first), st.integers(1, 40), st.integers(0, 5)
)


@given(
    kind=st.sampled_from(KINDS),
    treaty=st.sampled_from([treaty.code for treaty in treaties()]),
    state=st.sampled_from(["BRA", "KEN", "GEO", "NOR", "PRY", "BGD"]),
    number=numbers,
)
def test_a_composed_symbol_is_read_back(kind: DocumentKind, treaty: str, state: str, number: str) -> None:
    symbol = compose_symbol(kind, treaty=treaty, state=state, number=number)
    assert symbol is not None
    found = parse_symbol(symbol)
    assert found is not None
    assert (found.kind, found.treaty, found.country, found.number) == (kind, treaty, state, number)


@given(st.text(alphabet="ACDEHIRPTUNSGQO/.-*0123456789 ()", max_size=60))
def test_any_text_is_searched_and_what_is_found_stands_there(text: str) -> None:
    for start, end, symbol in find_symbols(text):
        assert parse_symbol(text[start:end]) == symbol
