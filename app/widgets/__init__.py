"""Generic widgets: they take plain paint lists and know nothing of articles, results or the document."""
