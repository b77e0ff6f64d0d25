"""Which body speaks where it is no treaty body: an expert of the special procedures, or a body of a region.

The name that is kept is the same in all languages: `SR on torture`, `IACHR`.
"""

import json
import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from workbench.text.plain import plain

_NAME_LONGEST = 250  # letters behind `Special Rapporteur` in which the mandate is named
SPECIAL_PROCEDURES = "Special procedures"
_RAPPORTEUR = (
    r"special rapporteur|independent expert|special representative|working group (?:of experts )?on"
    r"|rapporteur spécial|rapporteuse spéciale|expert(?:e)? indépendant|groupe de travail (?:d['’]experts )?sur"
    r"|relatora? especial|expert[oa] independiente|grupo de trabajo (?:de expertos )?sobre"
    r"|perit[oa] independente"
    r"|специальн\w+ докладчик|независим\w+ эксперт|рабоч\w+ групп"
    r"|المقررة? الخاصة?|الخبيرة? المستقلة?|الفريق العامل|特别报告员|独立专家|工作组"
)
_EXPERT = re.compile(_RAPPORTEUR, re.I)
_SHORT = re.compile(rf"(?:SR|IE|WG|SRSG)\b|{_RAPPORTEUR}|working group", re.I)


@cache
def _named(which: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """(what is kept, a few words that only that name has) of `mandates` or `regional` bodies."""
    path = files("workbench.corpus") / "parsing" / "data" / "bodies.json"
    rows = json.loads(path.read_text("utf-8"))[which]
    return tuple((row["name"], re.compile("|".join(row["words"]), re.I)) for row in rows)


# What a State, an institution or others sent to such a body is no text of the body.
_SENT_TO_IT = re.compile(
    r"submitted (?:to|by)|submission|replies|response|comments (?:of|by)|alternative|shadow"
    r"|parallel|contribution|memorandum"
    r"|(?:state|national|government) report|report (?:of|by) the (?:state|government|republic|kingdom)"
    r"|réponses?|observations du gouvernement|rapport (?:de l['’]état|national|du gouvernement"
    r"|alternatif)|présenté par"
    r"|respuestas?|informe (?:del estado|nacional|del gobierno|alternativo|sombra)|presentado por"
    r"|respostas?|relatório (?:do estado|nacional|alternativo)|\bnotes? (?:on|about)|resumo"
    r"|resumen|summary|índice",
    re.I,
)
_OWN = re.compile(
    r"report|rapport|informe|relatório|conclusions?|conclusiones|observa|recommend|recomenda"
    r"|recommand|situation|situación"
    r"|situação|visit|monitoring|evaluation|opinion|تقرير|ملاحظات",
    re.I,
)
_OBSERVATIONS = re.compile(
    r"^\W*(?:concluding observations|observations finales|observações (?:finais|conclusivas))", re.I
)


def special_procedure(title: str, opening: str) -> str | None:
    """The mandate that a report comes from, `Special procedures` where it is not known; None "
    "where no expert speaks."""
    for text in (title, opening):
        match = _EXPERT.search(text)
        if match is not None:
            name = text[match.start() : match.start() + _NAME_LONGEST]
            if (mandate := _first("mandates", name)) is not None:
                return mandate
    return SPECIAL_PROCEDURES if _EXPERT.search(title) or _EXPERT.search(opening) else None


def regional_body(title: str, lines: Iterable[str]) -> str | None:
    """The regional body whose own text it is, by the title or what stands around it; None where "
    "others wrote it."""
    around = "\n".join((title, *lines))
    if (_SENT_TO_IT.search(title) and not _OBSERVATIONS.search(title)) or not _OWN.search(around):
        return None
    return _first("regional", around)


def body_called(name: str) -> str | None:
    """The body that a table names (`- SR Torture`, `Special Rapporteur on the right to food`), "
    "as it is kept."""
    said = name.strip().lstrip("-– ").strip()
    regional = next((kept for kept, _ in _named("regional") if kept == said.upper()), None)
    if regional is not None or not (short := _SHORT.match(said)):
        return regional or _first("regional", said)
    matter = plain(said[short.end() :])
    by_name = (kept for kept, _ in _named("mandates") if plain(kept.split(" ", 1)[1].removeprefix("on ")) in matter)
    return _first("mandates", said) or next(by_name, None)


def _first(which: str, text: str) -> str | None:
    found = ((at.start(), name) for name, words in _named(which) if (at := words.search(text)))
    return min(found, default=(0, None))[1]
