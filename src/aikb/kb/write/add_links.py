"""An index and a note in, the links that its first mentions can become out."""

from collections.abc import Iterator

from aikb.base.errors import CannotEdit
from aikb.kb.linkgraph.base import LinkBase, holds
from aikb.links.files import Files
from aikb.links.linking import Wish, link_edits
from aikb.links.mention_places import Standing
from aikb.links.resolve import Resolver
from aikb.model import Change, Entry, Link, Linking, Rewrite
from aikb.notes.edits import apply_edits
from aikb.notes.files import read_bytes
from aikb.query.index import Index
from aikb.settings import Settings


def plan(index: Index, settings: Settings, path: str) -> Linking:
    """The links that a note can be given: the first mention of each entry that it does not link to yet; writes nothing.

    Raises CannotEdit when there is no such note, or it cannot be read or changed.
    """
    with LinkBase(index, settings.root) as base:
        notes = [note.path for note in index.catalog.notes()]
        if path not in notes:
            raise CannotEdit(f"no note is at {path}", hint="name a note below the notes folder")
        wishes = list(_wishes(base, Resolver(Files(notes), base.senses, base.entries), path))
    try:
        data = read_bytes(settings.root, path)
    except (OSError, ValueError) as error:
        raise CannotEdit(f"{path} cannot be read: {error}") from error
    edits = link_edits(path, data, wishes, settings.dialect)
    if not edits:
        return Linking(path)
    texts = {(wish.line, wish.column): wish.text for wish in wishes}
    rewrites = (Rewrite(path, edit.line, edit.column, texts[edit.line, edit.column], edit.text) for edit in edits)
    return Linking(path, Change(path, data, apply_edits(data, edits)), tuple(rewrites))


def _wishes(base: LinkBase, resolver: Resolver, path: str) -> Iterator[Wish]:
    linked = {resolver.resolve(link).id for link in base.store.written(path)}
    for standing in base.store.mentions(path):
        meant = base.meant(standing.key, standing.text, path)
        if meant is None or meant.id in linked or holds(meant, path, standing.line):
            continue
        if target := _target(resolver, standing, meant):
            linked.add(meant.id)
            yield Wish(standing.line, standing.column, standing.text, target)


def _target(resolver: Resolver, standing: Standing, meant: Entry) -> str:
    """What a link to the entry has to name: what stands there when that is enough, else a name that leads there alone."""
    for target in (standing.text, *meant.names):
        link = Link(standing.path, standing.line, 1, standing.line, 1, "wiki", target, "", "")
        found = resolver.resolve(link)
        if found.id == meant.id and found.status == "found":
            return target
    return ""
