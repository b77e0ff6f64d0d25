"""What the columns of a table mean is proposed from their names and their cells, with how surely and why."""

from collections.abc import Sequence

import pytest

from workbench.recommendations.intake.fixing import Known, symbols_named
from workbench.recommendations.intake.proposing import NoHeader, NoText, checked, proposed
from workbench.recommendations.intake.records import Field, Row, Table

ASK = "The Committee recommends that the State party adopt a law on schools, and see to it that it is kept."
RECOMENDA = "O Comitê recomenda que o Estado parte adote uma lei sobre as escolas e garanta a sua aplicação."


def a_table(title: str = "Follow-up", **columns: Sequence[str]) -> Table:
    """A table by its columns; `__` in a name stands for a space."""
    named = {name.replace("__", " "): cells for name, cells in columns.items()}
    height = max(map(len, named.values()))
    rows = tuple(
        Row(
            at + 2, f"row {at + 2}", {name: cells[at] for name, cells in named.items() if at < len(cells) and cells[at]}
        )
        for at in range(height)
    )
    return Table(title, tuple(named), rows)


def meanings(table: Table, known: Known | None = None) -> dict[str, Field]:
    return dict(proposed(table, known).column_map.columns)


def test_a_tracker_s_export_is_understood_column_by_column() -> None:
    table = a_table(
        Document__symbol=["CAT/C/ARC/CO/2"] * 3,
        Paragraph=["12", "14 (a)", "15"],
        Text__of__the__recommendation=[ASK] * 3,
        Lead__institution=["Ministry of Justice", "Ministry of Health; Police", "Ministry of Justice"],
        Supporting__institutions=["", "Ministry of Finance", "Bar Association of Arcadia Council"],
        SDG__targets=["16.2", "3.8", "16.3"],
        Implementation__status=["In progress", "Implemented", "Not started"],
        Priority=["High", "Low", "Medium"],
        Deadline=["2027-03-31", "2027", "31/12/2028"],
        Budget=["1,200", "", "300"],
    )
    assert meanings(table) == {
        "Document symbol": Field.SYMBOL,
        "Paragraph": Field.NUMBER,
        "Text of the recommendation": Field.TEXT,
        "Lead institution": Field.RESPONSIBLE,
        "Supporting institutions": Field.SUPPORTING,
        "SDG targets": Field.SDGS,
        "Implementation status": Field.STATUS,
        "Priority": Field.PRIORITY,
        "Deadline": Field.DUE,
    }
    assert proposed(table).column_map.splits == {Field.RESPONSIBLE: (";",)}


def test_the_columns_of_a_national_database_are_understood_and_the_rest_is_left_with_the_row() -> None:
    table = a_table(
        **{
            "Source symbol": ["CEDAW/C/ARC/CO/7", "CEDAW/C/ARC/CO/7"],
            "Paragraph": ["21", "23"],
            "Letter": ["(a)", ""],
            "Body": ["CEDAW", "CEDAW"],
            "Date": ["2022-02-18", "2022-02-18"],
            "Text": [ASK, ASK],
            "Theme": ["Right to education", "Violence against women"],
            "Affected persons": ["Children", "Women & girls"],
            "SDG targets": ["4.1", "5.2"],
            "Follow-up due": ["2024-02", ""],
            "UPR position": ["", ""],
            "Lead institution": ["Ministry of Education", "Ministry of the Interior; Police"],
            "Supporting institutions": ["", "Bar Council"],
            "Priority": ["High", "Medium"],
            "Deadline": ["2025-06-30", "2026-06-30"],
            "Indicators": ["Share of girls in school", ""],
            "Budget": ["1200", "300"],
            "Status": ["In progress", "Not started"],
            "Evidence": ["Act No. 7", ""],
            "Report section": ["Article 10", "Article 2"],
            "Start date": ["2023-01-01", "2023-02-01"],
            "Last update": ["2024-01-01", "2024-01-01"],
        }
    )
    found = meanings(table)
    assert found["Source symbol"] is Field.SYMBOL
    assert found["Paragraph"] is found["Letter"] is Field.NUMBER
    assert (found["Body"], found["Date"], found["Text"]) == (Field.BODY, Field.DATE, Field.TEXT)
    assert (found["Theme"], found["Affected persons"], found["SDG targets"]) == (
        Field.THEMES,
        Field.PERSONS,
        Field.SDGS,
    )
    assert (found["Lead institution"], found["Supporting institutions"]) == (Field.RESPONSIBLE, Field.SUPPORTING)
    assert (found["Priority"], found["Deadline"]) == (Field.PRIORITY, Field.DUE)
    assert (found["Status"], found["Evidence"]) == (Field.STATUS, Field.EVIDENCE)
    assert not {"Indicators", "Budget", "Report section", "Start date", "Last update", "Follow-up due"} & set(found)


