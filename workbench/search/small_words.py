"""Small words of a query in paragraphs of another language: nobody says in which language a query is typed.

*Marielle Franco and the police* looks for *and* in no Portuguese paragraph; but *son*, a small word in French, is a
person in English. So a small word of any language is one in every other, but for the words listed here, which mean
something where they are not small. Chosen by how often, and as what, each small word of the others stands in 107,000
English, 12,500 Spanish and 7,700 French paragraphs of UN documents, and in 1,100 Portuguese ones of Brazil.
"""

from workbench.search.analysis import is_stop_word
from workbench.search.stopwords import STOP_WORDS

# Beside what each means as a word: names of items (`(e)`), `Nos. 29 and 182`, `para. 5`, `Par. 49`, `on a par`; SUS,
# where people in Brazil are treated.
_TELLING = {
    "en": "ante con contra e era ni nos o pas para par plus sans sin son sur ton y",
    "fr": "an but dos e foi for i no o or sin sobre sus",
    "es": "dos foi i par pelo plus sur",
    "pt": "ante i par plus sur sus y",
}
_EVERYWHERE = "ai eu un"  # as acronyms: AI, EU, UN

_SMALL = frozenset[str]().union(*STOP_WORDS.values()) - frozenset(_EVERYWHERE.split())
_MEANT: dict[str, frozenset[str]] = {language: frozenset(words.split()) for language, words in _TELLING.items()}


def is_small(word: str, language: str) -> bool:
    """Whether a folded word of a query says nothing about paragraphs of that family of languages."""
    return is_stop_word(word, language) or (word in _SMALL and word not in _MEANT.get(language, frozenset()))
