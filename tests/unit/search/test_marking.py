"""Marks are looked for by the forms that answer; they are those that the text taken apart word by word gives."""

import random

import pytest

from workbench.search import analysis
from workbench.search.marking import Asked, Words, asked_of
from workbench.search.plan import Sequence, Starts, Stem
from workbench.search.snippets import marks

TEXTS = {
    "en": "Women's rights, the right-holders’ rights and RIGHTS of rightful owners: s. 5, right2 s's; righ\u00adts.",
    "fr": "L'État et l’État, jusqu'à l'e\u0301tat des e\u0301tats ; les É\u200dtats, qu'ils soient d'état ou d. état.",
    "es": "Las recomendaciones; la recomendacio\u0301n, recomendación y  \u0301recomendación, sub-recomendaciones.",
    "ar": "الحريات الأساسية والحرية، الحُرِّيَّة، حـرية؛ ـ حرية 25 ٢٥",
    "zh": "人权教育很重要, human 人 rights教育 e\u0301ducation 权。",
    "ru": "Ребёнок и дети; реко\u0301мендация, рекомендации. Й и и\u0306",
}


def taken_apart(text: str, asked: Asked) -> set[tuple[int, int]]:
    """Every place of every part, by looking at each word."""
    tokens = list(analysis.tokens(text))
    terms = list(analysis.terms(text, asked.family))
    found: set[tuple[int, int]] = set()
    for part in asked.parts:
        match part:
            case Stem(stems):
                found.update((term.start, term.end) for term in terms if set(stems) & set(term.stems))
            case Starts(prefix):
                found.update((token.start, token.end) for token in tokens if token.folded.startswith(prefix))
            case Sequence(words):
                for place in range(len(tokens) - len(words) + 1):
                    here = tokens[place : place + len(words)]
                    if tuple(token.folded for token in here) == words:
                        found.add((here[0].start, here[-1].end))
    return found


@pytest.mark.parametrize("language", TEXTS)
def test_what_stands_in_a_text_is_found_where_it_stands(language: str) -> None:
    text = TEXTS[language]
    words = [token.raw for token in analysis.tokens(text)]
    chance = random.Random(language)
    for place, word in enumerate(words):
        pair = " ".join(words[place : place + 2])
        queries = [word, f'"{pair}"', f"{pair} {chance.choice(words)}"]
        queries += [f"{analysis.fold(word)[:3]}*"] if len(analysis.fold(word)) > 3 else []
        for query in queries:
            asked = asked_of(query, language)
            found = Words(text, asked)
            assert {span for part in asked.parts for span in found.places(part)} == taken_apart(text, asked), query


def test_words_known_to_answer_nothing_are_not_missed_in_the_next_text() -> None:
    asked = asked_of("racism", "en")

    assert [list(Words(text, asked).places(asked.parts[0])) for text in ("police", "police racism", "racisms")] == [
        [],
        [(7, 13)],
        [(0, 7)],
    ]


def test_a_stop_word_is_marked_between_marked_words_only_where_nothing_else_stands_there() -> None:
    text = "rights of the child, rights of every child"

    assert [text[start:end] for start, end in marks(text, "rights of the child", "en")] == [
        "rights",
        "of",
        "the",
        "child",
        "rights",
        "child",
    ]
