"""How tags compare, and how they nest: `ml/nlp` is a child of `ml`."""

from aikb.names.fold import key


def tag_key(tag: str) -> str:
    """Return the key under which a tag is compared; `#rag` is the tag rag."""
    return key(tag.strip().lstrip("#").strip("/"))


def ancestry(tag: str) -> list[str]:
    """Return the tags that a tag belongs to, from the outermost down to itself."""
    parts = [part for part in tag.strip().lstrip("#").split("/") if part.strip()]
    return ["/".join(parts[:depth]) for depth in range(1, len(parts) + 1)]


def with_ancestors(tags: tuple[str, ...]) -> set[str]:
    """Return the keys of the tags and of all that they belong to."""
    return {tag_key(each) for tag in tags for each in ancestry(tag)}
