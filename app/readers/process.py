"""Reading in a process of its own that can be killed: a page that hangs a parser costs twenty seconds, no more.

Only formats that need a parser go there; plain text is decoded where it is asked for.
"""

from __future__ import annotations

import multiprocessing
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from app.readers.files import Read, Unreadable, needs_parser, read_bytes, read_file

TIMEOUT = 20.0
"""Seconds one file may take."""


def serve(pipe: Connection) -> None:
    """In the reader process: answer (name, bytes) with a `Read` or a sentence until the other end is gone."""
    while True:
        try:
            name, data = pipe.recv()
        except (EOFError, OSError, KeyboardInterrupt):
            return
        try:
            answer: Read | str = read_bytes(name, data)
        except Unreadable as error:
            answer = str(error)
        except Exception as error:  # noqa: BLE001 - whatever a parser throws is one unreadable file
            answer = (
                f"“{name}” could not be read ({type(error).__name__}). "
                "Open it, copy the article's text and paste it here."
            )
        try:
            pipe.send(answer)
        except OSError:
            return


class SafeReader:
    """Reads files; parsers run in a light process that is started when first needed and killed when it hangs."""

    def __init__(self, timeout: float = TIMEOUT) -> None:
        self._timeout = timeout
        self._context = multiprocessing.get_context("spawn")
        self._process: Any = None
        self._pipe: Connection | None = None

    def read(self, path: Path) -> Read:
        """Read one article.

        Raises:
            Unreadable: if it cannot be read, or a parser took too long or died.
        """
        if not needs_parser(path):
            return read_file(path)
        return self._ask(path.name, read_file(path, parse=False).original)

    def close(self) -> None:
        """End the reader process; safe to call twice."""
        process, pipe, self._process, self._pipe = self._process, self._pipe, None, None
        if pipe is not None:
            pipe.close()
        if process is not None:
            process.kill()
            process.join(5)

    def _ask(self, name: str, data: bytes) -> Read:
        if self._process is None or not self._process.is_alive():
            self.close()
            ours, theirs = self._context.Pipe()
            self._process = self._context.Process(target=serve, args=(theirs,), name="samestory-reader", daemon=True)
            self._process.start()
            theirs.close()
            self._pipe = ours
        assert self._pipe is not None
        try:
            self._pipe.send((name, data))
            if not self._pipe.poll(self._timeout):
                self.close()
                raise Unreadable(
                    f"“{name}” took longer than {self._timeout:.0f} seconds to read and was given up. "
                    "Open it, copy the article's text and paste it here."
                )
            answer: Read | str = self._pipe.recv()
        except (EOFError, OSError) as error:
            self.close()
            raise Unreadable(
                f"“{name}” made its reader stop. Open it, copy the article's text and paste it here."
            ) from error
        if isinstance(answer, str):
            raise Unreadable(answer)
        return answer
