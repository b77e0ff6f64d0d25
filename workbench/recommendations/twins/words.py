"""What a recommendation is about, as terms that can be compared: stems, phrases, instruments, numbers, tags."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from workbench.recommendations.twins.instruments import instruments_in
from workbench.recommendations.twins.matters import matters_in
from workbench.search import analysis

# Verbs and measures that every recommendation has; what is to be done about a matter does not tell the matter.
_ASKING = {
    "en": "each end put "
    "accelerate accordance address adopt adequate all appropriate appropriately approve bring call carry "
    "commend comprehensive concern concerned concerning concrete consider continue develop effective effectively "
    "effort encourage enhance ensure especially establish explore follow further give guarantee implement "
    "implementation improve include including increase intensify introduce invite line make maintain measure "
    "necessary other particular particularly party possible promote provide pursue recommend recommendation "
    "redouble regard reinforce relevant relation reiterate request resource respect review set state step "
    "strengthen such sustain take through urge view work",
    "fr": "adopter appliquer assurer comité continuer efforts effectivement encourager envisager etat faire "
    "garantir intensifier inviter matière mesures mettre mise nécessaires notamment oeuvre partie poursuivre prendre "
    "promouvoir recommande recommandation recommander redoubler renforcer toutes veiller",
    "es": "adopte adoptar aplicar asegurar asegure comité considerar continuar continúe efectiva eficaz esfuerzos "
    "especial estado exhorta forma fomentar fortalecer fortalezca garantice garantizar incluso incluida insta "
    "intensificar intensifique invita medidas medida mejorar necesarias parte particular pide promover prosiga "
    "recomendación recomienda recomendar reforzar relación respecto seguir tomar tome todas todos vele velar",
    "pt": "adotar assegurar comitê considerar continuar efetiva esforços especial estado fortalecer garantir "
    "implementar incluindo intensificar medidas melhorar necessárias parte promover recomenda recomendação reforçar "
    "respeito tomar todas todos",
    "ru": "государство государству государства комитет меры мер необходимые обеспечить обеспечивать принять "
    "принимать продолжать продолжить рекомендует рекомендация рекомендации рассмотреть усилия усилить участник "
    "участнику участника целью эффективные активизировать",
    "ar": "اتخاذ التدابير الدولة الطرف اللجنة توصي ضمان تعزيز مواصلة الجهود اللازمة جميع تنفيذ النظر اعتماد بما",
}
_GIVERS = re.compile(r"\s*\([^()]*(?:\([^()]*\)[^()]*)*\)\s*[;.)\s]*$")  # "(Algeria, Iran (Islamic Republic of));"
_NUMBERED = re.compile(r"\b(?:No|núm|nº|n°|№)\.?\s*(\d+)\b|(\d{2,9}[./]\d{2,4})", re.I)
_FOOTNOTE = re.compile(r"\[\^[^\]]*\]|[*_]")
ACROSS = ("about:", "named:", "number:", "tag:")  # how terms begin that belong to no language
_HEADING = 1.0
_PHRASE = 0.7
_NAMED = 1.6
_TAGGED = 0.8
_ABOUT = 0.9
_REMEMBERED = 1_000  # texts, some 10 KB each: a long report, held against what one ministry after the other is asked


@dataclass(frozen=True)
class Told:
    """A recommendation as it is compared. `date` is an ISO day, a month or a year; `tags` are (facet, value)."""

    id: str
    text: str
    heading: str = ""
    language: str = "en"
    date: str = ""
    document: str = ""
    tags: frozenset[tuple[str, str]] = frozenset()


def _asking(language: str) -> frozenset[str]:
    words = _ASKING.get(language, "").split()
    return frozenset(stem for word in words for stem in analysis.stems(word, language))


_CACHED: dict[str, frozenset[str]] = {}


@lru_cache(maxsize=_REMEMBERED)
def terms_of(told: Told) -> Mapping[str, float]:
    """Term → how often, weighed by its kind. Terms of words belong to a language; instruments and tags to none."""
    language = analysis.family(told.language)
    if language not in _CACHED:
        _CACHED[language] = _asking(language)
    text = _FOOTNOTE.sub(" ", _GIVERS.sub("", told.text))
    found: dict[str, float] = defaultdict(float)
    for words, weight in ((text, 1.0), (told.heading, _HEADING)):
        _add_words(found, words, language, weight)
    terms = {term: count**0.5 for term, count in found.items()}
    terms |= {f"named:{code}": _NAMED for code in instruments_in(f"{told.heading} {text}")}
    terms |= {f"about:{matter}": _ABOUT for matter in matters_in(f"{told.heading} {text}", language)}
    terms |= {f"number:{number}": 1.0 for number in _numbers(text)}
    return terms | {f"tag:{facet}:{value}": _TAGGED for facet, value in told.tags}


def _add_words(found: dict[str, float], text: str, language: str, weight: float) -> None:
    before = ""
    for term in analysis.terms(text, language):
        stem = term.stems[0]
        if term.stop or stem.isdigit() or stem in _CACHED[language]:
            continue
        found[f"{language}:{stem}"] += weight
        if before and before != stem:
            found[f"{language}:{before} {stem}"] = max(found[f"{language}:{before} {stem}"], _PHRASE)
        before = stem


def _numbers(text: str) -> Iterable[str]:
    return {first or second for first, second in _NUMBERED.findall(text)}


class Words:
    """The words of a text by their stems, found when they are asked for."""

    def __init__(self, told: Told) -> None:
        self.told = told

    @cached_property
    def _raw(self) -> dict[str, str]:
        text = f"{self.told.text} {self.told.heading}"
        found: dict[str, str] = {}
        for term in analysis.terms(text, analysis.family(self.told.language)):
            found.setdefault(term.stems[0], text[term.start : term.end].lower())
        return found

    def spoken(self, terms: Iterable[str]) -> tuple[str, ...]:
        """Terms as a person reads them: `death penalty`, `OP-CAT`, and words as they stand in this text."""
        found = []
        for each in terms:
            kind, _, value = each.partition(":")
            if kind == "tag":
                found.append(value.partition(":")[2])
            elif kind in ("about", "named", "number"):
                found.append(value)
            elif " " not in value:
                found.append(self._raw.get(value, value))
        return tuple(dict.fromkeys(found))
