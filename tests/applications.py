"""The application over an installation, put together as seldom as can be: that takes longer than most tests do.

Whoever asks for the application over the same installation gets the same one, as the people of one office do; when a
test is over, its application serves the installation of the next.
"""

from collections import OrderedDict

from flask import Flask

from workbench.app import create_app, put_over
from workbench.installation import Installation

MOST = 4  # installations of whole files, of which nobody says when they are over
_serving: OrderedDict[tuple[int, bool], tuple[Installation, Flask]] = OrderedDict()
_free: list[Flask] = []


def application(installation: Installation, *, tokens: bool = False) -> Flask:
    """Over that installation; forms are taken without their token, unless `tokens` are asked for."""
    key = id(installation), tokens
    if key not in _serving:
        app = _free.pop() if _free else create_app(installation, testing=True)
        put_over(app, installation, testing=True)
        app.config["WTF_CSRF_ENABLED"] = tokens
        _serving[key] = installation, app
        while len(_serving) > MOST:
            _serving.popitem(last=False)
    return _serving[key][1]


def is_over(installation: Installation) -> None:
    """Nobody asks anything of that installation any more."""
    for key in [each for each in _serving if each[0] == id(installation)]:
        _free.append(_serving.pop(key)[1])
