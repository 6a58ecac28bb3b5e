"""The text layer of a PDF: lines as they stand in it, a blank line between pages; nothing is joined or repaired.

PDFium reads it, which leaves out what is printed twice on one spot to look bold. It works in one thread at a time.
"""

from typing import TYPE_CHECKING

from indexer.encoding import Decoded
from indexer.unreadable import UnreadableError

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfiumError

# PDFium writes this noncharacter for a hyphen that ends a line, and leaves out the line's end.
HYPHEN_AT_LINE_END = "\ufffe"
OCR = "run OCR on it, as `ocrmypdf -l chi_sim IN.pdf OUT.pdf` does, and give the result"
MOST_SHOWN = 10
PASSWORD_ERROR = 4  # FPDF_ERR_PASSWORD


def read_pdf(data: bytes) -> Decoded:
    import pypdfium2  # noqa: PLC0415 - only for who has PDFs

    try:
        with pypdfium2.PdfDocument(data) as document:
            pages = [_page_text(document, number) for number in range(len(document))]
    except pypdfium2.PdfiumError as error:
        raise _not_read(error) from error
    silent = [number for number, page in enumerate(pages, 1) if not page.strip()]
    if len(silent) == len(pages):
        raise UnreadableError(f"has no text layer: its {len(pages)} page(s) are pictures or blank", OCR)
    return Decoded("\n\n".join(pages), "pdf", _lacks(silent))


def _lacks(silent: list[int]) -> str:
    """What is to be said of pages without text, for they may be scans among others."""
    shown = ", ".join(map(str, silent[:MOST_SHOWN])) + (" …" if len(silent) > MOST_SHOWN else "")
    return f"has no text on {len(silent)} page(s): {shown}; if they are pictures of text, {OCR}" if silent else ""


def _page_text(document: "PdfDocument", number: int) -> str:
    page = document[number]
    layer = page.get_textpage()
    text: str = layer.get_text_range()
    layer.close()  # a newspaper of many pages would hold them all
    page.close()
    return text.replace(HYPHEN_AT_LINE_END, "-\n").replace("\r\n", "\n").rstrip("\n")


def _not_read(error: "PdfiumError") -> UnreadableError:
    if getattr(error, "err_code", None) == PASSWORD_ERROR:
        return UnreadableError("is a PDF locked with a password", "open it with the password and save it without one")
    return UnreadableError(
        "is no PDF, or a damaged one", "get it again, or open it in a PDF reader and print it to a new PDF"
    )
