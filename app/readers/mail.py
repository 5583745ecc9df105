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

from analyzers.records import Hints
from app.readers.decode import NotText, decode
from app.readers.office import damaged
from app.readers.paragraphs import unwrapped, width_of
from app.readers.read import COPY, EML, MAX_HTML, MHT, Read, Unreadable, checked, tidy

_MAX_PARTS = 2_000
_MAIL_WIDTH = 80
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
        page = None if text is not None else _page_of(message)
        markup = _decoded(name, page) if page is not None else ""
    except _DAMAGE as error:
        raise damaged(name) from error
    hints = Hints()
    if page is not None:
        from app.readers.html import article_of

        text, hints = article_of(name, markup, None)
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
    """The plain text of a mail with its lines put together, or None if there is none."""
    for part in _parts(message):
        if part.get_content_type() != "text/plain" or part.get_content_disposition() == "attachment":
            continue
        text = tidy(_characters(part, "text"))
        if not text.strip():
            continue
        lines = text.split("\n")
        if str(part.get_param("format", "")).lower() == "flowed":
            return _flowed(lines, delete=str(part.get_param("delsp", "")).lower() == "yes")
        wrapped = max(map(len, lines)) <= _MAIL_WIDTH + 20 and 55 <= width_of(lines) <= _MAIL_WIDTH
        return unwrapped(lines) if wrapped else text.strip("\n")
    return None


def _flowed(lines: list[str], *, delete: bool) -> str:
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
    return "\n".join(line.rstrip(" ") for line in out).strip("\n")


def _characters(part: EmailMessage, kind: str) -> str:
    """The characters of a part: as it declares them, else as any file of its kind is decoded."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    declared = part.get_content_charset()
    if declared:
        try:
            return data.decode(declared)
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
