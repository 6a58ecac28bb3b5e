"""Files of the types that Tifa reads, made for the tests."""

import io
import zipfile
from collections.abc import Iterable
from typing import Any

import docx
from docx.document import Document
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{WORD}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)


def pdf(pages: Iterable[Iterable[str]], **settings: Any) -> bytes:
    """A page for each list of lines."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    file = io.BytesIO()
    canvas = Canvas(file, **settings)
    for lines in pages:
        canvas.setFont(FONT, 12)
        for row, line in enumerate(lines):
            canvas.drawString(50, 780 - 20 * row, line)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def saved(document: Document) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def word(paragraphs: Iterable[str]) -> bytes:
    """As python-docx writes it."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return saved(document)


def word_of(body: str, **parts: str) -> bytes:
    """A Word file with this XML in its body, and further parts by their names without suffix."""
    texts = {
        "_rels/.rels": f'<Relationships><Relationship Type="{RELATIONS}/officeDocument" Target="word/document.xml"/>'
        "</Relationships>",
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
    }
    texts |= {f"word/{name}.xml": f"<w:{name} {NAMESPACES}>{part}</w:{name}>" for name, part in parts.items()}
    return zipped(texts)


def zipped(texts: dict[str, str]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in texts.items():
            archive.writestr(name, text)
    return file.getvalue()


def rezipped(data: bytes, before: str, after: str) -> bytes:
    """The archive with one text put for another in all its parts."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name).decode("utf-8", "surrogateescape") for name in archive.namelist()}
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text.replace(before, after).encode("utf-8", "surrogateescape"))
    return file.getvalue()
