"""Files and pasted text in, raw text and hints out. Free of Qt, never opens a connection."""

from app.readers.files import Read, Unreadable, read_bytes, read_file, read_pasted

__all__ = ["Read", "Unreadable", "read_bytes", "read_file", "read_pasted"]
