"""Mails and web archives, written out as mail programs and browsers write them."""

from __future__ import annotations

import time
from email.message import EmailMessage

from app.readers import Read, read_bytes
from tests.app.readers import FIRST, LATIN, SECOND, URDU, sentence

WRAPPED = """The ferry crews of Lake Orsa walked out of talks with the water
ministry on Tuesday, saying that nobody had come to meet them.

"We waited for nine hours," said Jon Dahl, a spokesman for the crews.
"Then we went home to our boats," he added, and the others laughed at
that for a while.

Best,
Ana
"""


def mail(**parts: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Ana Brod <ana@orsa.invalid>"
    message["Subject"] = "Fwd: ferry talks"
    message["Date"] = "Tue, 12 Mar 2024 08:00:00 +0000"
    message.set_content(parts.pop("text"))
    if "html" in parts:
        message.add_alternative(parts["html"], subtype="html")
    return message


def eml(message: EmailMessage) -> Read:
    (read,) = read_bytes("a.eml", message.as_bytes())
    assert read.original == message.as_bytes()
    return read


def test_lines_broken_for_a_screen_are_put_together() -> None:
    lines = eml(mail(text=WRAPPED)).raw.split("\n")
    assert lines[0].endswith("ministry on Tuesday, saying that nobody had come to meet them.")
    assert '"Then we went home to our boats," he added, and the others laughed at that for a while.' in lines[2]
    assert lines[-2:] == ["Best,", "Ana"]


def test_long_lines_stay_as_they_are() -> None:
    read = eml(mail(text="\n".join((FIRST, SECOND, URDU))))
    assert read.raw.split("\n") == [FIRST, SECOND, URDU]
    assert read.hints.headline is None
    assert read.hints.published is None


def test_format_flowed_is_put_together_as_it_says() -> None:
    message = mail(text="x")
    message.set_content("The ferry crews \nleft the talks.\n  indented\n-- \nAna\n", params={"format": "flowed"})
    assert eml(message).raw.split("\n") == ["The ferry crews left the talks.", " indented", "--", "Ana"]


def test_a_mail_without_text_is_read_as_a_page() -> None:
    message = EmailMessage()
    message["Subject"] = "News"
    page = "<html><body><article>" + "".join(f"<p>{line}</p>" for line in LATIN) + "</article></body></html>"
    message.set_content(page, subtype="html")
    (read,) = read_bytes("a.eml", message.as_bytes())
    assert FIRST in read.raw.split("\n")


def test_attached_files_are_named() -> None:
    message = mail(text="See the article.")
    message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="Fähre.pdf")
    read = eml(message)
    assert read.notes == (
        "The mail brings “Fähre.pdf” along. Save what you need of it to your disk and add that by itself.",
    )
    empty = mail(text=" ")
    empty.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="a.pdf")
    assert "There is no text in the mail" in sentence("b.eml", empty.as_bytes())
    assert "“a.pdf”" in sentence("b.eml", empty.as_bytes())


def test_other_charsets_and_wrong_ones_are_read() -> None:
    head = b"MIME-Version: 1.0\nSubject: x\nContent-Type: text/plain; charset="
    (read,) = read_bytes("a.eml", head + b"koi8-r\n\n" + "Лодочники ушли.".encode("koi8_r"))
    assert read.raw == "Лодочники ушли."
    for charset in (b"no-such-set", b"utf-8", b"ascii"):
        (read,) = read_bytes("a.eml", head + charset + b"\n\nCaf\xe9 \x93talks\x94 at the lake.")
        assert read.raw == "Café “talks” at the lake."


def test_a_web_archive_takes_the_part_that_it_starts_with_and_its_address() -> None:
    frame = b"<html><body><p>An advert in a frame, with quite a number of words in it.</p></body></html>"
    page = ("<html><body><article>" + "".join(f"<p>{x}</p>" for x in LATIN) + "</article></body></html>").encode()
    data = (
        b"From: <Saved>\r\nSnapshot-Content-Location: https://orsa-times.invalid/a?b=1\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; start="<two>"; boundary="b"\r\n\r\n'
        b"--b\r\nContent-Type: text/html\r\nContent-ID: <one>\r\n\r\n" + frame + b"\r\n"
        b"--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-ID: <two>\r\n\r\n" + page + b"\r\n"
        b"--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--b--\r\n"
    )
    (read,) = read_bytes("a.mht", data)
    assert FIRST in read.raw
    assert "advert" not in read.raw
    assert read.hints.url == "https://orsa-times.invalid/a?b=1"


def test_header_fields_without_end_take_no_time() -> None:
    started = time.monotonic()
    head = b"Subject: x\nMIME-Version: 1.0\nContent-Type: text/plain; " + b"1 0 0 1 1e308 -1e308 cm" * 10_000
    (read,) = read_bytes("a.eml", head + b"\n\nThe crews left.")
    assert read.raw == "The crews left."
    assert time.monotonic() - started < 10


def test_a_web_archive_without_a_page_says_so() -> None:
    data = b"MIME-Version: 1.0\r\nContent-Type: image/png\r\n\r\n\x89PNG"
    assert "There is no page in the web archive" in sentence("a.mht", data)
