"""Tone: of sentences by voice, with their words, and towards people and groups. See `analyzer` for what is counted."""

from analyzers.modules.tone.analyzer import Tone

__all__ = ["Tone"]
