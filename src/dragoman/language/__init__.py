"""The language room: text in, Reading out (sentences, tokens, tags, lemmas, UD trees, names). Knows nothing of politics."""

from dragoman.language.reading import FrontEnd, Name, Reading, Sentence, Token, from_columns

__all__ = ["FrontEnd", "Name", "Reading", "Sentence", "Token", "from_columns"]
