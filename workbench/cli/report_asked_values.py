"""What is asked of a report as the JSON and the lines of the command line."""

from collections.abc import Iterable
from typing import Any

from workbench.drafting.asked.confirming import Confirmed, Word
from workbench.drafting.asked.covering import Coverage, RecommendationCoverage, RequirementCoverage
from workbench.drafting.asked.suggesting.signs import Suggestion
from workbench.drafting.records import Addressed
from workbench.recommendations.records import Recommendation


def coverage_value(covered: Coverage) -> dict[str, list[dict[str, Any]]]:
    """Both lists, and those left out; `paragraphs` are permanent ids, `numbers` how these are cited now."""
    return {
        "requirements": [
            {
                "id": each.requirement.key,
                "required": each.requirement.required and not each.requirement.checklist,
                "checklist": each.requirement.checklist,
                "text": each.requirement.text,
                **_standing(covered, each),
            }
            for each in covered.requirements
        ],
        "recommendations": [
            {
                **asked_value(each.recommendation),
                "implementation": each.implementation.value if each.implementation else "no_information",
                "proposed_implementation": each.proposed.value if each.proposed else None,
                "status": each.status or None,
                "procedural": each.recommendation.procedural,
                "follow_up": each.recommendation.follow_up,
                "why": each.asked.why.value if each.asked else None,
                **_standing(covered, each),
            }
            for each in covered.recommendations
        ],
        "left_out": [
            {**asked_value(each.recommendation), "reason": each.reason, "by": each.by_name, "at": each.at.isoformat()}
            for each in covered.left_out
        ],
    }


def asked_value(each: Recommendation) -> dict[str, Any]:
    """A recommendation by its citation and its id; one that only a table has, has no document."""
    return {"citation": each.citation, "recommendation": each.id}


def _standing(covered: Coverage, each: RequirementCoverage | RecommendationCoverage) -> dict[str, Any]:
    return {
        "state": each.state.value,
        "reason": each.reason,
        "confirmed": each.confirmed is not None and each.confirmed.word is Word.CONFIRMED,
        "confirmation": _confirmation(each.confirmed),
        "paragraphs": list(each.paragraphs),
        "numbers": [covered.spots[one].label for one in each.paragraphs],
        "section": each.section_id or None,
    }


def _confirmation(said: Confirmed | None) -> dict[str, Any] | None:
    """Who said so and when; `lapsed` where the text changed since, and `changed` the paragraphs that did."""
    if said is None or said.at is None:
        return None
    lapsed = said.word is Word.LAPSED
    return {"by": said.by_name, "at": said.at.isoformat(), "lapsed": lapsed, "changed": list(said.changed)}


def asked_text(covered: Coverage) -> str:
    """A line for each: its state, whose word that is, its paragraphs."""
    lines = [_line(covered, each, each.requirement.key) for each in covered.requirements]
    lines += [_line(covered, each, each.recommendation.citation) for each in covered.recommendations]
    lines += [f"{'left out':15} {each.recommendation.citation}: {each.reason}" for each in covered.left_out]
    return "\n".join(lines)


def _line(covered: Coverage, each: RequirementCoverage | RecommendationCoverage, name: str) -> str:
    word = each.confirmed.word.value if each.confirmed and each.state is not Addressed.OPEN else ""
    numbers = ", ".join(covered.spots[one].label for one in each.paragraphs)
    return f"{each.state:15} {word:10} {name} {numbers}".rstrip()


def suggestions_value(covered: Coverage, found: Iterable[Suggestion]) -> list[dict[str, Any]]:
    """Each with its paragraph, what it seems to speak to, how strongly (0 to 1), and by what signs."""
    names = {each.requirement.id: each.requirement.key for each in covered.requirements}
    names |= {each.recommendation.id: each.recommendation.citation for each in covered.recommendations}
    return [
        {
            "paragraph": each.paragraph_id,
            "number": covered.spots[each.paragraph_id].label,
            "target": names[each.target_id],
            "strength": round(each.strength, 2),
            "reasons": [{"sign": one.sign.value, "value": one.value} for one in each.reasons],
        }
        for each in found
    ]


def suggestion_text(value: dict[str, Any]) -> str:
    """`24 seems to speak to icerd.art-2.01 (words: police, training)`"""
    signs = "; ".join(f"{each['sign']}: {each['value']}".rstrip(": ") for each in value["reasons"])
    return f"{value['number']} seems to speak to {value['target']} ({signs})"
