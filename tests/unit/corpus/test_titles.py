"""The title of a document: short enough to stand in a citation."""

from workbench.corpus.parsing.blocks import Block
from workbench.corpus.parsing.identity.titles import cut, title_of


def _large(text: str) -> Block:
    return Block(text=text, bold=1.0, size=17.0, page=1)


def _running(text: str = "The Committee considered the report. " * 8) -> Block:
    return Block(text=text, bold=0.0, size=10.0, page=1)


def test_the_parts_of_a_title_are_joined_as_long_as_they_fit() -> None:
    parts = ["Concluding observations on the initial report of Arcadia*", "Adopted at its third session", "Words " * 40]
    title = title_of([*map(_large, parts), _running(), _running()], fallback="file")
    assert title == "Concluding observations on the initial report of Arcadia Adopted at its third session"


def test_a_single_line_that_is_too_long_is_cut_where_a_word_ends() -> None:
    title = title_of([_large("Plan " * 80), _running(), _running()], fallback="file")
    assert len(title) <= 200
    assert title.endswith("Plan")


def test_the_first_headings_in_12_point_are_no_part_of_a_title_in_14() -> None:
    title = Block(
        text="List of issues in relation to the fifth periodic report of Arcadia*", bold=1.0, size=14.0, page=1
    )
    heading = Block(text="Constitutional and legislative framework", bold=1.0, size=12.0, page=1)
    read = title_of([title, heading, _running(), _running()], fallback="file")
    assert read == "List of issues in relation to the fifth periodic report of Arcadia"


def test_the_state_in_14_point_is_part_of_a_title_in_17() -> None:
    state = Block(text="Arcadia", bold=1.0, size=14.0, page=1)
    assert title_of([_large("Report of the Working Group"), state, _running(), _running()], fallback="file") == (
        "Report of the Working Group Arcadia"
    )


def test_a_chinese_title_ends_where_people_met_or_the_contents_begin() -> None:
    assert cut(["儿童权利公约第三次国家报告民间审查会议纪录时间：2026年1月27日地点：会议中心"]) == (
        "儿童权利公约第三次国家报告民间审查会议纪录"
    )
    assert cut(["关于阿卡迪亚首次国家报告的结论性意见目录i ii iii"]) == "关于阿卡迪亚首次国家报告的结论性意见"
    assert len(cut(["关于阿卡迪亚首次国家报告" * 20])) == 70


def test_a_chinese_word_in_a_title_of_letters_does_not_shorten_it() -> None:
    title = "Concluding observations on the first report of Arcadia under article 9 of the Convention (结论性意见)"
    assert cut([title]) == title
