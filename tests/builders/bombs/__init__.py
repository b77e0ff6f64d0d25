"""Files made to break a reader, each by one trick: `BOMBS["word: a part that unfolds 1,000 times"]()` gives its bytes.

Names begin with the format and a colon. `FILE_NAMES` gives the ending by format; the content decides all the same.
"""

from tests.builders.bombs import pdf, tables, texts, word

BOMBS = {**word.BOMBS, **pdf.BOMBS, **tables.BOMBS, **texts.BOMBS}
ENDINGS = {"word": "docx", "pdf": "pdf", "workbook": "xlsx", "csv": "csv", "web page": "html", "text": "txt"}


def file_name(bomb: str) -> str:
    """The name under which a bomb is handed in."""
    return f"bomb.{ENDINGS[bomb.partition(':')[0]]}"
