"""A plan evaluated over what a viewer sees of a snapshot: which paragraphs fit and how well."""

from dataclasses import dataclass

import numpy as np

from workbench.search.plan import All, Any, Between, Is, Part, Plan, Sequence, Starts, Stem, Symbol, Without
from workbench.search.port import NO_FILTERS, Filters
from workbench.search.whoosh_engine.arrays import Numbers
from workbench.search.whoosh_engine.found import Found, both, either, joined
from workbench.search.whoosh_engine.viewed import Viewed, rarity


@dataclass(frozen=True)
class Evaluation:
    """Within what is visible; the filters narrow what was found and have no say in the ranking."""

    viewed: Viewed
    filters: Filters

    def plans(self, plans: tuple[Plan, ...]) -> Found:
        """The plans of all languages; a paragraph has one language, so that none is found twice."""
        return self.narrowed(joined([self._plan(plan) for plan in plans if self.asks(plan.language)]))

    def narrowed(self, found: Found) -> Found:
        """What the filters let through."""
        return found if self.filters == NO_FILTERS else self.viewed.snapshot.narrow(found, self.filters)

    def asks(self, language: str | None) -> bool:
        """Whether there is anything in the language of a plan."""
        return language is None or self.viewed.language(language).count > 0

    def _plan(self, plan: Plan) -> Found:
        found = self.part(plan.part, plan.language or "")
        if plan.language is not None and not _of_one_language(plan.part):
            snapshot = self.viewed.snapshot
            found = found.only(snapshot.profiles(Is("family", plan.language))[snapshot.profile[found.numbers]])
        return found

    def part(self, part: Part, language: str) -> Found:
        """The visible paragraphs for which the part holds, with their scores."""
        match part:
            case Stem(stems):
                return self.viewed.stems(stems, language)
            case Sequence(words):
                return self._surface(self.viewed.snapshot.phrase(words))
            case Starts(prefix):
                return self._surface(self.viewed.snapshot.beginning(prefix))
            case Is() | Between() | Symbol():
                everything = self.viewed.everything
                fits = self.viewed.snapshot.profiles(part)
                return Found.same(everything[fits[self.viewed.snapshot.profile[everything]]])
            case Without(inner):
                return self._except(Found.same(self.viewed.everything), inner, language)
            case Any(parts):
                return either([self.part(each, language) for each in parts], self.viewed.snapshot.count)
            case All(parts):
                return self._all(parts, language)

    def _all(self, parts: tuple[Part, ...], language: str) -> Found:
        """First what is found by words, then what filters let through of it, then without what is left out."""
        found: Found | None = None
        for by_words in (each for each in parts if not isinstance(each, Without | Is | Between | Symbol)):
            also = self.part(by_words, language)
            found = also if found is None else both(found, also, self.viewed.snapshot.count)
            if not len(found.numbers):
                return found
        if found is None:
            found = Found.same(self.viewed.everything)
        for each in parts:
            if isinstance(each, Without):
                found = self._except(found, each.part, language)
            elif isinstance(each, Is | Between | Symbol):
                fits = self.viewed.snapshot.profiles(each)
                found = found.only(fits[self.viewed.snapshot.profile[found.numbers]])
        return found

    def _except(self, found: Found, part: Part, language: str) -> Found:
        gone = self.part(part, language).numbers
        if not len(gone):
            return found
        left_out = np.zeros(self.viewed.snapshot.count, dtype=np.bool_)
        left_out[gone] = True
        return found.only(~left_out[found.numbers])

    def _surface(self, numbers: Numbers) -> Found:
        seen = self.viewed.seen(numbers)
        return Found.same(seen, rarity(len(seen), self.viewed.count))


def _of_one_language(part: Part) -> bool:
    """Whether stems, which are kept by language, already decide that only paragraphs of the language are found."""
    match part:
        case Stem():
            return True
        case All(parts):
            return any(_of_one_language(each) for each in parts)
        case Any(parts):
            return all(_of_one_language(each) for each in parts)
        case _:
            return False
