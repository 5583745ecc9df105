"""Icon files of Windows and macOS made from the PNG icons: both are plain containers of PNG images."""

from __future__ import annotations

import struct
from pathlib import Path

ICNS_KINDS = {16: b"icp4", 32: b"icp5", 64: b"icp6", 128: b"ic07", 256: b"ic08", 512: b"ic09"}
"""Size in pixels -> type code of Apple's icon format."""


def png(folder: Path, size: int) -> bytes:
    """The icon of a size in pixels."""
    return (folder / f"samestory-{size}.png").read_bytes()


def write_ico(folder: Path, target: Path) -> Path:
    """Write a Windows icon with the sizes 16 to 256 and return its path."""
    images = [(size, png(folder, size)) for size in (16, 24, 32, 48, 64, 128, 256)]
    head = struct.pack("<HHH", 0, 1, len(images))
    at = len(head) + 16 * len(images)
    entries = b""
    for size, data in images:
        entries += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(data), at)
        at += len(data)
    target.write_bytes(head + entries + b"".join(data for _, data in images))
    return target


def write_icns(folder: Path, target: Path) -> Path:
    """Write a macOS icon with the sizes 16 to 512 and return its path."""
    parts = b""
    for size, kind in ICNS_KINDS.items():
        data = png(folder, size)
        parts += kind + struct.pack(">I", 8 + len(data)) + data
    target.write_bytes(b"icns" + struct.pack(">I", 8 + len(parts)) + parts)
    return target
