"""To whom a recommendation goes. What an expert asks of the international community is none to the State."""

import re

# Ministries, courts, Parliament, municipalities and the national institution are the State's to answer for.
_STATE = re.compile(
    r"\b(?:governments?|state(?: part(?:y|ies)| institutions?)?(?!s)|authorities|parliament\w*"
    r"|legislat\w+|judiciary|judicial|ministr\w+"
    r"|municipal\w*|gouvernements?|autorités|parlement|l['’]état|gobiernos?|autoridades|parlamento"
    r"|congreso|el estado|al estado"
    r"|governo|o estado|ao estado|правительств\w*|государств\w+|власт\w+|парламент\w*)\b"
    r"|national human rights (?:institution|commission)|الحكومة|حكومة|السلطات|البرلمان|الدولة|政府"
    r"|缔约国|当局|议会|国家人权",
    re.I,
)
_OTHERS = re.compile(
    r"international community|\bdonors?\b|development partners|international partners|united nations"
    r"|country team|\bOHCHR\b"
    r"|office of the high commissioner|human rights council|financial institutions|world bank|civil society"
    r"|non-?governmental|\bNGOs?\b|\bmedia\b|business(?:es| enterprises| sector| community)?\b"
    r"|\bcompan(?:y|ies)\b|private sector"
    r"|corporations?\b|academi\w+|armed groups|other states|third states|states members|member states"
    r"|european union|african union"
    r"|regional organi[sz]ations|communauté internationale|donateurs|bailleurs"
    r"|partenaires (?:de développement|internationaux)"
    r"|nations unies|équipe de pays|haut-commissariat|société civile|non gouvernementales|médias"
    r"|entreprises|secteur privé"
    r"|groupes armés|autres états|union (?:européenne|africaine|europea|africana)"
    r"|comunidad internacional|donantes"
    r"|naciones unidas|equipo (?:de las naciones unidas )?en el país|alto comisionado|sociedad civil"
    r"|no gubernamentales"
    r"|medios de comunicación|empresas|sector privado|grupos armados|otros estados"
    r"|comunidade internacional|doadores"
    r"|nações unidas|sociedade civil|meios de comunicação|setor privado|международн\w+ сообществ\w+|донор\w*"
    r"|организаци\w+ объединенных наций|страновой групп\w+|верховного комиссара|гражданск\w+ обществ\w+"
    r"|неправительственн\w+"
    r"|средств\w* массовой информации|предприяти\w+|частн\w+ сектор\w*|другим государствам"
    r"|المجتمع الدولي|المانح\w+|الأمم المتحدة|الفريق القطري|مفوضية|المجتمع المدني|غير الحكومية"
    r"|وسائ[طل] الإعلام|الشركات|القطاع الخاص"
    r"|国际社会|捐助|联合国|国家工作队|高级专员|民间社会|非政府组织|媒体|企业|公司|私营部门",
    re.I,
)
_VERB = re.compile(
    r"\b(?:recommends?(?: that| to)?|urges?|calls? (?:up)?on|encourages?|invites?|requests?(?: that)?"
    r"|appeals? to|reminds|asks"
    r"|recommand\w+ (?:à|au|aux|que)|exhort\w+|engage|invite\w?|prie|demande (?:à|au|aux)|appelle"
    r"|recomienda\w* (?:al?|que)|insta"
    r"|exhorta|alienta|invita|pide|recomenda\w* (?:ao|à|que)|exorta|encoraja|рекоменду\w+"
    r"|призыва\w+|предлага\w+)\b"
    r"|(?:توصي|يوصي|تحث|يحث|تدعو|يدعو|تهيب|يهيب|تشجع|يشجع)|建议|敦促|呼吁|促请|鼓励",
    re.I,
)
_SHOULD = re.compile(
    r"\b(?:should|must|needs? to|devrai(?:t|ent)|doi(?:t|vent)|deber[íi]an?|deben?|deve(?:m|riam?)?"
    r"|следует)\b|ينبغي|应",
    re.I,
)
_NEAR = 110  # letters behind a verb in which the one who is asked stands


def is_to_others(text: str) -> bool:
    """Whether a lead (`… calls on the international community to`) or a heading asks others, "
    "and not the State."""
    asked = _asked(text)
    return bool(_OTHERS.search(asked)) and not _STATE.search(_OTHERS.sub(" ", asked))


def heads_others(heading: str) -> bool:
    """Whether a heading says that what stands below it goes to others: `To the international community`."""
    return bool(_OTHERS.search(heading)) and not _STATE.search(_OTHERS.sub(" ", heading))


def names_state(text: str) -> bool:
    """Whether the lead asks the State by name: then the heading above it does not matter."""
    return bool(_STATE.search(_OTHERS.sub(" ", _asked(text))))


def _asked(text: str) -> str:
    """The words that name who is asked: behind the last verb of the first sentence, else before `should`."""
    first = re.split(r"(?<=[^\d\s])\.\s|[:：。]", text)[0]
    verbs = list(_VERB.finditer(first))
    if verbs:
        behind = first[verbs[-1].end() : verbs[-1].end() + _NEAR]
        return re.split(r"\bto\b (?=[a-z]+\b)(?!the\b)|\bshould\b|\bde\b (?=\w+er\b)|\ba que\b", behind, maxsplit=1)[0]
    should = _SHOULD.search(first)
    return first[: should.start()] if should else ""
