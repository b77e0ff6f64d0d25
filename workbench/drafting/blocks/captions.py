"""What a file says around the report's own text, in the report's language: source, notes, annex, core document."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Captions:
    """`source` and `notes` stand under a table before its words; `core` names the paragraphs (`{paragraphs}`)."""

    annex: str = "Annex"
    source: str = "Source: {words}"
    notes: str = "Note: {words}"
    core: str = "See the common core document, {paragraphs}."
    not_translated: str = "[In the language of submission only; not translated.]"
    beside: str = "Handed in as a file of its own: {name}."


_OF: Mapping[str, Captions] = {
    "en": Captions(),
    "fr": Captions(
        annex="Annexe",
        source="Source : {words}",
        notes="Note : {words}",
        core="Voir le document de base commun, {paragraphs}.",
        not_translated="[Dans la langue de l’original seulement ; non traduit.]",
        beside="Remis dans un fichier distinct : {name}.",
    ),
    "es": Captions(
        annex="Anexo",
        source="Fuente: {words}",
        notes="Nota: {words}",
        core="Véase el documento básico común, {paragraphs}.",
        not_translated="[En el idioma de presentación únicamente; sin traducir.]",
        beside="Se entrega en un archivo aparte: {name}.",
    ),
    "pt": Captions(
        annex="Anexo",
        source="Fonte: {words}",
        notes="Nota: {words}",
        core="Ver o documento de base comum, {paragraphs}.",
        not_translated="[Apenas no idioma de apresentação; não traduzido.]",
        beside="Entregue em arquivo separado: {name}.",
    ),
    "ar": Captions(
        annex="المرفق",
        source="المصدر: {words}",
        notes="ملاحظة: {words}",
        core="انظر الوثيقة الأساسية المشتركة، {paragraphs}.",
        not_translated="[بلغة التقديم فقط؛ غير مترجم.]",
        beside="مقدّم في ملف مستقل: {name}.",
    ),
    "ru": Captions(
        annex="Приложение",
        source="Источник: {words}",
        notes="Примечание: {words}",
        core="См. общий базовый документ, {paragraphs}.",
        not_translated="[Только на языке представления; без перевода.]",
        beside="Представлено отдельным файлом: {name}.",
    ),
    "zh": Captions(
        annex="附件",
        source="资料来源：{words}",
        notes="注：{words}",
        core="见共同核心文件，{paragraphs}。",
        not_translated="[仅以提交语文分发；未翻译。]",
        beside="另以单独文件提交：{name}。",
    ),
}


def captions(language: str) -> Captions:
    """The words of a language; English stands in for one that has none."""
    return _OF.get(language.lower().replace("_", "-").split("-")[0], _OF["en"])
