"""Our query syntax: what each sign means, and a refusal that points at the place."""

import pytest

from workbench.search.query import (
    MOST_CHARACTERS,
    MOST_PREFIXES,
    MOST_TERMS,
    BadYear,
    DanglingOr,
    EmptyField,
    Field,
    MisplacedStar,
    Not,
    NothingExcluded,
    Or,
    Phrase,
    Prefix,
    PrefixTooShort,
    Query,
    QueryRefused,
    QueryTooLong,
    TooManyPrefixes,
    TooManyTerms,
    UnclosedQuote,
    Word,
    Years,
    parse,
    write,
)


@pytest.mark.parametrize(
    ("text", "nodes"),
    [
        ("", ()),
        ("  ", ()),
        ("racism police", (Word("racism"), Word("police"))),
        ('"structural  racism"', (Phrase("structural racism"),)),
        ("“structural racism” «racisme structurel»", (Phrase("structural racism"), Phrase("racisme structurel"))),
        ('"', None),
        ("-police", (Not(Word("police")),)),
        ('-"police violence"', (Not(Phrase("police violence")),)),
        ("-kind:other", (Not(Field("kind", "other")),)),
        ("a OR b c", (Or((Word("a"), Word("b"))), Word("c"))),
        ("a OR b OR -c", (Or((Word("a"), Word("b"), Not(Word("c")))),)),
        ("or and not", (Word("or"), Word("and"), Word("not"))),
        ("discriminat*", (Prefix("discriminat"),)),
        ("discriminat*,", (Prefix("discriminat"),)),
        ("人*", (Prefix("人"),)),
        ("treaty:CERD", (Field("treaty", "CERD"),)),
        ('Symbol:"CERD/C/BRA/CO/18-20"', (Field("symbol", "CERD/C/BRA/CO/18-20"),)),
        ("year:2019", (Years(2019, 2019),)),
        ("year:2015..2022", (Years(2015, 2022),)),
        ("year:2015..", (Years(2015, 9999),)),
        ("year:..2022", (Years(0, 2022),)),
        ("women's self-determination", (Word("women's"), Word("self-determination"))),
        ("https://x.org 10:30", (Word("https://x.org"), Word("10:30"))),
        ("rights & duties, …", (Word("rights"), Word("duties,"))),
        ("human rights - police", (Word("human"), Word("rights"), Word("police"))),
        ("人权 OR 教育", (Or((Word("人权"), Word("教育"))),)),
    ],
)
def test_each_sign_means_one_thing(text: str, nodes: tuple[object, ...] | None) -> None:
    if nodes is None:
        with pytest.raises(UnclosedQuote):
            parse(text)
    else:
        assert parse(text).nodes == nodes


@pytest.mark.parametrize(
    ("text", "refusal", "position"),
    [
        ('racism "structural', UnclosedQuote, 8),
        ("racism OR", DanglingOr, 8),
        ("OR racism", DanglingOr, 1),
        ("a OR OR b", DanglingOr, 6),
        ("racism -", NothingExcluded, 8),
        ("- racism", NothingExcluded, 1),
        ("the *ism", MisplacedStar, 5),
        ("dis*ion", MisplacedStar, 4),
        ("a*", PrefixTooShort, 1),
        ("CERD/C*", PrefixTooShort, 1),
        ("ab*", PrefixTooShort, 1),
        ("-abc* " * (MOST_PREFIXES + 1), TooManyPrefixes, MOST_PREFIXES * 6 + 1),
        ("racism treaty:", EmptyField, 8),
        ('treaty:"" x', EmptyField, 1),
        ("year:20", BadYear, 6),
        ("year:2022..2015", BadYear, 6),
        ("year:20152022", BadYear, 6),
        ("word " * (MOST_TERMS + 1), TooManyTerms, MOST_TERMS * 5 + 1),
        ("x" * (MOST_CHARACTERS + 1), QueryTooLong, MOST_CHARACTERS + 1),
    ],
)
def test_what_cannot_be_read_is_refused_at_its_place(text: str, refusal: type[QueryRefused], position: int) -> None:
    with pytest.raises(refusal, match=rf"^Position {position}: ") as caught:
        parse(text)

    assert caught.value.position == position


@pytest.mark.parametrize(
    "text",
    [
        'racism "structural racism" -police OR prison discriminat* treaty:CERD year:2015..2022',
        "year:2015.. -year:..2014 year:2019",
        'state:"none" «a "quoted" word»',
    ],
)
def test_a_query_written_out_reads_back_the_same(text: str) -> None:
    assert parse(write(parse(text))) == parse(text)


def test_terms_are_those_looked_for_and_not_those_left_out() -> None:
    assert list(parse("a -b c OR -d").terms()) == [Word("a"), Word("c")]
    assert list(Query().terms()) == []
