"""What the head of a document says, by language, and how its date is printed."""

from __future__ import annotations

from corpus.build.sources import Source

# Organization, distribution, the line or lines of the language and the original, the organ of a report of the Council.
MASTHEAD = {
    "en": ("United Nations", "Distr.: General", "Original: {original}", "General Assembly"),
    "fr": ("Nations Unies", "Distr. générale", "Français\nOriginal\u00a0: {original}", "Assemblée générale"),
    "es": ("Naciones Unidas", "Distr. general", "Español\nOriginal: {original}", "Asamblea General"),
    "ar": ("الأمم المتحدة", "Distr.: General", "Arabic\nOriginal: {original}", "الجمعية العامة"),
    "ru": (
        "Организация Объединенных Наций",
        "Distr.: General",
        "Russian\nOriginal: {original}",
        "Генеральная Ассамблея",
    ),
    "zh": ("联 合 国", "Distr.: General", "Chinese\nOriginal: {original}", "大 会"),
}
TREATIES = {
    ("ICERD", "en"): "International Convention on the Elimination of All Forms of Racial Discrimination",
    ("ICERD", "es"): "Convención Internacional sobre la Eliminación de Todas las Formas de Discriminación Racial",
    ("ICERD", "ar"): "الاتفاقية الدولية للقضاء على جميع أشكال التمييز العنصري",
    ("CEDAW", "fr"): "Convention sur l’élimination de toutes les formes de discrimination à l’égard des femmes",
    ("ICESCR", "ru"): "Экономический и Социальный Совет",  # the Council's committee, under the Council's name
    ("CEDAW", "zh"): "消除对妇女一切形式歧视公约",
}
# Nobody is to take a page of these for a document of the United Nations.
FICTIONAL = {
    "en": "Arcadia is a fictional State: this document was written for a demonstration.",
    "fr": "L’Arcadie est un État imaginaire\u00a0: ce document a été écrit pour une démonstration.",
    "es": "Arcadia es un Estado ficticio: este documento se escribió para una demostración.",
    "pt": "A Arcádia é um Estado fictício: este documento foi escrito para uma demonstração.",
    "ar": "أركاديا دولة متخيَّلة: كُتبت هذه الوثيقة لغرض العرض.",
    "ru": "Аркадия — вымышленное государство: этот документ написан для показа.",
    "zh": "阿卡迪亚是虚构的国家：本文件为演示而撰写。",
}
REPUBLIC = {"en": "Republic of Arcadia", "pt": "República da Arcádia"}
REFERENCE = {"en": "Reference", "pt": "Referência"}

_MONTHS = {
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
}
_DAY = {"fr": "{day} {month} {year}", "es": "{day} de {month} de {year}", "pt": "{day} de {month} de {year}"}


def printed_date(source: Source) -> str:
    """`22 September 2023`, `28 février 2024`; the mastheads of Arabic, Chinese and Russian say it in English."""
    day = source.day
    if source.language not in _DAY:
        return f"{day.day} {day:%B} {day.year}"
    month = _MONTHS[source.language].split()[day.month - 1]
    return _DAY[source.language].format(day=day.day, month=month, year=day.year)


def treaty_of(source: Source) -> str:
    return TREATIES[source.fact("treaty"), source.language]
