"""The instruments and institutions that a recommendation names, whatever the words, abbreviation or language.

`Ratify OP-CAT` and `ratificar el Protocolo Facultativo de la Convención contra la Tortura` name the same one.
"""

import re

from workbench.treaties.names import treaties_named_in

# Abbreviations as Working Group reports and committees use them → the code of `workbench.treaties`.
_SHORT = {
    "icerd": "ICERD", "cerd": "ICERD", "iccpr": "ICCPR", "icescr": "ICESCR", "cescr": "ICESCR", "cedaw": "CEDAW",
    "cat": "CAT", "crc": "CRC", "icrmw": "ICMW", "icmw": "ICMW", "crmw": "ICMW", "cmw": "ICMW", "crpd": "CRPD",
    "ced": "ICPPED", "icpped": "ICPPED", "cpped": "ICPPED", "cped": "ICPPED",
}  # fmt: skip
_SHORT_NAME = re.compile(r"(?<![\w/])(?:" + "|".join(_SHORT) + r")(?![\w/])", re.I)
_PROTOCOL = re.compile(
    r"optional protocol|protocole facultatif|protocolo facultativo|факультативн\w+ протокол"
    r"|البروتوكول الاختياري|任择议定书|任擇議定書|\bops?[- ]?$|\bopt?\.? ?to ",
    re.I,
)
_BEFORE = 60  # characters between "Optional Protocol" and the name of its convention
_OTHERS: tuple[tuple[str, str], ...] = (
    ("OP-CAT", r"\bop-?cat\b|national preventive mechanism|mécanisme national de prévention"
               r"|mecanismo nacional de prevención|mecanismo nacional de prevenção"),
    ("OP-ICCPR-2", r"\biccpr[- ]?op ?2\b|\bop ?2\b|second optional protocol|deuxième protocole facultatif"
                   r"|segundo protocolo facultativo"),
    ("OP-ICCPR", r"\biccpr[- ]?op ?1\b|first optional protocol|premier protocole facultatif"
                 r"|primer protocolo facultativo"),
    ("OP-CEDAW", r"\bop-?cedaw\b"),
    ("OP-CRPD", r"\bop-?crpd\b"),
    ("OP-ICESCR", r"\bop-?ic?escr\b"),
    ("OP-CRC-IC", r"\bop-?crc-?(?:ic|cp)\b|communications? procedure"),
    ("CRC-OPAC", r"\bop-?crc-?ac\b|\bopac\b"),
    ("CRC-OPSC", r"\bop-?crc-?sc\b|\bopsc\b"),
    ("ROME-STATUTE", r"rome statute|international criminal court|statut de rome|estatuto de roma|римск\w+ статут"
                     r"|نظام روما|罗马规约"),
    ("NHRI", r"paris principles|national human rights institution|principes de paris|principios de parís"
             r"|princípios de paris|парижски\w+ принцип|مبادئ باريس|巴黎原则|巴黎原則"),
    ("STANDING-INVITATION", r"standing invitation|invitation permanente|invitación permanente|convite permanente"),
    ("ILO-169", r"\b(?:ilo|oit)\b[^.;]{0,40}\b169\b"),
    ("ILO-189", r"\b(?:ilo|oit)\b[^.;]{0,60}\b189\b"),
    ("STATELESSNESS", r"(?:reduction|status) of stateless|apatrid"),
    ("REFUGEES", r"status of refugees|1951 convention|statut des réfugiés|estatuto de los refugiados"),
    ("PALERMO", r"palermo protocol|protocole de palerme|protocolo de palermo"),
    ("HAGUE-CHILD", r"international child abduction|enlèvement international d'enfants|sustracción internacional"),
    ("ISTANBUL", r"istanbul convention|convention d'istanbul|convenio de estambul"),
)  # fmt: skip
_OTHER = tuple((code, re.compile(expression, re.I)) for code, expression in _OTHERS)


def instruments_in(text: str) -> frozenset[str]:
    """The codes of what is named: `CRPD`, `OP-CAT`, `NHRI`."""
    folded = " ".join(text.replace("’", "'").lower().split())
    found = {code for code, expression in _OTHER if expression.search(folded)}
    named = [*treaties_named_in(folded)]
    named += [(match.start(), _SHORT[match.group()]) for match in _SHORT_NAME.finditer(folded)]
    for start, code in named:
        before = folded[max(0, start - _BEFORE) : start]
        if _PROTOCOL.search(before) and code not in ("CRC-OPAC", "CRC-OPSC"):
            found.add(f"OP-{code}")
        else:
            found.add(code)
    if "OP-ICCPR-2" in found and "first optional" not in folded:
        found.discard("OP-ICCPR")
    return frozenset(found)
