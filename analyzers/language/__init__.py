"""The two language models: spaCy's small English parser and the MiniLM sentence encoder."""

from analyzers.language.encoder import Encoder, ModelMissing, load_encoder
from analyzers.language.parser import Parser, load_parser

__all__ = ["Encoder", "ModelMissing", "Parser", "load_encoder", "load_parser"]
