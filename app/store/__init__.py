"""The `.samestory` file: a zip of JSON and texts, loaded whole, written whole. Free of Qt."""

from app.store.container import FORMAT, Damaged, NewerFormat, Stored, StoreError, load, save

__all__ = ["FORMAT", "Damaged", "NewerFormat", "StoreError", "Stored", "load", "save"]
