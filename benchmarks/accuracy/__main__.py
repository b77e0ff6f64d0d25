"""Print every table and its floors; exit status 1 if one is missed."""

import sys

from benchmarks.accuracy import REPORTS
from benchmarks.accuracy.scores import DATA, Floor
from workbench.errors import WorkbenchError


def main() -> int:
    """Print all tables; 1 if a floor is missed."""
    if not DATA.is_dir():
        print(f"The documents to measure against are not there ({DATA}). Nothing was measured.")
        return 0
    floors: list[Floor] = []
    for report in REPORTS:
        made = report()
        print("\n".join(made.lines), flush=True)
        floors.extend(made.floors)
    for floor in floors:
        bound = f"≤ {floor.most:.2%}" if floor.most < float("inf") else f"≥ {floor.least:.2%}"
        print(f"Floor: {floor.name} {floor.value:.2%} ({bound}): {'met' if floor.is_met else 'MISSED'}")
    return 0 if all(floor.is_met for floor in floors) else 1


if __name__ == "__main__":
    try:
        sys.exit(main())
    except WorkbenchError as refusal:
        sys.exit(str(refusal))
