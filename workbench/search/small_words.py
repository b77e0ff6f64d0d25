"""Small words of a query in paragraphs of another language: nobody says in which language a query is typed.

*Marielle Franco and the police* looks for *and* in no Portuguese paragraph; but *son*, a small word in French, is a
person in English. So a small word of any language is one in every other, but for the words listed here, which mean
something where they are not small. Chosen by how often each stands in 149,000 paragraphs of UN documents.
"""

from workbench.search.analysis import is_stop_word
from workbench.search.stopwords import STOP_WORDS

# Beside what each means as a word: names of items (`(e)`), `Nos. 29 and 182`, `para. 5`, `et al.`, `on a par`.
_TELLING = {
    "en": "ante con contra e era ni nos o pas para par plus sans sin son sur ton y",
    "fr": "an but dos e foi for i no o or sans sin sobre sus y",
    "es": "dos foi i mas mes par pelo plus son sur",
    "pt": "ante i mes par plus sera sur y",
}
_EVERYWHERE = "ai eu un"  # as acronyms: AI, EU, UN

_SMALL = frozenset[str]().union(*STOP_WORDS.values()) - frozenset(_EVERYWHERE.split())
_MEANT: dict[str, frozenset[str]] = {language: frozenset(words.split()) for language, words in _TELLING.items()}


def is_small(word: str, language: str) -> bool:
    """Whether a folded word of a query says nothing about paragraphs of that family of languages."""
    return is_stop_word(word, language) or (word in _SMALL and word not in _MEANT.get(language, frozenset()))
