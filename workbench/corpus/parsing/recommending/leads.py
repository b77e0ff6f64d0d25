"""The lead phrases of experts and of regional bodies: who speaks, and what is asked, in seven languages."""

import re

_WHO = (
    r"rapporteurs?|experts?|working group|representatives?|commission(?:er)?|sub-?committee|committee|SPT"
    r"|CPT|ECRI|GRETA"
    r"|GREVIO|MESECVI|CIDH|IACHR|ACHPR|ACERWC|court|delegation"
    r"|rapporteuse|groupe de travail|représentante?|comité|sous-comité|commissaire|délégation"
    r"|relatora?|expert[ao]s?|grupo de trabajo|representante|comisión|comité|subcomité|perit[ao]"
    r"|grupo de trabalho"
    r"|comissão|comitê|subcomitê"
)
_VERB = (
    r"recommends?|urges?|calls? (?:up)?on|calls? for|encourages?|invites?|requests?|reiterates?"
    r"|exhorts?|suggests?"
    r"|appeals? to|asks|stresses the need|considers that [^.]{0,160}\b(?:should|must)|trusts that"
    r"|would like to receive"
    r"|wishes to (?:receive|be informed)|recommande\w*|exhorte|engage|invite|encourage|prie"
    r"|demande|appelle|réitère"
    r"|souhait\w+ (?:recevoir|être informé)|recom(?:ie|e)nda\w*|insta|exhorta|alienta|invita|pide|solicita"
    r"|reitera|hace un"
    r" llamamiento|exorta|encoraja|incentiva|convida|insta\w*|conclama"
)
_LEAD = re.compile(rf"\b(?:{_WHO})\b(?:[\s,]+[^\s.;:]+){{0,9}}?\s+(?:{_VERB})\b", re.I)
# Where the body stands behind the verb, or in no word at all.
_IMPERSONAL = re.compile(
    r"\bit is (?:therefore |also |further )*(?:recommended|suggested)|\bil est (?:donc )?(?:recommandé|suggéré)"
    r"|\bse recomienda|\brecom(?:ie|e)nda(?:-se)? (?:al?|à|que|ao)\b|^(?:strongly |further "
    r"|also )?(?:recommends?|urges?|calls (?:up)?on)\b"
    r"|^(?:le )?recommande\b|^recomienda\b|the following recommendations"
    r"|les recommandations (?:suivantes|ci-après)"
    r"|las siguientes recomendaciones|as seguintes recomendações|следующие рекомендации|рекоменду\w+"
    r"|настоятельно призыва\w+"
    r"|призыва\w+ (?:правительство|государство|власти)|предлага\w+ (?:правительству|государству|властям)"
    r"|(?:توصي|يوصي|تحث|يحث|تدعو|يدعو|تهيب|يهيب|تشجع|يشجع)|建议|敦促|呼吁|促请|吁请|鼓励",
    re.I,
)
# `The Government should`: in the part that recommends, what somebody is to do.
_MODAL = re.compile(
    r"^(?:[^.:]{0,160}\s)?(?:should|must|needs? to|ought to|devrai(?:t|ent)|doi(?:t|vent)|deber[íi]an?"
    r"|deben?|deve(?:m|ria|riam)?"
    r"|следует|надлежит|должн[оаы]?)\b|ينبغي|يتعين|يجب|应(?:当|该)?",
    re.I,
)


def leads(text: str) -> bool:
    """Whether a body or an expert recommends in the text."""
    return _LEAD.search(text) is not None or _IMPERSONAL.search(text) is not None


def says_what_to_do(text: str) -> bool:
    """Whether its first sentence says what somebody should do: only in a part that recommends "
    "is this enough."""
    return _MODAL.search(text) is not None
