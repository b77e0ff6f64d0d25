"""Returned files by the thousand, each a little or badly broken, read in one limited process on one snapshot.

`read_many` runs there; asked by `tests.builders.breaking`.
"""

import time
import traceback
from collections.abc import Sequence
from pathlib import Path
from random import Random

from tests.builders.mutations import mutated
from tests.builders.snapshots import a_section, a_snapshot
from tests.builders.word import docx, packed, unpacked
from workbench.comments.frozen import written_sections
from workbench.comments.intake import files
from workbench.comments.intake.records import Intake, ReceivedComment
from workbench.comments.intake.table.places import places_of
from workbench.drafting.records import Snapshot
from workbench.errors import WorkbenchError

File = tuple[str, bytes]

TEXTS = (
    "In 2024 Parliament adopted the Act on Equality, which prohibits discrimination on every ground.",
    "With reference to article 9 of the Convention, 214 complaints were received, of which 180 were resolved.",
    "With reference to article 6 of the Convention, 214 complaints were received, of which 18 were resolved.",
    "تلقت اللجنة 214 شكوى، حُلّت منها 180 شكوى خلال السنة.",
)
RETURNED = (
    "21. In 2024 [Parliament](Chidi: Which chamber? / Amina: Both.) adopted {-the Act-}{+a law+} on Equality, "
    "which [prohibits](Ines: On what ground?) discrimination on every ground.",
    "22. With reference to article 9 of the Convention, 214 complaints were received, {+¶+}of which 180 were resolved.",
    "23. {-With reference to article 6 of the Convention, 214 complaints were received, of which 18 were resolved.¶-}",
    "24. تلقت اللجنة [214 شكوى](Chidi: كم منها؟)، حُلّت منها 180 شكوى خلال السنة.^{+ New.¶One more.+}",
)
_TABLE = (
    '<w:tbl><w:tr><w:trPr><w:ins w:author="Chidi"/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r>'
    "<w:t>a</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    '<w:p><w:moveFromRangeStart w:id="901" w:name="m1"/><w:moveFrom w:author="A"><w:r><w:t>one</w:t></w:r></w:moveFrom>'
    '<w:moveFromRangeEnd w:id="901"/><w:moveToRangeStart w:id="902" w:name="m1"/><w:moveTo w:author="A"><w:r>'
    '<w:t>one</w:t></w:r></w:moveTo><w:moveToRangeEnd w:id="902"/><w:r><w:rPr><w:b/><w:rPrChange w:author="A"><w:rPr/>'
    "</w:rPrChange></w:rPr><w:t>x</w:t></w:r></w:p>"
)


def the_snapshot() -> Snapshot:
    """The frozen text on which they are read."""
    return a_snapshot(a_section("Equality", *TEXTS[:2]), a_section("Complaints", *TEXTS[2:]))


def originals() -> tuple[File, ...]:
    """Sound returned files: with and without the marks of the draft, untouched, with a table, without the threads."""
    snapshot = the_snapshot()
    uids = [uid for section in written_sections(snapshot) for uid in (section.id, *(p.id for p in section.paragraphs))]
    told = (f"# {snapshot.sections[0].title}", *RETURNED[:2], f"# {snapshot.sections[1].title}", *RETURNED[2:])
    named = {"WorkbenchSnapshot": snapshot.id}
    sound = {
        "marked": docx(*told, uids=uids, properties=named),
        "with a table": docx(*told, uids=uids, properties=named, body=_TABLE),
        "without marks": docx(*told, threads=False),
        "untouched": docx(*(f"{number}. {text}" for number, text in enumerate(TEXTS, 21)), properties=named),
    }
    strict = {
        name: part.replace(b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", _STRICT)
        for name, part in unpacked(sound["marked"]).items()
    }
    return (*sound.items(), ("strict", packed(strict)))


_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"


def named_as_the_draft(data: bytes) -> bytes:
    """Any Word file, as if it were the draft sent out: it names the snapshot."""
    parts = unpacked(data)
    custom = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
    entry = f'<Relationship Id="rDraft" Type="{kind}" Target="docProps/draft.xml"/></Relationships>'
    part = f'<Override PartName="/docProps/draft.xml" ContentType="{custom}"/></Types>'
    rels, types = parts["_rels/.rels"], parts["[Content_Types].xml"]
    parts["_rels/.rels"] = rels.replace(b"</Relationships>", entry.encode())
    parts["[Content_Types].xml"] = types.replace(b"</Types>", part.encode())
    own = unpacked(originals()[0][1])["docProps/custom.xml"]
    return packed({**parts, "docProps/draft.xml": own})


def file_of(files_: Sequence[File], seed: int) -> File:
    """The name and the content of the mutation with that seed."""
    random = Random(seed)
    name, data = random.choice(files_)
    return name, mutated(data, random)


def receive(data: bytes, snapshot: Snapshot) -> Intake:
    """As the product reads a returned file, within its limited process."""
    frozen, places = files.frozen_paragraphs(snapshot), places_of(snapshot)
    return files.receive(data, frozen, places, snapshot_id=snapshot.id)


Became = tuple[int, str, tuple[str, ...], float]


def read_many(files_: Sequence[File], seeds: Sequence[int]) -> list[Became]:
    """For each seed (seed, "read" | "refused" | "stumbled", what is told or where it stumbled, seconds of work)."""
    snapshot = the_snapshot()
    found = []
    for seed in seeds:
        name, data = file_of(files_, seed)
        began = time.process_time()
        became, words = _became(name, data, snapshot)
        found.append((seed, became, words, time.process_time() - began))
    if snapshot != the_snapshot():
        raise AssertionError("the snapshot was changed")
    return found


def _became(name: str, data: bytes, snapshot: Snapshot) -> tuple[str, tuple[str, ...]]:
    try:
        intake = receive(data, snapshot)
    except WorkbenchError as refusal:
        return "refused", (str(refusal),)
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        return "stumbled", (f"{type(error).__name__} in {Path(last.filename).name}, line {last.lineno}, of {name}",)
    wrong = [each for each in intake.everything if not _stands(each, snapshot)]
    return (
        ("read", tuple(map(str, intake.warnings))) if not wrong else ("stumbled", (f"a place that is none: {wrong}",))
    )


def _stands(one: ReceivedComment, snapshot: Snapshot) -> bool:
    """Whether what is said to stand somewhere stands on words of the snapshot."""
    anchor = one.anchor
    if anchor.paragraph_id is None or anchor.start is None or anchor.end is None:
        return True
    texts = {p.uid: p.text for p in files.frozen_paragraphs(snapshot)}
    said = texts.get(anchor.paragraph_id, "")[anchor.start : anchor.end]
    return 0 <= anchor.start <= anchor.end and anchor.quote in (said, "¶")
