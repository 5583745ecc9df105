"""Web archives (.mht, .mhtml: a page with its pictures in one file) and mails (.eml), with Python's email package.

Of a web archive the page is read (RFC 2557: the part that `start` names, else the first page), with the address that
the browser wrote into it. Of a mail the text is read, or the page when there is no text; its lines are put together
when they were broken for a screen of 80 columns. Attached files are named, not read. Sender, subject and date of a mail
are not the article's: they are not used.
"""

from __future__ import annotations

import re
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import EmailPolicy
from itertools import groupby

from analyzers.records import Hints
from app.readers.decode import NotText, decode, meant
from app.readers.office import damaged
from app.readers.paragraphs import unwrapped, width_of
from app.readers.read import COPY, EML, MAX_HTML, MHT, Read, Unreadable, checked, tidy

_MAX_PARTS = 2_000
_MAIL_WIDTH = 80
_STUB = 300
"""Characters under which a text may be nothing but "open this mail in your browser"."""
_DAMAGE = (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError)


class _ShortHeaders(EmailPolicy):
    """The standard library's policy with an end to header fields: it takes time by the square of their length."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """Name and value of a field, the value cut off."""
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_MAX_HEADER]


_MAX_HEADER = 2_000
"""Characters of a header field; addresses of pages and names of files have hundreds."""


def read_mht(name: str, data: bytes) -> tuple[Read, ...]:
    """Read the page in a web archive.

    Raises:
        Unreadable: if there is none, or no article in it.
    """
    try:
        message = _message(name, data)
        page = _page_of(message)
        if page is None:
            text = _text_of(message)
            if text is None:
                raise Unreadable(f"There is no page in the web archive “{name}”. {COPY}")
            return (Read(name, checked(name, text), data, MHT),)
        address = _address(message["Snapshot-Content-Location"]) or _address(page["Content-Location"])
        markup = _decoded(name, page)
    except _DAMAGE as error:
        raise damaged(name) from error
    from app.readers.html import article_of

    raw, hints = article_of(name, markup, address)
    return (Read(name, raw, data, MHT, hints),)


def read_eml(name: str, data: bytes) -> tuple[Read, ...]:
    """Read the text of a mail.

    Raises:
        Unreadable: if there is none.
    """
    try:
        message = _message(name, data)
        attached = [_file_name(part) for part in _parts(message) if part.get_content_disposition() == "attachment"]
        text = _text_of(message)
        page = _page_of(message) if text is None or len(text) < _STUB else None
        markup = _decoded(name, page) if page is not None else ""
    except _DAMAGE as error:
        raise damaged(name) from error
    hints = Hints()
    if page is not None:
        from app.readers.html import article_of

        try:
            whole, said = article_of(name, markup, None)
        except Unreadable:
            if text is None:
                raise
        else:
            if text is None or len(whole) > 3 * len(text):  # else the page says no more than the text beside it
                text, hints = whole, said
    notes: tuple[str, ...] = ()
    if attached:
        what = f"“{attached[0]}”" if len(attached) == 1 else f"{len(attached)} files (“{attached[0]}” …)"
        notes = (f"The mail brings {what} along. Save what you need of it to your disk and add that by itself.",)
    if text is None:
        raise Unreadable(f"There is no text in the mail “{name}”. {' '.join(notes) or COPY}")
    return (Read(name, checked(name, text), data, EML, hints, notes),)


def _message(name: str, data: bytes) -> EmailMessage:
    """The parsed message.

    Raises:
        Unreadable: if it has no header or too many parts.
    """
    message = message_from_bytes(data, policy=_ShortHeaders())
    if not isinstance(message, EmailMessage) or not message.keys():
        raise damaged(name)
    if sum(1 for _ in _parts(message)) > _MAX_PARTS:
        raise Unreadable(f"“{name}” has more than {_MAX_PARTS:,} parts and was not read. {COPY}")
    return message


def _parts(message: EmailMessage) -> list[EmailMessage]:
    """All parts that hold no parts, in order."""
    found: list[EmailMessage] = []
    waiting = [message]
    while waiting and len(found) <= _MAX_PARTS:
        part = waiting.pop()
        inside = part.get_payload()
        if isinstance(inside, list):
            waiting.extend(p for p in reversed(inside) if isinstance(p, EmailMessage))
        else:
            found.append(part)
    return found


def _page_of(message: EmailMessage) -> EmailMessage | None:
    """The part with the page: the one that `start` names, else the first."""
    pages = [
        part
        for part in _parts(message)
        if part.get_content_type() in ("text/html", "application/xhtml+xml")
        and part.get_content_disposition() != "attachment"
    ]
    start = message.get_param("start")
    return next((part for part in pages if start and part["Content-ID"] == start), pages[0] if pages else None)


def _text_of(message: EmailMessage) -> str | None:
    """The plain text of a mail and of mails that it brings along, or None if there is none."""
    found: list[str] = []
    waiting: list[EmailMessage] = [message]
    while waiting and len(found) <= _MAX_PARTS:
        part = waiting.pop()
        inside = part.get_payload()
        if isinstance(inside, list):
            inner = [one for one in inside if isinstance(one, EmailMessage)]
            if part.get_content_subtype() == "alternative":  # one text, written down in several ways
                inner = [one for one in inner if one.get_content_type() == "text/plain"][:1] or inner
            waiting.extend(reversed(inner))
        elif part.get_content_type() == "text/plain" and part.get_content_disposition() != "attachment":
            text = _lines_of(part)
            if text.strip():
                found.append(text)
    return "\n\n".join(found) or None


def _lines_of(part: EmailMessage) -> str:
    """The text of a part with its lines put together."""
    text = tidy(_characters(part, "text"))
    lines = text.split("\n")
    flowed = str(part.get_param("format", "")).lower() == "flowed"
    delete = str(part.get_param("delsp", "")).lower() == "yes"
    marked = [_QUOTED.match(line) for line in lines]
    depths = [len(found.group().replace(" ", "")) if found else 0 for found in marked]
    texts = [line[found.end() :] if found else line for line, found in zip(lines, marked, strict=True)]
    full = [depth for depth, line in zip(depths, texts, strict=True) if line.strip()]
    bare = sum(map(bool, full)) > 0.6 * len(full)  # a mail that quotes is about what it quotes
    out: list[str] = []
    for depth, group in groupby(zip(depths, texts, strict=True), key=lambda one: one[0]):
        block = [line for _, line in group]
        whole = _flowed(block, delete=delete) if flowed else _unwrapped(block, lines)
        out += [line if bare or not depth else f"{'>' * depth} {line}".rstrip() for line in whole]
    return "\n".join(out).strip("\n")


_QUOTED = re.compile(r"(?:> ?)+")
"""Marks of quotation at the beginning of a line (RFC 3676, 4.5)."""


def _unwrapped(lines: list[str], every: list[str]) -> list[str]:
    """Lines of a mail put together when its lines were broken for a screen."""
    wrapped = max(map(len, every)) <= _MAIL_WIDTH + 20 and 55 <= width_of(every) <= _MAIL_WIDTH
    return unwrapped(lines, width_of(every)).split("\n") if wrapped else lines


def _flowed(lines: list[str], *, delete: bool) -> list[str]:
    """Lines of format=flowed put together (RFC 3676): one that ends with a space goes on in the next."""
    out: list[str] = []
    going_on = False
    for line in lines:
        line = line.removeprefix(" ")
        if going_on:
            out[-1] += line
        else:
            out.append(line)
        going_on = line.endswith(" ") and line != "-- "
        if going_on and delete:
            out[-1] = out[-1][:-1]
    return [line.rstrip(" ") for line in out]


def _characters(part: EmailMessage, kind: str) -> str:
    """The characters of a part: as it declares them, else as any file of its kind is decoded."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    declared = part.get_content_charset()
    if declared:
        try:
            return data.decode(meant(declared))
        except (LookupError, UnicodeError):
            pass
    try:
        return decode(data).text
    except NotText:
        return data.decode("cp1252", "replace") if kind == "text" else ""


def _decoded(name: str, part: EmailMessage) -> str:
    """The markup of a page's part.

    Raises:
        Unreadable: if it is larger than a page may be.
    """
    markup = _characters(part, "page")
    if len(markup) > MAX_HTML:
        raise Unreadable(f"The page in “{name}” is too large (the limit is {MAX_HTML // 1_000_000} MB). {COPY}")
    return markup


def _address(value: object) -> str | None:
    """A web address that a header holds."""
    text = "".join(str(value or "").split())
    return text if re.match(r"https?://[^\s<>\"]+\Z", text) and len(text) < 2_000 else None


def _file_name(part: EmailMessage) -> str:
    return " ".join(tidy(part.get_filename() or part.get_content_type()).split())[:80]
