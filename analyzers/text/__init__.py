"""Text as the analyzers see it: spans, offset maps, paragraphs, sentences and quotation runs."""

from analyzers.text.quotes import QuoteRun, find_quotes
from analyzers.text.revision import Revision
from analyzers.text.sentences import Sentence
from analyzers.text.span import Span
from analyzers.text.text import Paragraph, Text

__all__ = ["Paragraph", "QuoteRun", "Revision", "Sentence", "Span", "Text", "find_quotes"]
