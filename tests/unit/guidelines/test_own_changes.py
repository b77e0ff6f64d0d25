"""A State changes a pack by a small file beside it; what it changes is said, and what is wrong in it has its line."""

from dataclasses import replace
from pathlib import Path

import pytest

from workbench.guidelines import library
from workbench.guidelines.comparing import compared
from workbench.guidelines.library import FaultyPack, NameTaken, NotAName

CHANGES = """\
changes: icerd
sections:
- id: icerd.art-1
  title: Article 1, as Arcadia reports it
- id: arc.land
  after: icerd.art-1
  title: Land of indigenous peoples
  suggested_share: 0.05
  confidence: high
  requirements:
  - id: arc.land.01
    text: Titles given in the period
    kind: data
    basis: practice
    confidence: high
requirements:
- id: icerd.art-1.01
  text: Our own words for it
- id: icerd.art-1.02
  drop: yes
- id: arc.art-1.01
  section: icerd.art-1
  text: What the ombudsperson says of it
  kind: information
  basis: practice
  confidence: high
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "drafting_templates" / "guidelines" / "changes").mkdir(parents=True)
    return tmp_path


def change(home: Path, source: str, name: str = "icerd") -> Path:
    file = home / "drafting_templates" / "guidelines" / "changes" / f"{name}.yaml"
    file.write_text(source, "utf-8")
    return file


def test_what_the_state_changes_of_a_pack_is_changed_and_named_and_the_rest_stays(home: Path) -> None:
    change(home, CHANGES)
    before, now = library.pack("icerd"), library.pack("icerd", home)
    changes = compared(before, now)
    assert [each.id for each in changes.added] == ["arc.art-1.01", "arc.land.01"]
    assert [each.now.text for each in changes.reworded] == ["Our own words for it"]
    assert [each.id for each in changes.dropped] == ["icerd.art-1.02"]
    assert [each.id for each in changes.sections_added] == ["arc.land"]
    assert [each.now for each in changes.retitled] == ["Article 1, as Arcadia reports it"]
    assert changes.count == 6
    assert now.changes is not None
    assert set(now.changes.changed) == {"icerd.art-1", "icerd.art-1.01"}
    assert sum(each.suggested_share for each in now.sections) == pytest.approx(1, abs=0.001)
    assert now.version.startswith(f"{before.version}+")


def test_the_example_of_the_handbook_can_be_used_as_it_stands(home: Path) -> None:
    handbook = (Path(__file__).parents[3] / "docs" / "own-guidelines.md").read_text("utf-8")
    change(home, handbook.partition("```yaml\n")[2].partition("```")[0])
    changes = library.pack("icerd", home).changes
    assert changes is not None
    assert (changes.added, changes.dropped) == (("arc.land", "arc.art-1.01"), ("icerd.art-1.02",))


def test_the_list_says_that_a_pack_is_changed(home: Path) -> None:
    change(home, CHANGES)
    heads = {each.pack: each for each in library.heads(home)}
    assert (heads["icerd"].changed, heads["icerd"].own) == (True, False)
    assert heads["cedaw"].changed is False


@pytest.mark.parametrize(
    ("source", "line", "fault"),
    [
        ("changes: cedaw\n", 1, "must change “icerd”"),
        ("changes: icerd\nrequirements:\n- id: arc.1\n  section: icerd.art-99\n", 4, "no section “icerd.art-99”"),
        ("changes: icerd\nsections:\n- id: icerd.art-1\n  colour: red\n", 4, "“colour” is not known here"),
        ("changes: icerd\nsections:\n- id: arc.x\n  within: nowhere\n  title: X\n", 4, "no section “nowhere”"),
        ("changes: icerd\nrequirements:\n- id: icerd.art-1.01\n  kind: opinion\n", 4, "must be one of"),
    ],
)
def test_what_is_wrong_in_the_changes_is_named_with_its_line(home: Path, source: str, line: int, fault: str) -> None:
    file = change(home, source)
    with pytest.raises(FaultyPack, match="faults, the first in line"):
        library.pack("icerd", home)
    faults = library.check(home)
    assert any(each.file == file and each.line == line and fault in each.message for each in faults), faults
    assert library.check_file(file) == tuple(each for each in faults if each.file == file)
    assert faults == library.faults_of_own(home)


def test_a_pack_that_is_dropped_whole_is_refused(home: Path) -> None:
    drops = "".join(f"- id: {each.id}\n  drop: yes\n" for each in library.pack("icerd").sections)
    change(home, f"changes: icerd\nsections:\n{drops}")
    assert "at least one section" in library.faults_of_own(home)[0].message


def test_changes_of_a_pack_that_is_not_there_are_a_fault(home: Path) -> None:
    file = change(home, "changes: icerd-2\n", name="icerd-2")
    assert "no pack “icerd-2” to change" in library.check_file(file)[0].message


def test_a_pack_of_our_own_has_a_name_that_a_file_can_have_and_that_is_free(home: Path) -> None:
    pack = library.pack("icerd")
    with pytest.raises(NameTaken):
        library.keep_own(home, pack)
    file = library.keep_own(home, pack, replace=True)
    assert library.check_file(file) == ()
    assert library.pack("icerd", home).own
    with pytest.raises(NotAName):
        library.keep_own(home, replace(pack, pack="../icerd"))
