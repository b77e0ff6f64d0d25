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


def headings() -> int:
    """The headings over the paragraphs of the index, 6 to 67; the team counts one theme for each."""
    found = read("brazil/cerd/CERD-Observacoes-Brasil-2022.pdf").paragraphs
    indexed = [each for each in found if each.number and 6 <= int(each.number) <= 67]
    return len({(each.section, each.heading) for each in indexed})


def report() -> Report:
    """One line; the index is to be met exactly."""
    agreeing, themes, total, wanted = team_index()
    over = headings()
    line = f"The Brazilian team's index: {over} headings, {agreeing}/{themes} themes agree, {total} units of {wanted}"
    exactly = (
        ("headings of the team's index", over / themes),
        ("themes of the team's index", agreeing / themes),
        ("units of the team's index", total / wanted),
    )
    return Report((line,), tuple(Floor(name, value, least=1.0, most=1.0) for name, value in exactly))