@pytest.mark.parametrize(
    ("text", "lead", "status", "words"),
    [
        ("Recomendación", "Institución responsable", "Estado de cumplimiento", ["En curso", "Cumplida"]),
        ("Recommandation", "Ministère responsable", "État d’avancement", ["En cours", "Non commencé"]),
        ("Recomendação", "Órgão responsável", "Situação", ["Em andamento", "Não iniciado"]),
        ("Рекомендация", "Ответственное ведомство", "Статус выполнения", ["Выполнено", "В работе"]),
        ("التوصية", "الجهة المسؤولة", "حالة التنفيذ", ["قيد التنفيذ", "نفذت"]),
        ("建议内容", "负责部门", "执行情况", ["进行中", "已完成"]),
        ("建議內容", "權責機關", "辦理情形", ["進行中", "已完成"]),
    ],
)
def test_columns_are_known_by_their_names_in_the_languages_of_the_offices(
    text: str, lead: str, status: str, words: list[str]
) -> None:
    table = a_table(**{text: [ASK, ASK], lead: ["Ministry of Justice", "Police of Arcadia"], status: words})
    assert meanings(table) == {text: Field.TEXT, lead: Field.RESPONSIBLE, status: Field.STATUS}


def test_the_cells_tell_a_state_from_a_status_where_one_word_is_the_name_of_both() -> None:
    states = a_table(Texto=[RECOMENDA] * 2, Estado=["Brasil", "Chile"])
    statuses = a_table(Texto=[RECOMENDA] * 2, Estado=["Em andamento", "Não iniciado"])
    assert meanings(states)["Estado"] is Field.STATE
    assert meanings(statuses)["Estado"] is Field.STATUS


def test_a_name_that_the_cells_do_not_bear_out_is_not_believed() -> None:
    table = a_table(
        Text=[ASK] * 2, Link__with__SDG__18=["Goal 18: own words", "Meta 10 (Territories)"], Date=["soon", "?"]
    )
    assert meanings(table) == {"Text": Field.TEXT}


def test_the_column_that_holds_numbered_paragraphs_is_the_text_whatever_its_name() -> None:
    packed = f"Schools\n7. The Committee is concerned about schools.\n8. {ASK}"
    table = a_table(Recommended__action=["Pay teachers"], Paragraphs=[packed, packed, packed])
    assert meanings(table) == {"Paragraphs": Field.TEXT}


def test_a_column_of_citations_is_no_text_though_it_is_named_recommendation() -> None:
    cited = ["CERD/C/ARC/CO/7-9, para. 10 (b)", "CERD/C/ARC/CO/7-9, para. 20 (c)", "CERD/C/ARC/CO/7-9, para. 24"]
    table = a_table(Recommendation=cited, Measures__taken=["A bill was drafted."] * 3)
    assert meanings(table)["Recommendation"] is Field.CITATION


def test_paragraphs_that_are_spoken_of_are_told_from_scores() -> None:
    table = a_table(
        Text=[ASK] * 4,
        Questions=[
            "[Par. 5 e 6] A lei foi aplicada?",
            "[Parágrafos 7 e 8] E agora?",
            "[Par. 9 a] Quando?",
            "[Par. 11] Por quê?",
        ],
        Score=["1", "1", "2", "1"],
    )
    assert meanings(table) == {"Text": Field.TEXT, "Questions": Field.NUMBER}


def test_a_table_of_the_review_is_known_by_who_recommended() -> None:
    table = a_table(
        To=["Arcadia", "Kenya"],
        From=["Brazil", "Chile, Peru"],
        Text=["Ratify the treaty;", ASK],
        Response=["Accepted", "Noted"],
    )
    found = proposed(table).column_map
    assert found.columns["From"] is Field.RECOMMENDING_STATES
    assert (found.fixed, found.splits) == ({Field.TREATY: "UPR"}, {Field.RECOMMENDING_STATES: (",",)})


