"""Markdown: headings, numbers, items and notes are the writer's; marks of type are no words."""

from workbench.corpus.parsing import reading
from workbench.corpus.parsing.records import Reading
from workbench.corpus.records import ParagraphKind
from workbench.treaties import DocumentKind


def read(text: str) -> tuple[Reading, ...]:
    return reading.read(text.encode(), "paper.md")


REPORT = """\
# Common core document of Arcadia

## I. Land and people

1. Arcadia lies by the sea[^1]. It has
   **two** _official_ languages.

2. It has ratified:

    a. the first [Covenant](https://example.org/covenant);
    b. the second.

## II. Courts

3. Judges are independent.

| Year | Judges |
| ---- | ------ |
| 2020 | 41 |
| 2021 | 44 |

[^1]: The southern sea,
      to be exact.
"""


def test_paragraphs_items_notes_and_tables_are_told_apart() -> None:
    (found,) = read(REPORT)
    assert found.media_type == "text/markdown"
    assert found.identity.title == "Common core document of Arcadia"
    one, two, three, first, second = found.paragraphs
    assert (one.number, one.text) == ("1", "Arcadia lies by the sea. It has two official languages.")
    assert one.footnotes == ("The southern sea, to be exact.",)
    assert [(item.label, item.text) for item in two.items] == [("a", "the first Covenant;"), ("b", "the second.")]
    assert (three.section, three.place) == ("II. Courts", "line 15")
    assert (first.full_text, first.cells, first.table) == ("Year: 2020\nJudges: 41", ("2020", "41"), 1)
    assert second.cells == ("2021", "44")


COLLECTION = """\
---
title: "Comité de los Derechos del Niño: recomendaciones"
categories:
   - "Uruguay"
---
# Comité de los Derechos del Niño: recomendaciones

## 1º Observaciones finales sobre el informe inicial presentado por el Estado adoptadas en octubre de 1996[^1]

1. El Comité examinó el informe inicial.

19. **El Comité sugiere que el Estado Parte eduque.**

## 2º Observaciones finales sobre el segundo informe presentado por el Estado adoptadas el 4 de julio de 2007[^2]

1. El Comité examinó el segundo informe.

24. El Comité está preocupado por las demoras.

    **El Comité recomienda al Estado parte que:**

    a. **adopte una ley;**
    b. **capacite a los jueces.**

[^1]: CRC/C/15/Add.62, 30 de octubre de 1996
[^2]: CRC/C/URY/CO/2, 5 de julio de 2007
"""


def test_a_collection_is_taken_apart_into_its_documents_each_with_its_own_identity() -> None:
    first, second = read(COLLECTION)
    assert [each.number for each in first.paragraphs] == ["1", "19"]
    assert [each.number for each in second.paragraphs] == ["1", "24"]
    assert first.identity.title.startswith("1º Observaciones finales sobre el informe inicial")
    who = second.identity
    assert (who.symbol, who.kind, who.treaty) == ("CRC/C/URY/CO/2", DocumentKind.CONCLUDING_OBSERVATIONS, "CRC")
    assert (who.state, who.language, who.date) == ("URY", "es", "2007-07-04")
    assert first.identity.date == "1996-10"


def test_what_is_bold_is_recommended_also_within_a_paragraph_of_concern() -> None:
    kinds = {(part, each.number): each.kind for part, one in enumerate(read(COLLECTION)) for each in one.paragraphs}
    assert kinds[0, "19"] is ParagraphKind.RECOMMENDATION
    assert kinds[1, "24"] is ParagraphKind.RECOMMENDATION
    assert kinds[0, "1"] is kinds[1, "1"] is ParagraphKind.OTHER


def test_a_report_with_chapters_stays_one_document() -> None:
    text = "# Report of Arcadia\n\n## Introduction\n\n1. One.\n\n## Remarks\n\n2. Two.\n\n## Annex\n\n3. Three.\n"
    assert len(read(text)) == 1


def test_an_excerpt_of_a_review_keeps_the_numbers_of_its_recommendations() -> None:
    text = """\
# Informe del Grupo de Trabajo sobre el Examen Periódico Universal: Uruguay

## II. Conclusiones y recomendaciones

64. Las recomendaciones siguientes cuentan con su apoyo:

    (…)

2. Adoptar una ley (México);

8. Mejorar las cárceles (Canadá);

99. Examinará las siguientes:

    99.6 **Tipificar el delito (Perú);**

    99.19 **Renovar los esfuerzos (Iraq).**
"""
    (found,) = reading.read(text.encode(), "x.md", {"symbol": "A/HRC/8/34", "treaty": "UPR"})
    assert [each.number for each in found.paragraphs] == ["64", "64.2", "64.8", "99", "99.6", "99.19"]


def test_a_year_that_begins_a_line_is_no_number_of_a_paragraph() -> None:
    text = "# Acta\n\n1. Asumió el 10 de diciembre de\n\n1983. El país era otro.\n\n2. Se examinó.\n"
    (found,) = read(text)
    assert [each.number for each in found.paragraphs] == ["1", "2"]
    assert "1983. El país era otro." in found.paragraphs[0].full_text
