"""Name each check that pytest left out, and why, from its reports: the last thing `make test` says before its verdict.

python tests/left_out.py build/tests.xml …
"""

import sys
from collections import defaultdict
from pathlib import Path

from lxml import etree


def left_out(*reports: bytes) -> dict[str, list[str]]:
    """The reason → the checks that were left out for it, in their order."""
    found: dict[str, list[str]] = defaultdict(list)
    for case in (each for report in reports for each in etree.fromstring(report).iter("testcase")):
        for skipped in case.iter("skipped"):
            module = case.get("classname", "").removeprefix("tests.").replace(".", "/")
            found[skipped.get("message", "no reason given")].append(f"{module}: {case.get('name')}")
    return dict(found)


def words(found: dict[str, list[str]]) -> str:
    """The list as it is printed; empty where nothing was left out."""
    if not found:
        return ""
    count = sum(map(len, found.values()))
    lines = [f"Left out: {count} check{'s' if count > 1 else ''}"]
    for reason, names in found.items():
        lines += [f"  {reason}", *(f"    {name}" for name in names)]
    return "\n".join(lines)


if __name__ == "__main__":
    reports = [Path(name).read_bytes() for name in sys.argv[1:] if Path(name).is_file()]
    if reports:
        sys.stdout.write(f"\n{words(left_out(*reports)) or 'No test was left out.'}\n")
