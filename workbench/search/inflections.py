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
}

# `recomendações` → recomendação, `sociais` → social, `cruéis` → cruel; also as typed without accents.
_PORTUGUESE = (("ções", "ção"), ("coes", "cao"), ("sões", "são"), ("soes", "sao"), ("ais", "al"), ("éis", "el"))

# The article with what is written together with it, and endings of number, gender and possession (the order of
# Larkey's "light 10"), on folded letters.
_ARABIC_BEFORE = ("وال", "بال", "كال", "فال", "ال", "لل")
_ARABIC_AFTER = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")
_SHORTEST_ARABIC = 2


def regular(word: str, language: str) -> str:
    """The word in the form that its language's stemmer understands."""
    if language == "en":
        return _ENGLISH.get(word, word)
    if language == "pt" and len(word) > 5:
        for plural, singular in _PORTUGUESE:
            if word.endswith(plural):
                return word.removesuffix(plural) + singular
    return word


def light_arabic(folded: str) -> str:
    """A folded Arabic word without its article and endings: `الحريات` and `حريه` → `حر`."""
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
    return word
