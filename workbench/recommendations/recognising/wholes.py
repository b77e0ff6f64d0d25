"""What a State says of all recommendations, or of all that are left: `Arcadia accepts all "
"recommendations except …`."""

import re

from workbench.recommendations.recognising.positions import lead_position, terms
from workbench.recommendations.records import UprPosition

_ALL = re.compile(
    r"\b(?:all|each)(?: of)?(?: the| these)?(?: \d+| other| remaining)* recommendations|(?:remaining"
    r"|other) recommendations"
    r"|toutes les (?:autres )?recommandations|(?:les )?autres recommandations"
    r"|todas las (?:demás )?recomendaciones|las (?:demás|restantes) recomendaciones|recomendaciones restantes"
    r"|todas as (?:demais )?recomendações|as (?:demais|restantes) recomendações"
    r"|вс(?:е|ех) (?:\w+ )?рекомендаци|остальны\w+ рекомендаци|(?:جميع|كافة|سائر|بقية) التوصيات"
    r"|التوصيات (?:المتبقية|الأخرى)"
    r"|(?:所有|全部|其余|其他)(?:的)?(?:\d+项)?建议",
    re.I,
)
_EXCEPT = re.compile(
    r"except|save for|apart from|other than|sauf|à l['’]exception|hormis|salvo|excepto|con excepción"
    r"|a excepción|exceto"
    r"|com exceção|за исключением|кроме|باستثناء|ما عدا|除",
    re.I,
)


def of_all(sentence: str) -> UprPosition | None:
    """The position on all that are not named otherwise; None where the sentence is about some of them."""
    match = _ALL.search(sentence)
    if match is None:
        return None
    left_out = _EXCEPT.search(sentence)
    if left_out is None:
        return lead_position(sentence)
    said = [each for each in terms(sentence) if left_out.start() > each.start] or list(terms(sentence))
    return said[0].position if said else None


def besides(sentence: str) -> str:
    """What follows `except`; "" where nothing is left out."""
    match = _EXCEPT.search(sentence)
    return sentence[match.end() :] if match else ""
