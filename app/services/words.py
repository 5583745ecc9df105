"""Times, holders of locks and names of copies, as people read them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from app.store.lock import Holder


def clock_text(when: datetime, now: datetime) -> str:
    """A time of this computer's zone: "10:42" today, else "12 March 2026, 10:42"."""
    local, today = when.astimezone(), now.astimezone()
    clock = local.strftime("%H:%M")
    return clock if local.date() == today.date() else f"{local.day} {local.strftime('%B %Y')}, {clock}"


def held_sentence(name: str, holder: Holder, now: datetime) -> str:
    """Who has a file open, where and since when."""
    who = holder.user or "Somebody"
    where = "in another window on this computer" if holder.here else f"on the computer “{holder.host}”"
    try:
        since = f" since {clock_text(datetime.fromisoformat(holder.since), now)}"
    except ValueError:
        since = ""
    return f"{who} has “{name}” open {where}{since}."


def read_only_sentence(name: str, holder: Holder, now: datetime) -> str:
    """Why a comparison is read-only."""
    return f"“{name}” is open read-only: {held_sentence(name, holder, now)}"


def copy_name(path: Path, now: datetime) -> Path:
    """A free name beside a file for another version of it."""
    stamp = now.astimezone().strftime("%Y-%m-%d %H.%M")
    copy = path.with_name(f"{path.stem} (other version {stamp}){path.suffix}")
    number = 2
    while copy.exists():
        copy = path.with_name(f"{path.stem} (other version {stamp}, {number}){path.suffix}")
        number += 1
    return copy
