"""SQLite's FTS5 with Porter's stems; what is filtered and counted by stands in a table beside it, with an index."""

import sqlite3
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import snowballstemmer

from benchmarks.search.engines import LIMIT, Answer
from benchmarks.search.questions import Question
from workbench.search import Entry, analysis
from workbench.search.stopwords import STOP_WORDS

_TABLES = """
create table paragraph (place integer primary key, id text, treaty text, kind text, year integer, text text);
create virtual table found using fts5(
    text, content = 'paragraph', content_rowid = 'place', tokenize = 'porter unicode61 remove_diacritics 2'
);
create virtual table word using fts5vocab(found, row);
create index narrowed on paragraph(treaty, year);
"""
_BEST = "select rowid from found where found match ? order by rank limit 20"


_MARKED = _BEST.replace("rowid", "snippet(found, 0, '<b>', '</b>', '…', 40)", 1)
_NARROWED = (
    "from found join paragraph on place = found.rowid where found match ? and treaty = ? and year between ? and ?"
)
_GROUPED = """
select treaty, kind, year, count(*) from paragraph where place in (select rowid from found where found match ?)
group by 1, 2, 3
"""


class Fts5:
    """One connection; the number of hits is counted by a question of its own, as one does."""

    name = "FTS5"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._path = folder / "fts5.db"
        self._stem = snowballstemmer.stemmer("porter").stemWord
        self._words: set[str] = set()

    def build(self, entries: Iterable[Entry]) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._path.unlink(missing_ok=True)
        self._db = self._connected()
        self._db.executescript(_TABLES)
        self._feed(entries)
        self._db.execute("insert into found(found) values ('optimize')")
        self._db.execute("analyze")
        self._db.execute("pragma wal_checkpoint(truncate)")

    def _connected(self) -> sqlite3.Connection:
        db = sqlite3.connect(self._path, isolation_level=None)
        for setting in ("journal_mode = wal", "synchronous = normal", "cache_size = -65536", "mmap_size = 1073741824"):
            db.execute(f"pragma {setting}")
        return db

    def _feed(self, entries: Iterable[Entry]) -> None:
        self._db.execute("begin")
        for entry in entries:
            taken = (entry.id, entry.treaty, entry.kind, entry.year, entry.text)
            made = self._db.execute("insert into paragraph(id, treaty, kind, year, text) values (?, ?, ?, ?, ?)", taken)
            self._db.execute("insert into found(rowid, text) values (?, ?)", (made.lastrowid, entry.text))
        self._db.execute("commit")

    def open(self) -> None:
        self._db = self._connected()
        self.ask(Question("word", ("rights",)))
        self._words = {row[0] for row in self._db.execute("select term from word")}

    def add(self, entries: Iterable[Entry]) -> None:
        self._feed(entries)
        self.ask(Question("word", ("rights",)))

    def refresh(self) -> None:
        """Every question looks by itself."""

    def ask(self, question: Question) -> Answer:
        match = self._match(question)
        if not match:
            return 0, ()
        if question.kind == "filter":
            return self._filtered(match, question)
        ids = [row[0] for row in self._db.execute(_BEST, (match,))]
        count = int(self._db.execute("select count(*) from found where found match ?", (match,)).fetchone()[0])
        if question.kind == "facets":
            self._count(match)
        if question.kind == "snippets":
            self._db.execute(_MARKED, (match,)).fetchall()
        return count, [str(each) for each in ids]

    def _match(self, question: Question) -> str:
        quoted = [f'"{word}"' for word in question.words]
        match question.kind:
            case "phrase":
                return f'"{" ".join(question.words)}"'
            case "beginning":
                return quoted[0] + "*"
            case "slip":
                return " OR ".join(f'"{word}"' for word in sorted(_slips(self._stem(question.words[0])) & self._words))
            case "similar":
                words = analysis.surface(question.words[0])
                telling = Counter(word for word in words if len(word) > 3 and word not in STOP_WORDS["en"])
                return " OR ".join(f'"{word}"' for word, _ in telling.most_common(10))
            case _:
                return " AND ".join(quoted)

    def _filtered(self, match: str, question: Question) -> Answer:
        values = (match, question.treaty, *question.years)
        best = self._db.execute(f"select found.rowid {_NARROWED} order by rank limit {LIMIT}", values).fetchall()
        count = self._db.execute(f"select count(*) {_NARROWED}", values).fetchone()[0]
        return int(count), [str(row[0]) for row in best]

    def _count(self, match: str) -> list[Counter[str]]:
        counted: list[Counter[str]] = [Counter(), Counter(), Counter()]
        for *values, number in self._db.execute(_GROUPED, (match,)):
            for counts, value in zip(counted, values, strict=True):
                counts[value] += number
        return counted


def _slips(word: str) -> set[str]:
    """All that is one slip away."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    halves = [(word[:place], word[place:]) for place in range(1, len(word) + 1)]
    less = {start + end[1:] for start, end in halves if end}
    other = {start + letter + end[1:] for start, end in halves if end for letter in letters}
    more = {start + letter + end for start, end in halves for letter in letters}
    turned = {start + end[1] + end[0] + end[2:] for start, end in halves if len(end) > 1}
    return less | other | more | turned
