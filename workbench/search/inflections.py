"""Inflections that the stemmers leave apart and the field's texts are full of. Pure, on composed lower-case words."""

# Snowball keeps `women` and `woman` apart.
_ENGLISH = {
    "women": "woman",
    "men": "man",
    "children": "child",
    "policewomen": "policewoman",
    "policemen": "policeman",
    "spokeswomen": "spokeswoman",
    "grandchildren": "grandchild",
    "schoolchildren": "schoolchild",
    "criteria": "criterion",
    "analyses": "analysis",
    "crises": "crisis",
    "wives": "wife",
}

# `recomendações` → recomendação, `sociais` → social, `cruéis` → cruel; also as typed without accents.
_PORTUGUESE = (
    ("ções", "ção"),
    ("coes", "cao"),
    ("sões", "são"),
    ("soes", "sao"),
    ("ais", "al"),
    ("veis", "vel"),
    ("éis", "el"),
    ("ns", "m"),
)
_PORTUGUESE_ONES = {
    "leis": "lei",
    "reis": "rei",
    "bens": "bem",
    "fins": "fim",
    "civis": "civil",
    "infantis": "infantil",
    "juvenis": "juvenil",
    "difíceis": "difícil",
    "dificeis": "dificil",
}

# Snowball takes no `s` off after a vowel, and so keeps `loi` and `lois`, `détenu` and `détenus` apart.
_FRENCH = {
    "lois": "loi",
    "emplois": "emploi",
    "convois": "convoi",
    "envois": "envoi",
    "travaux": "travail",
    "étrangère": "étranger",
    "étrangères": "étranger",
    "etrangere": "etranger",
    "etrangeres": "etranger",
}
_FRENCH_IN_US = frozenset({"abus", "confus", "diffus", "inclus", "refus"})  # the `s` is theirs

# A vowel that comes and goes (`беженец`, `беженца`), suppletive plurals, and what snowball cuts too short.
_RUSSIAN = {
    "ребенок": "ребенк",
    "рынок": "рынк",
    "подросток": "подростк",
    "пыток": "пытк",
    "девочек": "девочк",
    "орган": "органов",
    "органа": "органов",
} | {
    form: plain
    for plain, forms in {
        "ребенк": "дети детей детям детьми детях",
        "гражданин": "граждан граждане гражданам гражданами гражданах",
        "мать": "матери матерей матерям матерями матерях матерью",
        "дочь": "дочери дочерей дочерям дочерями дочерях дочерью",
    }.items()
    for form in forms.split()
}

# The article with what is written together with it, and endings of number, gender and possession (the order of
# Larkey's "light 10"), on folded letters.
_ARABIC_BEFORE = ("وال", "بال", "كال", "فال", "ال", "لل")
_ARABIC_AFTER = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")
_SHORTEST_ARABIC = 2


# Plurals that change inside the word, where neither root nor light stripping joins them; both in their light form.
_ARABIC_BROKEN = {
    "حقوق": "حق",
    "قوان": "قان",
    "نساء": "مرا",
    "امرا": "مرا",
    "مواد": "ماد",
    "مباد": "مبدا",
    "قضا": "قاض",
    "ضحايا": "ضح",
    "برامج": "برنامج",
    "خطط": "خط",
    "نصوص": "نص",
    "حدود": "حد",
}


def regular(word: str, language: str) -> str:
    """The word in the form that its language's stemmer understands."""
    match language:
        case "en":
            return _english(word)
        case "fr":
            return _french(word)
        case "es":  # `jueces` → juez
            return word.removesuffix("ces") + "z" if word.endswith("ces") and len(word) > 4 else word
        case "pt":
            return _portuguese(word)
        case "ru":
            return _russian(word)
        case _:
            return word


def _english(word: str) -> str:
    """`ratification` → ratify: snowball has `ratif` for the one and `ratifi` for the other."""
    for noun in ("ification", "ifications"):
        if word.endswith(noun):
            return word.removesuffix(noun) + "ify"
    return _ENGLISH.get(word, word)


def _french(word: str) -> str:
    if word.endswith("us") and not word.endswith("ous") and len(word) > 3 and word not in _FRENCH_IN_US:
        return word.removesuffix("s")
    return _FRENCH.get(word, word)


def _portuguese(word: str) -> str:
    if word in _PORTUGUESE_ONES:
        return _PORTUGUESE_ONES[word]
    for plural, singular in _PORTUGUESE if len(word) > 5 else ():
        if word.endswith(plural):
            return word.removesuffix(plural) + singular
    return word


def _russian(word: str) -> str:
    if word.endswith("ец") and len(word) > 3:
        return word.removesuffix("ец") + "ц"
    return _RUSSIAN.get(word, word)


def light_arabic(folded: str) -> str:
    """A folded Arabic word without its article and endings: `الحريات` and `حريه` → `حر`, `الحقوق` and `حق` → `حق`."""
    word = folded
    if len(word) > 3 and word.startswith("و"):
        word = word[1:]
    for before in _ARABIC_BEFORE:
        if word.startswith(before) and len(word) - len(before) >= _SHORTEST_ARABIC:
            word = word.removeprefix(before)
            break
    for after in _ARABIC_AFTER:
        if word.endswith(after) and len(word) - len(after) >= _SHORTEST_ARABIC:
            word = word.removesuffix(after)
    return _ARABIC_BROKEN.get(word, word)
