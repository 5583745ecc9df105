"""Real files, changed at random in ways that real damage and real attacks have: the same seed gives the same inputs."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parents[2]
FILES = ROOT / "tests" / "app" / "readers" / "files"
MOST = 300_000
"""Bytes of an input: large ones are the business of tests of their own."""

MAIL = (
    b"From: Ana <ana@orsa.invalid>\r\nSubject: talks\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8; '
    b"format=flowed\r\n"
    b"Content-Transfer-Encoding: quoted-printable\r\n\r\nThe crews =E2=80=9Cleft=E2=80=9D the talks. \r\n"
    b"Nobody came.\r\n"
    b"--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+VGhlIGNyZXdzIGxlZnQuPC9wPg==\r\n"
    b'--b\r\nContent-Type: application/pdf; name="a.pdf"\r\nContent-Disposition: attachment; filename="a.pdf"\r\n\r\n'
    b"%PDF-1.4\r\n--b--\r\n"
)
TOKENS = (
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xed\xa0\x80",
    b"\xf4\x90\x80\x80",
    b"\x1b$B",
    b"\r",
    b"\x0b",
    b"\xc2\x85",
    b"<!DOCTYPE x [<!ENTITY a 'b'>]>",
    b"&a;",
    b"&#xD800;",
    b"&#0;",
    b"<![CDATA[",
    b"]]>",
    b"<w:p>",
    b"</w:p>",
    b"<text:s text:c='9999'/>",
    b"<article>",
    b"</article>",
    b"<script>",
    b"<!--",
    b"<meta charset=utf-16>",
    b"<meta charset=idna>",
    b"<table><tr><td>" * 50,
    b"{\\rtf1",
    b"{",
    b"}",
    b"\\u-10179?",
    b"\\'e9",
    b"\\bin99999 ",
    b"\\pict",
    b"\\uc0",
    b"\\ansicpg99999",
    b"\\f1",
    b"\\fcharset999 x;",
    b"%PDF-1.7",
    b"endobj",
    b"stream\r\n",
    b"endstream",
    b"/Length 99999999",
    b"/Filter /ASCIIHexDecode",
    b"/Kids [2 0 R]",
    b"/Count -1",
    b"xref",
    b"<< /Type /ObjStm >>",
    b"BT",
    b"1 0 0 1 1e308 -1e308 cm",
    b"(",
    b"\\(",
    b"Tj",
    b"[ ] TJ",
    b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n",
    b"Content-Type: message/rfc822\r\n\r\n",
    b"Content-Transfer-Encoding: base64\r\n",
    b'Content-Type: text/html; charset="unknown"\r\n',
    b"=?utf-8?b?////?=",
    b"charset*0*=x''%ff",
    b"--b--\r\n",
    b"MIME-Version: 1.0\r\n",
    b'"',
    b'""',
    b",",
    b";",
    b"\t",
    b"text",
    b"outlet,text\n",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"-1",
    b"4294967295",
    b"1e400",
    b"2958466",
)
"""What parsers stumble over."""  # fmt: skip


@dataclass(frozen=True)
class Input:
    """One input.

    Attributes:
        name: With the ending that says what it should be.
        data: Its bytes.
        how: What was done to which file.
    """

    name: str
    data: bytes
    how: str


def seeds() -> list[tuple[str, bytes]]:
    """Real files: name -> bytes."""
    found = [(path.name, path.read_bytes()) for path in sorted(FILES.rglob("*")) if path.is_file()]
    found = [(name, data) for name, data in found if name not in ("README.md", "style.css", "long.txt", "quay.txt")]
    sample = ROOT / "resources" / "samples" / "orsa"
    found += [(path.name, path.read_bytes()) for path in sorted(sample.glob("*.txt"))]
    return [*found, ("mail.eml", MAIL), ("empty.txt", b"")]


def inputs(seed: int, count: int) -> Iterator[Input]:
    """Inputs, the same for the same seed."""
    random = Random(seed)
    known = seeds()
    kinds: dict[str, list[tuple[str, bytes]]] = {}
    for one in known:
        kinds.setdefault(one[0].rpartition(".")[2], []).append(one)
    endings = [
        *sorted(kinds),
        "pdf",
    ]  # every kind as often as any other, however many files there are of it; PDFs twice
    for number in range(count):
        name, data = random.choice(kinds[random.choice(endings)])
        how = [name]
        for _ in range(random.choice((1, 1, 1, 2, 3, 6))):
            packed = data.startswith((b"PK\x03\x04", b"%PDF")) and random.random() < 0.6
            change = _inside if packed else random.choice(CHANGES)
            data = change(data, random, known)
            how.append(change.__name__.strip("_"))
        if random.random() < 0.1:  # under a wrong name
            name = random.choice(known)[0]
        stem, _, ending = name.rpartition(".")
        yield Input(f"{stem}-{number}.{ending}", data[:MOST], " ".join(how))


def _place(data: bytes, random: Random) -> int:
    return random.randrange(len(data) + 1)


def _flip(data: bytes, random: Random, _known: object) -> bytes:
    out = bytearray(data)
    for _ in range(random.choice((1, 1, 3, 20, 200))):
        if out:
            out[random.randrange(len(out))] ^= 1 << random.randrange(8)
    return bytes(out)


def _overwrite(data: bytes, random: Random, _known: object) -> bytes:
    at = _place(data, random)
    new = random.randbytes(random.choice((1, 4, 16, 200)))
    return data[:at] + new + data[at + len(new) :]


def _cut(data: bytes, random: Random, _known: object) -> bytes:
    return data[: _place(data, random)]


def _drop(data: bytes, random: Random, _known: object) -> bytes:
    at = _place(data, random)
    return data[:at] + data[at + random.choice((1, 10, 1000)) :]


def _repeat(data: bytes, random: Random, _known: object) -> bytes:
    at = _place(data, random)
    piece = data[at : at + random.choice((1, 7, 60, 900))]
    return data[:at] + piece * random.choice((2, 10, 300)) + data[at:]


def _insert(data: bytes, random: Random, _known: object) -> bytes:
    for _ in range(random.choice((1, 2, 8))):
        at = _place(data, random)
        data = data[:at] + random.choice(TOKENS) * random.choice((1, 1, 1, 2, 500)) + data[at:]
    return data


def _splice(data: bytes, random: Random, known: list[tuple[str, bytes]]) -> bytes:
    other = random.choice(known)[1]
    return data[: _place(data, random)] + other[_place(other, random) :]


def _swap(data: bytes, random: Random, _known: object) -> bytes:
    """Exchange one of the words of the file for another of them."""
    words = re.findall(rb"[A-Za-z:]{3,20}", data[:50_000])
    if not words:
        return data
    return data.replace(random.choice(words), random.choice(words), random.choice((1, 3, -1)))


def _numbers(data: bytes, random: Random, _known: object) -> bytes:
    """Make one of the numbers of the file another one."""
    numbers = list(re.finditer(rb"\d+", data[:100_000]))
    if not numbers:
        return data
    one = random.choice(numbers)
    new = random.choice((b"0", b"-1", b"65536", b"99999999999", b"1.5e300", one.group() + b"0"))
    return data[: one.start()] + new + data[one.end() :]


def _encode(data: bytes, random: Random, _known: object) -> bytes:
    """Put text into another encoding, or half of it."""
    text = data.decode("utf-8", "replace")
    half = random.randrange(len(text) + 1) if random.random() < 0.5 else 0
    coding = random.choice(
        ("utf-16", "utf-16-be", "utf-32", "cp1252", "cp1256", "koi8-r", "shift_jis", "utf-7", "gb18030")
    )
    return text[:half].encode("utf-8", "replace") + text[half:].encode(coding, "replace")


def _inside(data: bytes, random: Random, known: list[tuple[str, bytes]]) -> bytes:
    """Change what is packed: a part of a zip archive or a stream of a PDF, and pack it again."""
    change = random.choice((_flip, _overwrite, _cut, _drop, _repeat, _insert, _splice, _swap, _numbers))
    if data.startswith(b"PK\x03\x04"):
        return _inside_zip(data, random, lambda part: change(part, random, known)[:MOST])
    streams = list(re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", data, re.S))
    if data.startswith(b"%PDF") and streams:
        one = random.choice(streams)
        try:
            plain = zlib.decompress(one.group(1))
        except zlib.error:
            return data
        packed = zlib.compress(change(plain, random, known)[:MOST])
        return data[: one.start(1)] + packed + data[one.end(1) :]
    return change(data, random, known)


def _inside_zip(data: bytes, random: Random, change: Callable[[bytes], bytes]) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist() if archive.getinfo(name).file_size < MOST}
    except (
        zipfile.BadZipFile,
        zlib.error,
        OSError,
        ValueError,
        LookupError,
        RuntimeError,
        NotImplementedError,
        EOFError,
    ):
        return data
    if not parts:
        return data
    telling = [name for name in parts if name.endswith(("document.xml", "content.xml", "sheet1.xml", "Strings.xml"))]
    chosen = random.choice(telling if telling and random.random() < 0.7 else sorted(parts))
    parts[chosen] = change(parts[chosen])
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name or "x"), part)
    return out.getvalue()


CHANGES: tuple[Callable[[bytes, Random, list[tuple[str, bytes]]], bytes], ...] = (
    _flip,
    _overwrite,
    _cut,
    _drop,
    _repeat,
    _insert,
    _splice,
    _swap,
    _numbers,
    _encode,
    _inside,
    _inside,
    _inside,
)
