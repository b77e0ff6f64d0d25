"""Treaties, the bodies that monitor them, kinds of documents and their symbols."""

from workbench.treaties.catalogue import Treaty, body_of, code_of, treaties, with_body
from workbench.treaties.kinds import CONCLUDING_OBSERVATIONS, INTERNAL, DocumentKind
from workbench.treaties.symbols import Symbol, compose_symbol, find_symbols, parse_symbol

__all__ = [
    "CONCLUDING_OBSERVATIONS",
    "INTERNAL",
    "DocumentKind",
    "Symbol",
    "Treaty",
    "body_of",
    "code_of",
    "compose_symbol",
    "find_symbols",
    "parse_symbol",
    "treaties",
    "with_body",
]