def test_the_list_that_is_sent_after_a_review_is_understood() -> None:
    table = a_table(
        **{
            "Recommendation and recommending State": [
                "147.1 Ratify the Convention (Kenya);",
                "147.2 Adopt a law (Peru);",
            ],
            "Position of the State under review": [
                "Supported\nA/HRC/1/15/Add.1 - Para.3",
                "Noted\nA/HRC/1/15/Add.1 - Para.4",
            ],
            "Human rights themes and groups of persons": ["Right to health\nChildren", "Migrants"],
            "Relevant SDGs": ["GOAL 3: GOOD HEALTH AND WELL-BEING", "GOAL 16: PEACE, JUSTICE AND STRONG INSTITUTIONS"],
        }
    )
    found = proposed(table).column_map
    assert list(found.columns.values()) == [Field.TEXT, Field.POSITION, Field.THEMES, Field.SDGS]
    assert found.fixed[Field.TREATY] == "UPR"


def test_the_symbol_is_taken_from_the_sheet_that_explains_the_columns() -> None:
    dictionary = a_table("Dictionary", Column=["Text"], Meaning=["As printed in CERD/C/ARC/CO/3."])
    table = a_table(Text=[ASK], Paragraph=["7"])
    known = Known(symbols=symbols_named((table, dictionary)))
    assert proposed(table, known).column_map.fixed == {Field.SYMBOL: "CERD/C/ARC/CO/3"}


def test_treaty_and_state_are_taken_from_the_title_where_it_leaves_no_doubt() -> None:
    titled = a_table("Convention on the Rights of the Child: allocation of the recommendations to Kenya", Text=[ASK])
    doubtful = a_table("Kenya and Brazil", Text=[ASK])
    assert proposed(titled).column_map.fixed == {Field.TREATY: "CRC", Field.STATE: "KEN"}
    assert proposed(doubtful).column_map.fixed == {}


def test_a_comma_and_the_word_for_and_part_ministries_but_not_the_name_of_one() -> None:
    lists = ["IBGE, Ministério da Igualdade e MDS", "MJ, Ministério da Saúde"]
    single = ["Ministry of Health and Welfare", "Ministry of Trade and Industry"]
    assert proposed(a_table(Text=[ASK] * 2, Agência=lists)).column_map.splits == {Field.RESPONSIBLE: (",", " e ")}
    assert proposed(a_table(Text=[ASK] * 2, Ministry=single)).column_map.splits == {}


def test_ministries_and_goals_are_known_by_their_cells_where_the_name_says_nothing() -> None:
    table = a_table(
        Text=[ASK] * 3,
        Who=["Ministry of Justice", "Secretariat for Women", "Police"],
        Where=["SDG 4.1", "Goal 5: Gender equality", "SDG 16"],
        Code=["AB", "CD", "EF"],
    )
    assert meanings(table) == {"Text": Field.TEXT, "Who": Field.RESPONSIBLE, "Where": Field.SDGS}


def test_each_proposal_says_how_sure_it_is_and_why() -> None:
    said = {each.header: each for each in proposed(a_table(Text=[ASK], Colour=["red"], Status=["Done"])).columns}
    assert said["Colour"].meaning is None
    assert said["Status"].confidence > 0.9
    assert said["Status"].reason == "its name and its cells say so"


def test_a_table_without_names_is_refused_with_what_to_do() -> None:
    with pytest.raises(NoHeader, match="one row above"):
        proposed(Table("List", (), (Row(1, "row 1", {"A": "x"}),)))


def test_a_table_without_a_text_is_refused_and_its_columns_are_named() -> None:
    table = a_table(Colour=["red", "blue"], Weight=["1", "2"])
    with pytest.raises(NoText, match="Colour, Weight"):
        checked(table, proposed(table))


def test_numbers_of_paragraphs_are_enough_where_the_document_is_known() -> None:
    table = a_table("CAT/C/ARC/CO/2", Paragraph=["12", "13"], Ministry=["Ministry of Justice", "Police of Arcadia"])
    assert checked(table, proposed(table)).fixed == {Field.SYMBOL: "CAT/C/ARC/CO/2"}
