"""Session, worker process, settings: QtCore only, no widgets."""
