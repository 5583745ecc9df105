"""One round: start the child, kill it, look at what is there."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from app.store import StoreError, load
from app.store.journal import left_behind, recover
from app.store.versions import Versions
from tests.kill.work import START, stages

ROOT = Path(__file__).resolve().parents[2]
PLACES = ("", "", "before replace", "after replace", "half write", "after fsync")


@dataclass
class Tally:
    """What happened in all rounds.

    Attributes:
        rounds: By mode and place of death ("" is a random moment).
        edits: Committed edits that were looked for.
        saves: Saves told.
        journals: Rounds after which a journal was to be recovered.
        faults: Sentences about what was lost; empty if all is well.
    """

    rounds: Counter[str] = field(default_factory=Counter)
    edits: int = 0
    saves: int = 0
    journals: int = 0
    faults: list[str] = field(default_factory=list)


def run(rounds: int, seed: int = 1, *, sessions: bool = True) -> Tally:
    """Kill that many processes; every fourth is a whole session."""
    tally = Tally()
    for number in range(rounds):
        dice = random.Random(seed * 1_000_003 + number)
        mode = "session" if sessions and number % 4 == 3 else "store"
        with tempfile.TemporaryDirectory() as folder:
            _round(mode, dice, Path(folder), tally)
    return tally


def _round(mode: str, dice: random.Random, folder: Path, tally: Tally) -> None:
    place = dice.choice(PLACES)
    seed = dice.randrange(10**6)
    (folder / "a folder – مثال").mkdir()
    file = folder / "a folder – مثال" / "Lake talks.samestory"
    data = folder / "data"
    command = [sys.executable, "-m", "tests.kill.child", mode, str(seed), str(file)]
    if place:
        command += [place, str(dice.randrange(1, 60))]
    told = _killed(command, data, dice.uniform(0, 0.35), wait=bool(place))
    tally.rounds[f"{mode}: {place or 'any moment'}"] += 1
    edits = [int(line.split()[1]) for line in told if line.startswith("edit ")]
    committed = edits[-1] if edits else 0
    tally.edits += committed
    tally.saves += sum(line.startswith("saved ") for line in told)
    name = f"{mode}, seed {seed}, {place or 'any moment'}, after edit {committed}"
    if "ready" not in told:
        return  # died before there was any work: nothing to look for but readable files
    with _environment(data):
        look(file, seed, committed, name, tally)


def look(file: Path, seed: int, committed: int, name: str, tally: Tally) -> None:
    """Compare what is there with what must be there."""
    try:
        now = load(file)
    except StoreError as error:
        tally.faults.append(f"{name}: the file cannot be read: {error}")
        return
    for version in Versions(file).list():
        try:
            version.open()
        except StoreError as error:
            tally.faults.append(f"{name}: an earlier version cannot be read: {error}")
    left = left_behind()
    if len(left) > 1:
        tally.faults.append(f"{name}: {len(left)} journals")
        return
    if left:
        tally.journals += 1
        try:
            now = recover(left[0])
        except StoreError as error:
            tally.faults.append(f"{name}: the journal cannot be read: {error}")
            return
    # The edit under way when the process died may be there or not; it was not told to anybody.
    wanted = [START, *(document for _, document in islice(stages(seed), committed + 1))][committed:]
    if now not in wanted:
        tally.faults.append(f"{name}: not the document after {committed} or {committed + 1} edits")


def _killed(command: list[str], data: Path, delay: float, *, wait: bool) -> list[str]:
    """Run the child until it is dead; the lines that it told."""
    environment = {**os.environ, "SAMESTORY_DATA": str(data), "QT_QPA_PLATFORM": "offscreen"}
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    lines: list[str] = []
    first = process.stdout.readline()
    lines.append(first.decode().strip())
    # A trap that is never reached must not keep the round going.
    killer = threading.Timer(1.2 if wait else delay, process.kill)
    killer.start()
    rest = process.stdout.read()
    killer.cancel()
    process.wait()
    error = process.stderr.read().decode()
    process.stdout.close()
    process.stderr.close()
    if error:
        raise RuntimeError(f"the child failed: {error}")
    # A torn last line was not told.
    lines += rest.decode().split("\n")[:-1]
    return lines


@contextmanager
def _environment(data: Path) -> Iterator[None]:
    before = os.environ.get("SAMESTORY_DATA")
    os.environ["SAMESTORY_DATA"] = str(data)
    try:
        yield
    finally:
        if before is None:
            del os.environ["SAMESTORY_DATA"]
        else:
            os.environ["SAMESTORY_DATA"] = before
