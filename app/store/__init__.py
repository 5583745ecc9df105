"""The `.samestory` file: a zip of JSON and texts, loaded whole, written whole. Free of Qt."""

from app.store.container import FORMAT, StoreError, load, save

__all__ = ["FORMAT", "StoreError", "load", "save"]
