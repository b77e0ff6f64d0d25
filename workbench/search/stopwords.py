"""Words that only hold a sentence together, folded. Kept short: a word that can carry meaning is not among them.

Spanish `estado`, for one, is on the usual lists as a form of *estar*; here it is the State.
They are indexed all the same, so that phrases never skip them; an unquoted query does not insist on them.
"""

_LISTS = {
    "en": "a an and are as at be been being but by for from had has have he her his if in into is it its no nor not "
    "of on or our she so such that the their them then there these they this those to was we were what when "
    "where which while who whom whose will with would you your i do does did can could should shall may might "
    "must about also any",
    "fr": "a ai au aux avec ce ces cet cette dans de des du elle elles en entre est et eu il ils je la le les leur "
    "leurs lui mais me meme ne ni nos notre nous on ont ou par pas pour qu que quel quelle quelles quels qui "
    "sa sans se ses si son sont sur ta te tes toi ton tu un une vos votre vous y ete etre avoir etait etaient "
    "plus dont afin ainsi",
    "es": "a al ante como con contra cual cuales cuando de del desde donde el ella ellas ellos en entre era eran es "
    "esa esas ese eso esos esta estas este esto estos fue fueron ha han hay hasta la las le les lo los mas me "
    "mi muy ni no nos o otra otro para pero por porque que quien se ser si sin sobre son su sus tambien te tu "
    "un una uno y ya",
    "pt": "a ao aos as ate com como da das de dela dele deles do dos e ela elas ele eles em entre era essa essas "
    "esse esses esta estas este estes eu foi foram ha isso isto ja la lhe lhes mais mas me mesmo muito na nas "
    "nao nem no nos o os ou para pela pelas pelo pelos por qual quando que quem se sem ser seu seus sao so sua "
    "suas tambem te um uma",
    "ru": "а без бы был была были было быть в вам вас во все вы где да для до его ее если есть еще же за и из или им "
    "их к как ко когда кто ли мне мы на над не нет но ну о об однако он она они оно от по под при с со так "
    "также такие то того тоже только ту ты у уже чем что чтобы эта эти это этого этой этом этот я которые "
    "который которая которых",
    "ar": "في من علي الي عن مع هذا هذه ذلك تلك التي الذي الذين ما لا لم لن ان او ثم قد كان كانت كما بين و هو هي هم "
    "بعد قبل عند كل اي حتي اذا غير بان وان فيها فيه منها عليها به بها له لها",
}

STOP_WORDS: dict[str, frozenset[str]] = {language: frozenset(words.split()) for language, words in _LISTS.items()}
