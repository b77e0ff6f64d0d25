"""Broken returned files through the whole way: logged or read, and what was frozen and sent stays as it was."""

import hashlib
from random import Random

from tests.builders.mutations import mutated
from tests.builders.rounds import a_round
from tests.cast import Cast
from workbench.drafting import queries as drafting
from workbench.installation import Installation

SAMPLE, FULL = 12, 300
RETURNED = (
    "21. In 2024 [Parliament](Chidi: Which chamber? / Amina: Both.) adopted {-the Act-}{+a law+} on Equality, which "
    "**prohibits** discrimination on every ground.",
    "22. The Ministry of Education trained 1,240 [teachers](Ines: And judges?) in human rights education.",
    "23. The Commission received 214 complaints, {+¶+}of which 180 were resolved within the year.",
)


def test_no_file_however_broken_changes_the_version_or_what_was_sent(
    installation: Installation, cast: Cast, full_count: bool
) -> None:
    held = a_round(installation, cast)
    held.sent("Add the figures of 2025.")
    (sent,) = held.comments(cast.amina)
    sound = held.file(*RETURNED)
    for seed in range(FULL if full_count else SAMPLE):
        data = mutated(sound, Random(seed))
        held.received(data, by=cast.operator, name=f"{seed}.docx")
        kept = installation.store.files.read(hashlib.sha256(data).hexdigest())
        assert kept == data  # evidence, whatever it is
    with installation.store.reading() as db:
        assert drafting.snapshot(db, None, held.snapshot.id) == held.snapshot
    assert sent in held.comments(cast.amina)
