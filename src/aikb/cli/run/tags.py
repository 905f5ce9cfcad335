"""`aikb tags`: list the tags of the notes."""

from typing import NamedTuple

from aikb.cli import unknown_tags
from aikb.cli.context import Common, console, knowledge_base
from aikb.names.fold import key
from aikb.names.tags import tag_key
from aikb.render.views.lists import NotesView, TagsView


class Arguments(NamedTuple):
    """The arguments of `aikb tags`."""

    tag: str = ""
    json: bool = False


def run(arguments: Arguments, common: Common) -> int:
    """Show the tags, or the notes with one tag."""
    out = console(common)
    tag = arguments.tag
    with knowledge_base(common, out) as kb:
        found = [each for each in kb.tags() if not tag or key(each.tag) == tag_key(tag)]
        carrying = {path for each in found for path in each.all_notes} if tag else set()
        if tag and not found:
            unknown_tags.explain(out, kb, [tag])
        notes = [note for note in kb.notes() if note.path in carrying] if tag and not arguments.json else []
    if tag and not arguments.json:
        out.show(NotesView(notes))
    else:
        out.show(TagsView(found), json=arguments.json)
    if not (found or tag):
        out.remark("aikb: no note has a tag")
    return 0 if found else 1
