"""Nothing that is tracked is lost: all proposals carried out on the frozen text give the text with all accepted."""

import os
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders.rebuilding import rebuilt
from tests.builders.word import docx
from workbench.word.document import WordDocument
from workbench.word.projection import View, project
from workbench.word.reading import read
from workbench.word.tracked import tracked_changes

FILES = 3000 if os.environ.get("WORKBENCH_PROOF") == "1" else 150
WORDS = ("law ", "the ", "complaints, ", "حق ", "𝄞 ", "214 ")
BY = ("Chidi", "Amina")


def a_change(random: Random, kind: str, inside: str) -> str:
    return f'<w:{kind} w:author="{random.choice(BY)}">{inside}</w:{kind}>'


def a_run(word: str, tag: str = "t") -> str:
    return f'<w:r><w:{tag} xml:space="preserve">{word}</w:{tag}></w:r>'


def a_piece(random: Random) -> str:
    word = random.choice(WORDS)
    kind = random.choice(("kept", "kept", "ins", "del", "both"))
    if kind == "kept":
        return a_run(word)
    if kind == "both":
        return a_change(random, "ins", a_run(word) + a_change(random, "del", a_run(word, "delText")))
    return a_change(random, kind, a_run(word, "delText" if kind == "del" else "t"))


def a_mark(random: Random) -> str:
    kinds = random.choice(("", "", "", "ins", "del", "ins del"))
    inside = "".join(a_change(random, kind, "") for kind in kinds.split())
    return f"<w:pPr><w:rPr>{inside}</w:rPr></w:pPr>"


def a_paragraph(random: Random) -> str:
    made = f"<w:p>{a_mark(random)}{''.join(a_piece(random) for _ in range(random.randint(0, 4)))}</w:p>"
    around = random.choice(("", "", "", "", "ins", "del"))
    return a_change(random, around, made) if around else made


def a_document(random: Random) -> WordDocument:
    """Ends and begins with a paragraph that nobody changed: at the ends of a text Word itself keeps a mark."""
    inside = "".join(a_paragraph(random) for _ in range(random.randint(1, 7)))
    return read(docx(body=f"<w:p>{a_run('First.')}</w:p>{inside}<w:p>{a_run('Last.')}</w:p>"))


@given(seed=st.integers(0, 2**32))
@settings(deadline=None, max_examples=FILES)
def test_all_proposals_carried_out_give_the_text_with_all_changes_accepted(seed: int) -> None:
    document = a_document(Random(seed))
    frozen, proposed = project(document, View.FROZEN), project(document, View.PROPOSED)
    changes = tracked_changes(document, frozen)
    assert rebuilt(frozen.texts, changes) == [text for text in proposed.texts if text]
