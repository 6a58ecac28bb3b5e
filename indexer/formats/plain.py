"""Plain text, under a suffix that anything can be saved under."""

from indexer.encoding import Decoded, decode
from indexer.unreadable import UnreadableError

# Some of these types are ASCII throughout, and would pass for texts.
BEGINNINGS = {
    b"%PDF-": ("a PDF", ".pdf"),
    b"PK\x03\x04": ("a Word file or another zip archive", ".docx, if it is a Word file"),
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": ("an old Office file", ".docx, after saving it as such in Word"),
    b"{\\rtf": ("a rich text file", ".docx, after saving it as such in Word"),
}


def read_plain(data: bytes) -> Decoded:
    for beginning, (kind, suffix) in BEGINNINGS.items():
        if data.startswith(beginning):
            raise UnreadableError(f"is {kind} under the suffix of a text", f"give it its own suffix: {suffix}")
    return decode(data)
