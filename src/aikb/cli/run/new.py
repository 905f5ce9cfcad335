"""`aikb new`: create a note."""

from typing import NamedTuple

from aikb.cli.context import Common, console, knowledge_base
from aikb.cli.editor import open_editor
from aikb.model import KINDS, NewNote
from aikb.notes.template import Draft
from aikb.render.views.writing import NewNoteView


class Arguments(NamedTuple):
    """The arguments of `aikb new`; the first of several words may be a kind."""

    name: tuple[str, ...]
    tags: tuple[str, ...] = ()
    force: bool = False
    edit: bool = False
    json: bool = False

    @property
    def draft(self) -> Draft:
        """Return what to write."""
        kind = next((kind for kind in KINDS if len(self.name) > 1 and kind == self.name[0]), None)
        return Draft(" ".join(self.name[1:] if kind else self.name), kind or "note", tags=self.tags)


def run(arguments: Arguments, common: Common) -> int:
    """Create a note, and open it with --edit."""
    out = console(common)
    with knowledge_base(common, out) as kb:
        written = kb.write_note(arguments.draft, force=arguments.force)
        file = kb.file(written.path)
    if written.near:
        out.remark(f"aikb: a similar name exists: {written.near}")
    if not written.found:
        out.remark(f"aikb: warning: {written.path} is excluded by include or exclude in the settings")
    out.show(NewNoteView(written), json=arguments.json)
    if not arguments.json:
        out.remark(_other_names(written))
    return open_editor(out, kb.settings, file, written.line) if arguments.edit else 0


def _other_names(written: NewNote) -> str:
    if written.meanings:
        return f"aikb: no other names added: it may mean {' or '.join(written.meanings)}"
    if written.aliases:
        return f"also called: {', '.join(written.aliases)}"
    return "aikb: the lexicon has no other name for it"
