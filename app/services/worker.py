"""What runs in the worker process: the analyzers, loaded once, answering over a pipe.

Kept free of Qt so that the process starts light. Messages are plain tuples:
    to the worker:   ("run", generation, articles, decisions, lexicon) · ("warm",) · ("stop",)
    from the worker: ("specs", analyzers of the program) at once · ("ready",) once the models are loaded ·
                     ("progress", generation, text, share) · ("cleaned", generation, analysis) if there are new
                     articles · ("done", generation, analysis) ·
                     ("stored", generation, bytes of results.json) after it · ("cancelled", generation) ·
                     ("failed", generation, sentence, traceback)
"""

from __future__ import annotations

import logging
import os
import traceback
from collections.abc import Sequence
from multiprocessing.connection import Connection
from multiprocessing.sharedctypes import Synchronized

from analyzers.analysis import Analysis
from analyzers.decisions import Decision
from analyzers.records import Article, LexiconEntry

_LOG = logging.getLogger(__name__)


def serve(pipe: Connection, wanted: Synchronized[int]) -> None:
    """Answer until told to stop or the other end is gone.

    Args:
        pipe: The worker's end.
        wanted: Generation that is still wanted; a run of an older one gives up at its next step.
    """
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    from analyzers.pipeline import Cancelled, Pipeline
    from analyzers.stored import dump, registered
    from app.services.cache import DiskCache, build_stamp

    pipeline = Pipeline(shelf=DiskCache(stamp=build_stamp()))
    pipe.send(("specs", registered(pipeline.specs)))
    warm = False
    seen: set[str] = set()

    def run(
        generation: int,
        articles: Sequence[Article],
        decisions: Sequence[Decision],
        lexicon: Sequence[LexiconEntry],
    ) -> None:
        names = {article.id: article.name for article in articles}

        def progress(article: str, title: str, share: float) -> None:
            if wanted.value != generation:
                raise Cancelled
            where = f"{names[article]}: " if article else ""
            pipe.send(("progress", generation, f"{where}{title}", share))

        def cleaned(analysis: Analysis) -> None:
            if not {article.id for article in articles} <= seen:
                pipe.send(("cleaned", generation, analysis))

        try:
            analysis = pipeline.run(articles, decisions, lexicon=lexicon, progress=progress, cleaned=cleaned)
            analysis = analysis.public(pipeline.specs)
            pipe.send(("done", generation, analysis))
            seen.update(names)
            # What the file keeps is written here, where it holds up nobody.
            pipe.send(("stored", generation, dump(analysis, decisions, pipeline.specs, lexicon)))
        except Cancelled:
            pipe.send(("cancelled", generation))
        except (OSError, EOFError, BrokenPipeError):
            raise
        except Exception as error:  # noqa: BLE001 - reported to the person; the worker lives on
            sentence = f"The analysis stopped: {error}. Your articles and decisions are safe; try “Analyse again”."
            pipe.send(("failed", generation, sentence, traceback.format_exc()))

    while True:
        try:
            message = pipe.recv()
        except (EOFError, OSError, KeyboardInterrupt):
            return
        if message[0] == "stop":
            return
        try:
            if not warm:
                warm = _warm_up()
                pipe.send(("ready",))
            if message[0] == "run":
                run(*message[1:])
        except (OSError, EOFError):
            return


def _warm_up() -> bool:
    """Load the language models; what is missing or broken shows in the analyses that need it. Returns True."""
    from analyzers.language import ModelMissing, load_encoder, load_parser

    try:
        load_encoder()
        load_parser()
    except (ModelMissing, OSError, ImportError) as error:
        _LOG.info("%s", error)
    return True
