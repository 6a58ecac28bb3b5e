"""Every text of the pages; a name is told once."""

from api.pages.wording.around import AROUND
from api.pages.wording.comparing import COMPARING
from api.pages.wording.facets import FACETS
from api.pages.wording.found import FOUND
from api.pages.wording.helping import HELPING
from api.pages.wording.problems import PROBLEMS
from api.pages.wording.reading import READING
from api.pages.wording.repairs import REPAIRS
from api.pages.wording.searching import SEARCHING
from api.pages.wording.slogans import SLOGANS
from api.pages.wording.texts import Texts

TABLES = (AROUND, SEARCHING, FOUND, FACETS, HELPING, PROBLEMS, READING, REPAIRS, SLOGANS, COMPARING)
WORDING: Texts = {name: forms for table in TABLES for name, forms in table.items()}


def told_or(name: str, other: str) -> str:
    """The name, if there is a text of that name, else the other one."""
    return name if name in WORDING else other
