"""Writing where the system itself refuses, without stand-ins: a process is given less room than the file needs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.model import ArticleEntry, Document
from app.store import load, save
from app.store.journal import left_behind, recover

ROOT = Path(__file__).resolve().parents[3]
CHILD = """
import random, resource, signal, sys
from pathlib import Path
from app.model import ArticleEntry, Document, SetTitle
from app.store import StoreError, save
from app.store.journal import Journal, left_behind, recover
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # a write beyond the limit fails as on a full disk
file = Path(sys.argv[1])
journal = Journal(Document("small"), file, "")
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
dice = random.Random(1)
noise = "".join(chr(dice.randrange(0x4E00, 0x9FFF)) for _ in range(60_000))
try:
    save(Document("large", (ArticleEntry("a", "a.txt", noise),)), file)
except StoreError as error:
    print(error)
journal.add(SetTitle("still written down"))
try:
    journal.add(SetTitle(noise))
except OSError as error:
    print("journal:", error.errno)
journal.add(SetTitle("after that"))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of processes are of POSIX systems")
def test_a_disk_without_room_costs_neither_the_old_file_nor_the_journal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "two words – مثال.samestory"
    save(Document("small"), file)
    before = file.read_bytes()
    environment = {**os.environ, "SAMESTORY_DATA": str(tmp_path / "data"), "PYTHONPATH": str(ROOT)}
    # The long title is written with the one after it, and neither fits: the child ends with that error.
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(file)], env=environment, cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert "could not be saved" in done.stdout
    assert "The file that was there is as it was" in done.stdout
    assert "journal: 27" in done.stdout
    assert done.stderr.rstrip().endswith("OSError: [Errno 27] File too large")
    assert file.read_bytes() == before
    assert load(file) == Document("small")
    assert [p.name for p in tmp_path.iterdir() if p.name != "data"] == [file.name]
    monkeypatch.setenv("SAMESTORY_DATA", str(tmp_path / "data"))

    (left,) = left_behind()
    assert recover(left).title == "still written down"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_keeps_its_file(tmp_path: Path) -> None:
    file = tmp_path / "folder" / "x.samestory"
    file.parent.mkdir()
    save(Document("old"), file)
    file.parent.chmod(0o500)
    try:
        save(Document("new", (ArticleEntry("a", "a.txt", "Text"),)), file)  # into the file itself
        assert load(file).title == "new"
    finally:
        file.parent.chmod(0o700)
