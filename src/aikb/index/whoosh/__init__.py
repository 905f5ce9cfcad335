"""Store and score postings with Whoosh."""
