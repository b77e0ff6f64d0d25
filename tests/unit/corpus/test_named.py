"""What a document without a symbol is, by its own title, in seven languages."""

import pytest

from workbench.corpus.parsing.identity.named import kind_named
from workbench.treaties import DocumentKind as Kind

TITLES = [
    ("Concluding observations on the initial report of Arcadia", Kind.CONCLUDING_OBSERVATIONS),
    ("Observations finales concernant le cinquième rapport périodique de l’Arcadie", Kind.CONCLUDING_OBSERVATIONS),
    ("Observaciones finales sobre el quinto informe periódico de Arcadia", Kind.CONCLUDING_OBSERVATIONS),
    ("Observações finais sobre o relatório inicial da Arcádia", Kind.CONCLUDING_OBSERVATIONS),
    ("Заключительные замечания по пятому периодическому докладу Аркадии", Kind.CONCLUDING_OBSERVATIONS),
    ("الملاحظات الختامية بشأن التقرير الدوري الخامس لأركاديا", Kind.CONCLUDING_OBSERVATIONS),
    ("关于阿卡迪亚第五次定期报告的结论性意见", Kind.CONCLUDING_OBSERVATIONS),
    ("List of issues in relation to the fifth periodic report of Arcadia", Kind.LIST_OF_ISSUES),
    ("Liste de points concernant le cinquième rapport périodique", Kind.LIST_OF_ISSUES),
    ("Lista de cuestiones relativa al quinto informe periódico", Kind.LIST_OF_ISSUES),
    ("Перечень вопросов в связи с пятым периодическим докладом", Kind.LIST_OF_ISSUES),
    ("قائمة المسائل المتعلقة بالتقرير الدوري الخامس", Kind.LIST_OF_ISSUES),
    ("与第五次定期报告有关的问题清单", Kind.LIST_OF_ISSUES),
    ("List of issues prior to submission of the sixth periodic report", Kind.LIST_OF_ISSUES_PRIOR_TO_REPORTING),
    ("Liste de points établie avant la soumission du sixième rapport", Kind.LIST_OF_ISSUES_PRIOR_TO_REPORTING),
    ("Lista de cuestiones previa a la presentación del sexto informe", Kind.LIST_OF_ISSUES_PRIOR_TO_REPORTING),
    ("Replies of Arcadia to the list of issues", Kind.REPLIES_TO_LIST_OF_ISSUES),
    ("Réponses de l’Arcadie à la liste de points", Kind.REPLIES_TO_LIST_OF_ISSUES),
    ("Respuestas de Arcadia a la lista de cuestiones", Kind.REPLIES_TO_LIST_OF_ISSUES),
    ("Ответы Аркадии на перечень вопросов", Kind.REPLIES_TO_LIST_OF_ISSUES),
    ("ردود أركاديا على قائمة المسائل", Kind.REPLIES_TO_LIST_OF_ISSUES),
    ("阿卡迪亚对问题清单的答复", Kind.REPLIES_TO_LIST_OF_ISSUES),
    ("Information received from Arcadia on follow-up to the concluding observations", Kind.FOLLOW_UP_INFORMATION),
    ("Renseignements reçus au sujet de la suite donnée aux observations finales", Kind.FOLLOW_UP_INFORMATION),
    ("Información sobre el seguimiento de las observaciones finales", Kind.FOLLOW_UP_INFORMATION),
    ("General comment No. 26 (2023) on children’s rights and the environment", Kind.GENERAL_COMMENT),
    ("Observation générale no 26 (2023) sur les droits de l’enfant", Kind.GENERAL_COMMENT),
    ("Recomendación general núm. 39 (2022)", Kind.GENERAL_COMMENT),
    ("Замечание общего порядка № 37", Kind.GENERAL_COMMENT),
    ("التعليق العام رقم 26", Kind.GENERAL_COMMENT),
    ("关于儿童权利的第26号一般性意见", Kind.GENERAL_COMMENT),
    ("Draft report of the Working Group on the Universal Periodic Review: Arcadia", Kind.UPR_DRAFT_WG_REPORT),
    ("Projet de rapport du Groupe de travail sur l’Examen périodique universel", Kind.UPR_DRAFT_WG_REPORT),
    ("Informe del Grupo de Trabajo sobre el Examen Periódico Universal", Kind.HRC_DOCUMENT),
    ("Report of the Special Rapporteur on the right to food", Kind.HRC_DOCUMENT),
    ("Visit to Arcadia: Report of the Special Rapporteur on the right to food", Kind.HRC_DOCUMENT_ADDENDUM),
    ("Informe de la Relatora Especial sobre su visita a Arcadia", Kind.HRC_DOCUMENT_ADDENDUM),
    ("Доклад Специального докладчика о поездке в Аркадию", Kind.HRC_DOCUMENT_ADDENDUM),
    ("Rapport national présenté conformément à la résolution 5/1", Kind.UPR_NATIONAL_REPORT),
    ("Summary of stakeholders’ information", Kind.UPR_STAKEHOLDER_SUMMARY),
    ("Minutes of the third meeting of the drafting group", Kind.MINUTES),
    ("Ata da reunião do grupo de redação", Kind.MINUTES),
    ("Procès-verbal de la réunion", Kind.MINUTES),
    ("Acta de la reunión", Kind.MINUTES),
    ("Протокол заседания", Kind.MINUTES),
    ("محضر الاجتماع", Kind.MINUTES),
    ("工作组会议记录", Kind.MINUTES),
    ("Alternative report on the fifth periodic report of Arcadia", Kind.OTHER),
    ("Rapport alternatif sur le cinquième rapport périodique", Kind.OTHER),
    ("Relatório Sombra sobre o relatório periódico", Kind.OTHER),
    ("Informe alternativo al quinto informe periódico", Kind.OTHER),
    ("Índice das observações finais", Kind.OTHER),
    ("Notes on the concluding observations", Kind.OTHER),
    ("A/HRC/WG.6/41/BRA/2 Compilation of information: recommendations and gaps", Kind.OTHER),
    ("Fifth periodic report of Arcadia", Kind.STATE_REPORT),
    ("Cinquième rapport périodique de l’Arcadie", Kind.STATE_REPORT),
    ("Quinto informe periódico de Arcadia", Kind.STATE_REPORT),
    ("Пятый периодический доклад Аркадии", Kind.STATE_REPORT),
    ("التقرير الدوري الخامس لأركاديا", Kind.STATE_REPORT),
    ("阿卡迪亚第五次定期报告", Kind.STATE_REPORT),
    ("兒童權利公約首次國家報告", Kind.STATE_REPORT),
    ("首次國家報告結論性意見各點次權責機關分工", Kind.OTHER),
    ("Work plan of the drafting group", Kind.OTHER),
]


@pytest.mark.parametrize(("title", "kind"), TITLES)
def test_a_title_says_what_the_document_is(title: str, kind: Kind) -> None:
    assert kind_named(title, "", treaty="CEDAW", numbered=120) is kind


def test_a_title_that_is_only_a_files_name_leaves_it_to_the_first_lines() -> None:
    opening = "Committee on the Rights of the Child\nLista de cuestiones relativa al quinto informe periódico"
    assert kind_named("scan 17", opening, treaty="CRC", numbered=20) is Kind.LIST_OF_ISSUES


def test_what_is_called_a_report_and_has_no_numbered_paragraphs_is_none() -> None:
    assert kind_named("Fifth periodic report of Arcadia", "", treaty="CEDAW", numbered=3) is Kind.OTHER


def test_the_items_of_a_review_show_a_draft_without_its_cover() -> None:
    text = "\n".join(f"6.{number} Ratify the Convention (Norway);" for number in range(1, 25))
    assert kind_named("Arcadia", "", treaty=None, numbered=24, text=text) is Kind.UPR_DRAFT_WG_REPORT
