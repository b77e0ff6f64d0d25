"""Session, day received and day adopted, as seven languages print them."""

import pytest

from workbench.corpus.parsing.identity import occasions
from workbench.corpus.parsing.identity.ordinals import chinese_number


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("108th session", "108"),
        ("One hundred and eighth session", "108"),
        ("Human Rights Council Forty-first session Agenda item 6", "41"),
        ("Eightieth session", "80"),
        ("Vingt-deuxième session", "22"),
        ("Quatre-vingt-dix-septième session", "97"),
        ("108e session", "108"),
        ("22º período de sesiones", "22"),
        ("Vigésimo segundo período de sesiones", "22"),
        ("Décima sesión", "10"),
        ("108ª Sessão do Comitê", "108"),
        ("22-я сессия", "22"),
        ("Двадцать вторая сессия", "22"),
        ("الدورة الثانية والعشرون", "22"),
        ("الدورة الثامنة بعد المائة", "108"),
        ("第二十二届会议", "22"),
        ("第一百零八届会议", "108"),
        ("Closed session of the committee", None),
        ("Fifth report of the State party", None),
    ],
)
def test_a_cover_says_the_session(printed: str, number: str | None) -> None:
    assert occasions.session((printed,), (), ()) == number


@pytest.mark.parametrize(
    ("note", "number"),
    [
        ("Adopted by the Committee at its 22nd session (26 August–20 September 2019).", "22"),
        ("Adoptées par le Comité à sa vingt et unième session (11 mars-5 avril 2019).", "21"),
        ("Aprobadas por el Comité en su 22º período de sesiones (26 de agosto a 20 de septiembre de 2019).", "22"),
        ("Приняты Комитетом на его двадцать второй сессии (26 августа – 20 сентября 2019 года).", "22"),
        ("اعتمدتها اللجنة في دورتها الثانية والعشرين (26 آب/أغسطس - 20 أيلول/سبتمبر 2019).", "22"),
        ("委员会第二十二届会议(2019年8月26日至9月20日)通过。", "22"),
    ],
)
def test_a_note_says_where_the_text_was_adopted(note: str, number: str) -> None:
    assert occasions.is_of_adoption(note) or "通过" in note
    assert occasions.session((), (note,), ()) == number


@pytest.mark.parametrize(
    "first",
    [
        "It held its meeting on 11 September 2019. At its 510th meeting, held on 20 September 2019, it adopted them.",
        "Il a adopté les observations finales ci-après à sa 510e séance, le 20 septembre 2019.",
        "En su 510ª sesión, celebrada el 20 de septiembre de 2019, aprobó las presentes observaciones finales.",
        "Na sua 510ª reunião, realizada em 20 de setembro de 2019, adotou as presentes observações finais.",
        "На своем 510-м заседании 20 сентября 2019 года он принял настоящие заключительные замечания.",
        "واعتمدت في جلستها 510، المعقودة في 20 أيلول/سبتمبر 2019، هذه الملاحظات الختامية.",
        "在2019年9月20日举行的第510次会议上,委员会通过了本结论性意见。",
    ],
)
def test_the_first_paragraph_says_the_day_of_adoption(first: str) -> None:
    assert occasions.adopted((), (first,)) == "2019-09-20"


def test_of_a_session_only_what_its_days_share_is_known() -> None:
    note = "Adopted by the Committee at its 22nd session (26 August–20 September 2019)."
    within = "Adopted by the pre-sessional working group at its 3rd session (20–24 April 2015)."
    assert (occasions.adopted((note,), ()), occasions.adopted((within,), ())) == ("2019", "2015-04")


def test_a_law_adopted_elsewhere_is_not_the_texts_own_adoption() -> None:
    assert occasions.adopted((), ("Parliament adopted the Act on 3 May 2019.",)) is None
    assert not occasions.is_of_adoption("Adopted by the General Assembly at its sixty-first session.")


@pytest.mark.parametrize(
    "printed",
    [
        "[Date received: 3 April 2012]",
        "[Date de réception : 3 avril 2012]",
        "[Fecha de recepción: 3 de abril de 2012]",
        "[Data de recebimento: 3 de abril de 2012]",
        "[Дата получения: 3 апреля 2012 года]",
        "[تاريخ الاستلام: 3 نيسان/أبريل 2012]",
        "[收到日期:2012年4月3日]",
    ],
)
def test_a_cover_says_when_a_report_came_in(printed: str) -> None:
    assert occasions.received(("Arcadia*", printed)) == "2012-04-03"


def test_chinese_numbers_are_read() -> None:
    assert [chinese_number(each) for each in ("二十二", "十", "一百零八", "38", "五十")] == [22, 10, 108, 38, 50]
    assert chinese_number("甲") is None
