# ruff: noqa: E501 - lines of pages and mails
"""Mails as mail programs write them: several versions of one text, quotations, forwarded mails, wrong declarations."""

from __future__ import annotations

import base64
import quopri
from email.message import EmailMessage

import pytest

from app.readers import Read, read_bytes
from tests.app.readers import FIRST, SECOND, THIRD

HEAD = "From: A <a@b.invalid>\r\nSubject: =?UTF-8?Q?F=C3=A4hre?=\r\nMIME-Version: 1.0\r\n"
PAGE = f"<html><body><article><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></article></body></html>"


def read(data: bytes) -> Read:
    (found,) = read_bytes("a.eml", data)
    return found


def alternative(text: str) -> bytes:
    plain = quopri.encodestring(text.encode()).decode()
    page = base64.encodebytes(PAGE.encode()).decode()
    return (
        f"{HEAD}Content-Type: multipart/alternative; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain; charset=utf-8\r\n"
        f"Content-Transfer-Encoding: quoted-printable\r\n\r\n{plain}\r\n--x\r\nContent-Type: text/html; charset=utf-8\r\n"
        f"Content-Transfer-Encoding: base64\r\n\r\n{page}\r\n--x--\r\n"
    ).encode()


def test_of_two_versions_the_text_counts() -> None:
    assert read(alternative(f"{FIRST}\n\n{SECOND}")).raw == f"{FIRST}\n\n{SECOND}"


def test_a_text_that_is_only_a_stub_gives_way_to_the_page() -> None:
    found = read(alternative("Your mail program cannot show this message."))
    assert found.raw.split("\n") == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    ("declared", "encoding", "text"),
    [
        ("utf-8", "cp1252", "Café Zoë said “no”."),
        ("iso-8859-1", "cp1252", "Café Zoë said “no”."),
        ("us-ascii", "utf-8", "Café Zoë said “no”."),
        ("iso-8859-9", "cp1254", "Işık “hayır” dedi."),
        ("gb2312", "gb18030", "渡轮“停运”，镕說。"),
        ("no-such-thing", "utf-8", "Café Zoë said “no”."),
    ],
)
def test_wrong_and_narrow_declarations(declared: str, encoding: str, text: str) -> None:
    head = f"{HEAD}Content-Type: text/plain; charset={declared}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    assert read(head.encode() + f"{text}\r\n".encode(encoding)).raw == text


def mail(text: str, **parameters: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Ana <ana@orsa.invalid>"
    message["Subject"] = "Fähre"
    message.set_content(text, params=parameters or None)
    return message


def test_a_mail_inside_a_mail_is_read_behind_it() -> None:
    outer = mail("See below.")
    outer.add_attachment(mail(f"{FIRST}\n\n{SECOND}"))
    assert read(outer.as_bytes()).raw == f"See below.\n\n{FIRST}\n\n{SECOND}"


def test_texts_before_and_behind_a_picture_are_read() -> None:
    data = (
        f"{HEAD}Content-Type: multipart/mixed; boundary=y\r\n\r\n--y\r\nContent-Type: text/plain\r\n\r\nBefore it.\r\n--y\r\n"
        "Content-Type: image/png\r\nContent-Disposition: inline; filename=a.png\r\n\r\nxx\r\n--y\r\n"
        "Content-Type: text/plain\r\n\r\nBehind it.\r\n--y--\r\n"
    )
    assert read(data.encode()).raw == "Before it.\n\nBehind it."


def test_flowed_quotations_are_put_together() -> None:
    found = read(mail("> The ferry crews \n> left the talks.\n>> Older.\n", format="flowed").as_bytes())
    assert found.raw == "The ferry crews left the talks.\nOlder."


def test_quotations_beside_much_text_keep_their_marks() -> None:
    text = f"{FIRST}\n\n{SECOND}\n\n{THIRD}\n\n> The ferry crews \n> left the talks.\n"
    assert read(mail(text, format="flowed").as_bytes()).raw.endswith("\n\n> The ferry crews left the talks.")


def test_wrapped_quotations_are_put_together() -> None:
    text = (
        "> The ferry crews of Lake Orsa walked out of talks with the water\n> ministry on Tuesday, saying that nobody had "
        "come to meet them in\n> the hall.\n>\n> The others stayed.\n"
    )
    assert read(mail(text).as_bytes()).raw == (
        "The ferry crews of Lake Orsa walked out of talks with the water ministry on Tuesday, saying that nobody had come "
        "to meet them in the hall.\n\nThe others stayed."
    )
