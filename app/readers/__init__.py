"""Files and pasted text in, raw text and hints out. Free of Qt, never opens a connection."""

from app.readers.files import Read, Unreadable, needs_parser, read_bytes, read_file, read_pasted
from app.readers.process import SafeReader

__all__ = ["Read", "SafeReader", "Unreadable", "needs_parser", "read_bytes", "read_file", "read_pasted"]
