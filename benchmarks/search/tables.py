"""The figures as tables."""

from collections.abc import Iterator, Mapping

from benchmarks.search.measuring import Figures, middle_and_slow

PEER = "tantivy"


def written(size: int, figures: Mapping[str, Figures]) -> str:
    """Markdown: questions first, then what the index costs."""
    return "\n".join([f"## {size:,} paragraphs", "", *_questions(figures), "", *_costs(figures), ""])


def _questions(figures: Mapping[str, Figures]) -> Iterator[str]:
    names = list(figures)
    yield "| processor ms, p50 / p95 | " + " | ".join(names) + " | p95 beside tantivy | never asked before |"
    yield "| --- " * (len(names) + 3) + "|"
    own = figures[names[0]]
    for kind in own.again:
        cells = [_pair(figures[name].again[kind]) for name in names]
        yield f"| {kind} | " + " | ".join(cells) + f" | {_beside(figures, kind)} | {_pair(own.first[kind])} |"


def _beside(figures: Mapping[str, Figures], kind: str) -> str:
    if PEER not in figures:
        return ""
    own, peer = (middle_and_slow(each.again[kind])[1] for each in (next(iter(figures.values())), figures[PEER]))
    return f"{own / peer:.2f}"


def _pair(times: list[float]) -> str:
    return "{:.2f} / {:.2f}".format(*middle_and_slow(times))


def _costs(figures: Mapping[str, Figures]) -> Iterator[str]:
    yield "| | " + " | ".join(figures) + " |"
    yield "| --- " * (len(figures) + 1) + "|"
    yield "| indexing, processor s | " + " | ".join(f"{each.indexing:.1f}" for each in figures.values()) + " |"
    yield "| opening to the first answer, ms | " + " | ".join(f"{each.opening:.0f}" for each in figures.values()) + " |"
    yield "| on the disk, MB | " + " | ".join(f"{sum(each.megabytes.values()):.1f}" for each in figures.values()) + " |"
    yield "| memory grown by, MB | " + " | ".join(f"{each.memory:.0f}" for each in figures.values()) + " |"
    yield "| an upload of 200 found, ms | " + " | ".join(_pair(each.upload) for each in figures.values()) + " |"
    for name, each in figures.items():
        yield f"\n{name}: hits " + ", ".join(f"{kind} {number:,}" for kind, number in each.hits.items())
        yield f"{name}: megabytes " + ", ".join(f"{ending} {size:.1f}" for ending, size in each.megabytes.items())
