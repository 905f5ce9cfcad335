"""Plan links for a note's first mentions of other entries."""

from collections.abc import Iterator

from aikb.base.errors import CannotEdit
from aikb.kb.linkgraph.base import LinkBase, holds
from aikb.links.files import Files
from aikb.links.linking import LinkRequest, link_edits
from aikb.links.mention_places import MentionPlace
from aikb.links.resolve import Resolver
from aikb.model import Change, Entry, Link, Linking, Rewrite
from aikb.notes.edits import apply_edits
from aikb.notes.files import read_bytes
from aikb.query.index import Index
from aikb.settings import Settings


def plan(index: Index, settings: Settings, path: str) -> Linking:
    """Return links for the first mention of each entry that the note does not link to yet; writes nothing.

    Raises CannotEdit if there is no such note, or it cannot be read or changed.
    """
    with LinkBase(index, settings.root) as base:
        notes = [note.path for note in index.catalog.notes()]
        if path not in notes:
            raise CannotEdit(f"there is no note at {path}", hint="give the path of a note in the notes folder")
        requests = list(_requests(base, Resolver(Files(notes), base.senses, base.entries), path))
    try:
        data = read_bytes(settings.root, path)
    except (OSError, ValueError) as error:
        raise CannotEdit(f"{path} cannot be read: {error}") from error
    edits = link_edits(path, data, requests, settings.dialect)
    if not edits:
        return Linking(path)
    texts = {(request.line, request.column): request.text for request in requests}
    rewrites = (Rewrite(path, edit.line, edit.column, texts[edit.line, edit.column], edit.text) for edit in edits)
    return Linking(path, Change(path, data, apply_edits(data, edits)), tuple(rewrites))


def _requests(base: LinkBase, resolver: Resolver, path: str) -> Iterator[LinkRequest]:
    linked = {resolver.resolve(link).id for link in base.store.written(path)}
    for mention in base.store.mentions(path):
        meant = base.meant(mention.key, mention.text, path)
        if meant is None or meant.id in linked or holds(meant, path, mention.line):
            continue
        if target := _target(resolver, mention, meant):
            linked.add(meant.id)
            yield LinkRequest(mention.line, mention.column, mention.text, target)


def _target(resolver: Resolver, mention: MentionPlace, meant: Entry) -> str:
    """Return the target of a link to the entry: the text itself if it leads there, else a name that does."""
    for target in (mention.text, *meant.names):
        link = Link(mention.path, mention.line, 1, mention.line, 1, "wiki", target, "", "")
        found = resolver.resolve(link)
        if found.id == meant.id and found.status == "found":
            return target
    return ""
