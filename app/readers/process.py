"""Reading in a process of its own that can be killed: a file that hangs a parser costs twenty seconds, no more.

Only formats that need a parser go there; plain text is decoded where it is asked for. The process may use two
gigabytes of memory where the system can limit it, and it gives up its own ways out when it starts: connections, other
programs and writing files are refused by an audit hook (https://docs.python.org/3/library/sys.html#sys.addaudithook).
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import sys
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from app.readers.files import needs_parser, read_again, read_bytes, read_pasted_page, read_plain, take_bytes
from app.readers.read import COPY, Read, Unreadable

TIMEOUT = 20.0
"""Seconds one file may take."""
MAX_MEMORY = 2_000_000_000
"""Bytes of address space of the reader process, on systems that can limit it."""
_JOBS: dict[str, Callable[..., Read | tuple[Read, ...]]] = {
    "file": read_bytes,
    "again": read_again,
    "paste": read_pasted_page,
}
_REFUSED = frozenset(
    "socket.connect socket.getaddrinfo socket.sendto socket.bind subprocess.Popen os.exec os.system os.posix_spawn "
    "os.spawn os.startfile os.fork os.remove os.rename shutil.rmtree".split()
)


def serve(pipe: Connection) -> None:
    """In the reader process: answer (job, arguments) with `Read`s or a sentence until the other end is gone."""
    _give_up_ways_out()
    while True:
        try:
            job, arguments = pipe.recv()
        except (EOFError, OSError, KeyboardInterrupt):
            return
        name = arguments[0]
        answer: tuple[Read, ...] | str
        try:
            found = _JOBS[job](*arguments)
            answer = found if isinstance(found, tuple) else (found,)
        except Unreadable as error:
            answer = str(error)
        except MemoryError:
            answer = f"“{name}” needs more memory than an article should and was given up. {COPY}"
        except Exception as error:  # noqa: BLE001 - whatever a parser throws is one unreadable file
            answer = f"“{name}” could not be read ({type(error).__name__}). {COPY}"
        try:
            pipe.send(answer)
        except OSError:
            return


def _give_up_ways_out() -> None:
    """Limit memory, and refuse connections, other programs and writing."""
    sys.dont_write_bytecode = True
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))

    def refuse(event: str, arguments: tuple[Any, ...]) -> None:
        if event in _REFUSED:
            raise PermissionError(f"a reader may not: {event}")
        if event == "open" and _writes(arguments):
            raise PermissionError("a reader may not write files")

    sys.addaudithook(refuse)


def _writes(arguments: tuple[Any, ...]) -> bool:
    """Whether the arguments of the audit event "open" ask for writing."""
    path, _mode, flags = arguments
    if path == os.devnull or isinstance(path, int):
        return False
    return bool((flags or 0) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND))


class SafeReader:
    """Reads files; parsers run in a light process that is started when first needed and killed when it hangs."""

    def __init__(self, timeout: float = TIMEOUT) -> None:
        self._timeout = timeout
        self._context = multiprocessing.get_context("spawn")
        self._process: Any = None
        self._pipe: Connection | None = None

    def read(self, path: Path) -> tuple[Read, ...]:
        """Read the articles of a file: one, or of a list several.

        Raises:
            Unreadable: if it cannot be read, or a parser took too long or died.
        """
        data = take_bytes(path)
        if not needs_parser(path):
            return (read_plain(path.name, data),)
        return self.read_bytes(path.name, data)

    def read_bytes(self, name: str, data: bytes) -> tuple[Read, ...]:
        """Read the articles in the bytes of a file; raises what `read` raises."""
        return self._ask("file", (name, data))

    def read_again(self, name: str, data: bytes, media: str, encoding: str) -> Read:
        """Read original bytes in another encoding; raises what `read` raises."""
        return self._ask("again", (name, data, media, encoding))[0]

    def read_pasted_page(self, name: str, text: str, html: str) -> Read:
        """Read pasted markup; raises what `read` raises."""
        return self._ask("paste", (name, text, html))[0]

    def close(self) -> None:
        """End the reader process; safe to call twice."""
        process, pipe, self._process, self._pipe = self._process, self._pipe, None, None
        if pipe is not None:
            pipe.close()
        if process is not None:
            process.kill()
            process.join(5)

    def _ask(self, job: str, arguments: Sequence[Any]) -> tuple[Read, ...]:
        name = arguments[0]
        if self._process is None or not self._process.is_alive():
            self.close()
            ours, theirs = self._context.Pipe()
            self._process = self._context.Process(target=serve, args=(theirs,), name="samestory-reader", daemon=True)
            self._process.start()
            theirs.close()
            self._pipe = ours
        assert self._pipe is not None
        try:
            self._pipe.send((job, tuple(arguments)))
            if not self._pipe.poll(self._timeout):
                self.close()
                raise Unreadable(
                    f"“{name}” took longer than {self._timeout:.0f} seconds to read and was given up. "
                    f"Your file was not changed. {COPY}"
                )
            answer: tuple[Read, ...] | str = self._pipe.recv()
        except (EOFError, OSError) as error:
            self.close()
            raise Unreadable(f"“{name}” made its reader stop. Your file was not changed. {COPY}") from error
        if isinstance(answer, str):
            raise Unreadable(answer)
        return answer
