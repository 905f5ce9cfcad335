"""A bilingual knowledge base of AI/ML notes for the terminal."""

__version__ = "0.1.0"
