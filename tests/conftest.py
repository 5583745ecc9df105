"""What every test gets: an offscreen Qt, its own settings folder, and no unexpected log, warning or connection."""

from __future__ import annotations

import gc
import logging
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.fonts.warning=false")

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"

settings.register_profile(
    "samestory", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
settings.load_profile("samestory")


# As in the program: Qt's objects must not end in a thread that happens to collect garbage.
gc.disable()


@pytest.fixture(autouse=True)
def young_garbage() -> Iterator[None]:
    """What a test left behind goes before the next one begins."""
    yield
    gc.collect(1)


@pytest.fixture(autouse=True, scope="module")
def old_garbage() -> Iterator[None]:
    """What the tests of a file left behind goes with the file."""
    yield
    gc.collect()


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any connection but one to a local socket file fails the test."""

    def refuse(self: socket.socket, address: Any, *more: Any) -> None:
        raise AssertionError(f"a test tried to connect to {address!r}")

    real = socket.socket.connect

    def connect(self: socket.socket, address: Any) -> None:
        if self.family == getattr(socket, "AF_UNIX", None):
            return real(self, address)
        return refuse(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr(socket.socket, "connect_ex", refuse)


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Preferences, recovery files and earlier versions and the cache go to a folder of the test."""
    monkeypatch.setenv("SAMESTORY_CONFIG", str(tmp_path / "config"))
    monkeypatch.setenv("SAMESTORY_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("SAMESTORY_CACHE", str(tmp_path / "cache"))


@pytest.fixture(autouse=True)
def no_unexpected_logs(caplog: pytest.LogCaptureFixture, request: pytest.FixtureRequest) -> Iterator[None]:
    """A test fails on any log of level WARNING or above, unless marked `expects_log`."""
    caplog.set_level(logging.WARNING)
    yield
    if request.node.get_closest_marker("expects_log"):
        return
    records = [r for when in ("setup", "call") for r in caplog.get_records(when) if r.levelno >= logging.WARNING]
    assert not records, "unexpected log: " + "; ".join(f"{r.name}: {r.getMessage()}" for r in records)


@pytest.fixture
def shared() -> Path:
    """The annotated data and real articles beside the repository; skips where they are missing."""
    if not SHARED.is_dir():
        pytest.skip("needs the annotated data beside the repository (../shared)")
    return SHARED
