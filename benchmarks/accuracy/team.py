"""A drafting team's own index of the recommendations addressed to its State."""

from collections import defaultdict

from benchmarks.accuracy.scores import Floor, Report, read, stored_paragraphs, table
from workbench.recommendations.recognising import Unit, units


def team_index() -> tuple[int, int, int, int]:
    """Themes whose recommendations are as many as the team counted, of all; units found of 80, wanted."""
    rows = table("cerd-bra-co-18-20_team-index.tsv")
    stored = stored_paragraphs(read("brazil/cerd/CERD-Observacoes-Brasil-2022.pdf").paragraphs)
    numbers = {each.id: each.number or "" for each in stored}
    counted: dict[str, list[Unit]] = defaultdict(list)
    for unit in units(stored):
        counted[numbers[unit.paragraph_id]].append(unit)
    agreeing = total = 0
    for row in rows:
        found = sum(len(counted[number.strip()]) for number in row["para"].replace(";", ",").split(","))
        agreeing += found == int(row["recommendations_counted_by_the_team"])
        total += found
    return agreeing, len(rows), total, sum(int(row["recommendations_counted_by_the_team"]) for row in rows)


def report() -> Report:
    """One line; the index is to be met exactly."""
    agreeing, themes, total, wanted = team_index()
    line = f"The Brazilian team's index: {agreeing}/{themes} themes agree, {total} units of {wanted}"
    exactly = (("themes of the team's index", agreeing / themes), ("units of the team's index", total / wanted))
    return Report((line,), tuple(Floor(name, value, least=1.0, most=1.0) for name, value in exactly))
