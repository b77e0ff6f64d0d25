"""Which tables of a file are taken in, and by which map: proposed, shown, changed by a person, remembered."""

from pathlib import Path

from click.testing import CliRunner, Result

from tests.builders.tables import xlsx
from workbench.cli import main
from workbench.installation import Installation

ASK = "The Committee recommends that the State party adopt a law on schools, and see to it that it is kept."
HEAD = ["Text", "Who", "Status"]
BOOK = {
    "Plan": [HEAD, [ASK, "Waters and Forests", "In progress"]],
    "Dictionary": [["Column", "Meaning"], ["Text", "As printed in CAT/C/ARC/CO/2"], ["Who", "Ministry"]],
    "Old - delete later": [HEAD, [ASK.replace("schools", "prisons"), "Bench and Bar", "Done"]],
}


def called(installation: Installation, *arguments: str | Path) -> Result:
    home = str(installation.store.home)
    return CliRunner().invoke(main, ["--home", home, "recommendations", "import", *map(str, arguments)])


def book(folder: Path, name: str = "tracker.xlsx") -> Path:
    path = folder / name
    path.write_bytes(xlsx(BOOK))
    return path


def ministries(installation: Installation) -> set[str]:
    with installation.store.reading() as db:
        sql = "select distinct name from recommendation_tag join organisation on id = value where facet = 'ministry'"
        return {str(row["name"]) for row in db.query(sql)}


def test_what_is_left_out_is_said_with_how_to_choose_it(installation: Installation, tmp_path: Path) -> None:
    result = called(installation, book(tmp_path))
    assert result.exit_code == 0
    assert "1 added" in result.stdout
    assert "Left out: Old - delete later. The name of the sheet says that it is to be deleted." in result.stderr
    assert "--table TITLE" in result.stderr


def test_a_sheet_that_was_to_be_left_out_is_taken_in_when_it_is_named(
    installation: Installation, tmp_path: Path
) -> None:
    assert "1 added" in called(installation, book(tmp_path), "--table", "Old - delete later").stdout
    with installation.store.reading() as db:
        texts = [row["text"] for row in db.query("select text from recommendation")]
    assert len(texts) == 1
    assert "prisons" in texts[0]


def test_a_table_that_is_not_there_is_refused_with_those_that_are(installation: Installation, tmp_path: Path) -> None:
    result = called(installation, book(tmp_path), "--table", "Plans")
    assert result.exit_code != 0
    assert "Plan, Dictionary, Old - delete later" in result.output


def test_the_map_that_is_shown_is_the_file_that_is_read_again_and_nothing_is_taken_in(
    installation: Installation, tmp_path: Path
) -> None:
    shown = called(installation, book(tmp_path), "--show-columns").stdout
    assert '"Text" = "text"' in shown
    assert '# "Who" = ""' in shown
    assert 'symbol = "CAT/C/ARC/CO/2"' in shown
    with installation.store.reading() as db:
        assert db.execute("select count(*) from recommendation").fetchone()[0] == 0


def test_a_map_that_a_person_changed_is_remembered_for_the_next_table_with_these_columns(
    installation: Installation, tmp_path: Path
) -> None:
    path = tmp_path / "map.toml"
    shown = called(installation, book(tmp_path), "--show-columns").stdout
    path.write_text(shown.replace('# "Who" = ""', '"Who" = "responsible"'), "utf-8")
    assert called(installation, book(tmp_path), "--columns", path).exit_code == 0
    assert ministries(installation) == {"Waters and Forests"}
    assert called(installation, book(tmp_path, "next.xlsx"), "--table", "Old - delete later").exit_code == 0
    assert ministries(installation) == {"Waters and Forests", "Bench and Bar"}
