"""Search measured over real UN prose: indexing, opening, and p50 / p95 of each kind of question.

    python benchmarks/search.py ../shared/data/search-corpus/paragraphs.jsonl.gz [--paragraphs 149000] [--json]

Every question is asked twice: the first time no posting of its words has been read since the index was opened.
Facets are counted for every answer; snippets are made of the first 20 hits.
"""

import argparse
import gzip
import json
import random
import statistics
import tempfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

from workbench.search import Entry, Filters, analysis
from workbench.search.snippets import snippet
from workbench.search.stopwords import STOP_WORDS
from workbench.search.whoosh_engine import WhooshEngine

CORPUS = Path(__file__).parent.parent.parent / "shared" / "data" / "search-corpus" / "paragraphs.jsonl.gz"

VIEWER = frozenset({"everyone", "secretariat"})
TREATIES = ("ICERD", "ICCPR", "ICESCR", "CEDAW", "CAT", "CRC", "CRPD", "ICMW", "ICPPED")
KINDS = ("state_report", "concluding_observations", "list_of_issues", "replies_to_list_of_issues", "other")
QUESTIONS = 60
LIMIT = 20


def entries(path: Path, most: int) -> Iterator[Entry]:
    """The corpus, with treaty, State, year and audience drawn from the document's name: it has none of its own."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number >= most:
                return
            row = json.loads(line)
            drawn = zlib.crc32(row["document"].encode())
            yield Entry(
                id=f"{number:08d}",
                document_id=row["document"],
                text=row["text"],
                language=row["language"],
                treaty=TREATIES[drawn % len(TREATIES)],
                kind=KINDS[drawn // 10 % len(KINDS)],
                paragraph_kind="other",
                state=f"S{drawn // 100 % 190:03d}",
                year=2000 + drawn // 1000 % 26,
                audience="everyone" if drawn % 20 else "organisation:hidden",
                symbol=row["document"],
                number=row["number"],
                label=row["number"],
            )


def questions(held: list[Entry], seed: int) -> dict[str, list[tuple[str, Filters]]]:
    """Kinds of questions drawn from the English paragraphs."""
    rnd = random.Random(seed)
    english = [entry for entry in held if entry.language == "en"]
    counts = Counter(word for entry in english for word in set(analysis.surface(entry.text)))
    telling = [
        word
        for word, count in counts.items()
        if len(word) > 3 and count > 20 and word.isalpha() and word not in STOP_WORDS["en"]
    ]
    common = sorted(telling, key=lambda word: -counts[word])[:150]

    def words_of(number: int, most: int) -> list[str]:
        while True:
            words = analysis.surface(rnd.choice(english).text)
            start = rnd.randrange(max(1, len(words) - most))
            if len(words) > most and all(word.isalpha() for word in words[start : start + number]):
                return list(words[start : start + number])

    def pair() -> str:
        while True:
            words = [word for word in words_of(8, 8) if word in counts and len(word) > 3]
            if len(words) > 1:
                return " ".join(words[:2])

    plain = Filters()
    drawn: dict[str, Callable[[], tuple[str, Filters]]] = {
        "one word": lambda: (rnd.choice(telling), plain),
        "one common word": lambda: (rnd.choice(common), plain),
        "two words": lambda: (pair(), plain),
        "either word": lambda: (pair().replace(" ", " OR "), plain),
        "phrase": lambda: (f'"{" ".join(words_of(3, 3))}"', plain),
        "beginning": lambda: (rnd.choice(telling)[:5] + "*", plain),
        "word left out": lambda: (pair().replace(" ", " -"), plain),
        "filters": lambda: (rnd.choice(common), Filters(treaty=(rnd.choice(TREATIES),), years=(2008, 2018))),
        "slip (suggestion)": lambda: (_slip(rnd, rnd.choice(telling)), plain),
    }
    return {name: [draw() for _ in range(QUESTIONS)] for name, draw in drawn.items()}


def _slip(rnd: random.Random, word: str) -> str:
    place = rnd.randrange(1, len(word) - 1)
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def measured(ask: Callable[[], object]) -> float:
    begun = perf_counter()
    ask()
    return (perf_counter() - begun) * 1000


def row(times: list[float]) -> tuple[float, float]:
    return statistics.median(times), sorted(times)[int(len(times) * 0.95)]


def measure(path: Path, most: int) -> dict[str, object]:
    held = list(entries(path, most))
    figures: dict[str, object] = {"paragraphs": len(held)}
    with tempfile.TemporaryDirectory() as folder:
        engine = WhooshEngine(Path(folder))
        seconds = measured(lambda: engine.rebuild(held)) / 1000
        figures["indexing, paragraphs/s"] = round(len(held) / seconds)
        figures["index, MB"] = round(
            sum(each.stat().st_size for each in Path(folder).rglob("*") if each.is_file()) / 1e6
        )
        figures["opening, ms"] = round(measured(engine.status))
        figures["milliseconds, p50 / p95"] = _asked(engine, held)
        figures["a document of 200 paragraphs until searchable, ms"] = _upload(engine, held)
        engine.close()
    return figures


def _asked(engine: WhooshEngine, held: list[Entry]) -> dict[str, tuple[float, float, float, float]]:
    table: dict[str, tuple[float, float, float, float]] = {}
    engine.search("", viewer=VIEWER)
    texts = {entry.id: entry for entry in held}
    for name, asked in questions(held, 7).items():
        passes = []
        for _ in range(2):
            passes.append([measured(lambda q=q, f=f: engine.search(q, viewer=VIEWER, filters=f)) for q, f in asked])
        table[name] = (*row(passes[0]), *row(passes[1]))
    sample = random.Random(8).sample([entry for entry in held if entry.language == "en"], 20)
    passes = [
        [measured(lambda e=e: engine.similar(e.text, language="en", viewer=VIEWER)) for e in sample] for _ in range(2)
    ]
    table["similar"] = (*row(passes[0]), *row(passes[1]))
    shown = [(query, engine.search(query, viewer=VIEWER).hits) for query, _ in questions(held, 9)["two words"][:20]]

    def snippets(query: str, ids: list[str]) -> None:
        for each in ids:
            snippet(texts[each].text, query, texts[each].language)

    times = [measured(lambda q=q, h=h: snippets(q, [hit.id for hit in h])) for q, h in shown]
    table["20 snippets"] = (*row(times), *row(times))
    return table


def _upload(engine: WhooshEngine, held: list[Entry]) -> tuple[float, float]:
    times = []
    for number in range(10):
        taken = [
            Entry(
                **{
                    **{name: getattr(each, name) for name in Entry.__slots__},
                    "id": f"n{number}-{place}",
                    "document_id": f"new-{number}",
                }
            )
            for place, each in enumerate(held[number * 200 : number * 200 + 200])
        ]

        def upload(entries: list[Entry] = taken) -> None:
            engine.replace(entries)
            engine.search("rights", viewer=VIEWER)

        times.append(measured(upload))
    return row(times)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("corpus", type=Path, nargs="?", default=CORPUS, help="lines of JSON, compressed")
    arguments.add_argument("--paragraphs", type=int, default=1_000_000)
    arguments.add_argument("--json", action="store_true")
    given = arguments.parse_args()
    figures = measure(given.corpus, given.paragraphs)
    if given.json:
        print(json.dumps(figures))
        return
    table = figures.pop("milliseconds, p50 / p95")
    print("| question | first time p50 | p95 | again p50 | p95 |\n| --- | --- | --- | --- | --- |")
    for name, times in table.items():
        print(f"| {name} | " + " | ".join(f"{each:.1f}" for each in times) + " |")
    for name, value in figures.items():
        print(f"{name}: {value}")


if __name__ == "__main__":
    main()
