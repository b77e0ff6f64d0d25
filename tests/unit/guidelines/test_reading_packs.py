"""A guideline pack is taken whole or not at all, and each fault is named with its line."""

from pathlib import Path

import pytest

from workbench.guidelines import library
from workbench.guidelines.reading import head_of, read

PACK = """\
pack: icerd
treaty: ICERD
treaty_name: Convention on Racial Discrimination
report_type: initial_and_periodic
treaty_body: CERD
word_limit: 21200
word_limits:
  initial: 31800
confidence: high
counts:
  sections: 2
  requirements: 2
  low_confidence: 1
sections:
- id: icerd.intro
  title: Introduction
  articles: []
  source_paras: 3,6-9
  suggested_share: 1.0
  confidence: high
  requirements:
  - id: icerd.intro.01
    text: How civil society took part
    kind: information
    basis: guideline
    confidence: high
  sections:
  - id: icerd.intro.a
    title: Within
    suggested_share: 0.4
    confidence: medium
    requirements:
    - id: icerd.intro.a.01
      text: Statistics by sex
      kind: data
      basis: practice
      confidence: low
      disaggregation:
      - sex
"""
FILE = Path("guidelines/icerd.yaml")


def faults_of(source: str) -> list[str]:
    guideline, faults = read(source, FILE)
    assert (guideline is None) == bool(faults)
    return [str(fault) for fault in faults]


def test_a_pack_is_read_with_its_sections_limits_and_confidence() -> None:
    guideline, faults = read(PACK, FILE)
    assert not faults
    assert guideline is not None
    assert [(level, section.id) for level, section in guideline.walk()] == [(1, "icerd.intro"), (2, "icerd.intro.a")]
    assert guideline.word_limits == {"initial": 31800}
    assert [(each.id, each.required, each.confidence) for each in guideline.requirements] == [
        ("icerd.intro.01", True, "high"),
        ("icerd.intro.a.01", False, "low"),
    ]


@pytest.mark.parametrize(
    ("right", "wrong", "line", "reason"),
    [
        ("basis: guideline", "basis: guidelines", 25, "must be one of guideline, treaty"),
        ("    kind: information\n", "", 22, "“kind” is missing"),
        ("suggested_share: 0.4", "suggested_share: lots", 30, "must be a number"),
        ("suggested_share: 1.0", "suggested_share: 0.5", 14, "sum to 0.5000"),
        ("suggested_share: 0.4", "suggested_share: 1.4", 30, "between 0 and 1"),
        ("  title: Within", "  titel: Within", 29, "“titel” is not known"),
        ("icerd.intro.a.01", "icerd.intro.01", 33, "stands twice"),
        ("requirements: 2", "requirements: 3", 12, "the file has 2"),
        ("treaty: ICERD", "treaty: [ICERD]", 2, "must be a text"),
        ("- sex", "- sex: 1", 39, "list of texts"),
        ("pack: icerd", "pack: cerd", 1, "name both alike"),
        ("articles: []", "articles: [", 19, "cannot be read as YAML"),
    ],
)
def test_each_fault_is_named_with_its_line(right: str, wrong: str, line: int, reason: str) -> None:
    faults = faults_of(PACK.replace(right, wrong, 1))
    assert any(fault.startswith(f"{FILE}:{line}: ") and reason in fault for fault in faults), faults


@pytest.mark.parametrize("source", ["", "just words", "- a\n- b\n"])
def test_what_is_no_pack_is_refused(source: str) -> None:
    assert faults_of(source)


def test_all_packs_of_the_program_are_without_fault() -> None:
    assert library.check() == ()
    assert len(library.packs()) == 22
    assert sum(len(guideline.requirements) for guideline in library.packs()) == 1586


def test_the_list_of_packs_says_the_same_as_the_packs_themselves() -> None:
    assert library.heads() == tuple(head_of(each) for each in library.packs())


def test_a_state_s_own_pack_stands_in_for_the_program_s(tmp_path: Path) -> None:
    folder = tmp_path / "drafting_templates" / "guidelines"
    folder.mkdir(parents=True)
    (folder / "icerd.yaml").write_text(PACK, "utf-8")
    own = library.pack("icerd", tmp_path)
    assert own.own
    assert own.treaty_name == "Convention on Racial Discrimination"
    assert not library.pack("cedaw", tmp_path).own
    assert [each.pack for each in library.heads(tmp_path) if each.own] == ["icerd"]


def test_a_faulty_pack_is_refused_by_name_and_line(tmp_path: Path) -> None:
    folder = tmp_path / "drafting_templates" / "guidelines"
    folder.mkdir(parents=True)
    (folder / "icerd.yaml").write_text(PACK.replace("kind: data", "kind: figures"), "utf-8")
    with pytest.raises(library.FaultyPack, match=r"in line 35.*workbench guidelines check"):
        library.pack("icerd", tmp_path)
    with pytest.raises(library.NoSuchPack, match="icescr"):
        library.pack("icerrd", tmp_path)


def test_a_file_that_is_not_utf_8_is_named_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_bytes(b"pack: x\ntreaty: Conven\xe7\xe3o\n")
    assert [fault.line for fault in library.check_file(file)] == [2]
    assert library.check_file(tmp_path / "none.yaml")[0].message.startswith("cannot be opened")
