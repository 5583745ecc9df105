"""Files and pasted text in, raw text and hints out. Free of Qt, never opens a connection."""

from app.readers.decode import CANDIDATES, decode_as, label_of
from app.readers.files import holds_page, needs_parser, read_again, read_bytes, read_file, read_pasted, read_pasted_page
from app.readers.folders import expanded, is_folder
from app.readers.kinds import ENDINGS
from app.readers.process import SafeReader
from app.readers.read import COPY, MEDIA, PLAIN, RECODABLE, Read, Unreadable

__all__ = [
    "CANDIDATES",
    "COPY",
    "ENDINGS",
    "MEDIA",
    "PLAIN",
    "RECODABLE",
    "Read",
    "SafeReader",
    "Unreadable",
    "decode_as",
    "expanded",
    "holds_page",
    "is_folder",
    "label_of",
    "needs_parser",
    "read_again",
    "read_bytes",
    "read_file",
    "read_pasted",
    "read_pasted_page",
]
