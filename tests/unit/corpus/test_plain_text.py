"""Plain text: paragraphs by number where it counts, by line where it does not."""

from workbench.corpus.parsing import reading
from workbench.corpus.parsing.records import Reading


def read(text: str) -> Reading:
    (found,) = reading.read(text.encode(), "notes.txt")
    return found


def test_a_text_with_a_line_for_each_paragraph_is_numbered() -> None:
    found = read("Follow-up of Arcadia\n\nI. Law\n\n1. A law was passed.\n2. It provides for:\n(a) leave;\n(b) pay.\n")
    assert found.media_type == "text/plain"
    assert [(each.number, each.section, each.place) for each in found.paragraphs if each.number] == [
        ("1", "I. Law", "line 5"),
        ("2", "I. Law", "line 6"),
    ]
    assert [item.label for item in found.paragraphs[-1].items] == ["a", "b"]


BROKEN = """\
                      REPLIES OF ARCADIA

1.      The Government of Arcadia thanks the Committee for its list of
issues, which was discussed with the ministries and with organisa-
tions of civil society in three meetings.

2.      In 2019 Parliament passed the Equality Act, which provides that
a woman and a man are paid the same for the same work, in private
firms as well as in the service of the State.

        The Act came into force in 2020.

3.      The courts have since heard forty cases, of which thirty were
decided in favour of the woman who had brought them; the others are
pending before the Court of Appeal.
"""


def test_lines_broken_to_fit_a_page_are_joined_and_hyphens_mended() -> None:
    found = read(BROKEN)
    assert [each.number for each in found.paragraphs if each.number] == ["1", "2", "3"]
    numbered = {each.number: each for each in found.paragraphs}
    assert numbered["1"].text.endswith("with the ministries and with organisations of civil society in three meetings.")
    assert "The Act came into force in 2020." in numbered["2"].full_text


def test_sentences_of_many_documents_are_cited_by_their_line() -> None:
    found = read(
        "The meeting was called to order.\n12. It decides to remain seized.\nA. Background\n7. Requests a report.\n"
    )
    assert [(each.number, each.place) for each in found.paragraphs] == [(None, f"line {line}") for line in (1, 2, 3, 4)]


def test_the_title_above_broken_lines_is_not_run_into_what_stands_below_it() -> None:
    found = read("Minutes of the seventh meeting\n\nPort Meridian, room 214\n12 October 2026\n\n" + BROKEN)
    assert found.identity.title == "Minutes of the seventh meeting"
