"""Bytes of one type of file to text. Adding a type is a file with its reader, and a row here.

A reader takes the bytes of a whole file and gives its text with the name of the encoding, or raises ``UnreadableError``.
Libraries are imported when the first file of their type is read, so that the command starts quickly.
"""

from collections.abc import Callable

from indexer.encoding import Decoded
from indexer.formats.docx import read_docx
from indexer.formats.html import read_html
from indexer.formats.pdf import read_pdf
from indexer.formats.plain import read_plain

READERS: dict[str, Callable[[bytes], Decoded]] = {
    ".txt": read_plain,
    ".md": read_plain,
    ".html": read_html,
    ".htm": read_html,
    ".docx": read_docx,
    ".pdf": read_pdf,
}
