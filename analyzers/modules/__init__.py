"""The analyzers, one file or package each. None imports another: what they share are the records."""
