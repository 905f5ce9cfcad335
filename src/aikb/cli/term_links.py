"""What of the notes an answer mentions, for drawing it at a terminal; nothing is looked for where nothing is drawn."""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from aikb.cli.console import Console
from aikb.kb import KnowledgeBase
from aikb.model import Entry

if TYPE_CHECKING:
    from aikb.render.term_links import Linked


def linked(out: Console, kb: KnowledgeBase, shown: Sequence[Entry], texts: Sequence[str], first: int) -> "Linked":
    """What draws these texts of the entries that are shown; numbers of terms begin with `first`."""
    from aikb.render.term_links import Linked, form_here  # noqa: PLC0415 - rich: only at a terminal

    return Linked(kb.terms(shown, texts), kb.settings.root, form_here(os.environ, out.editor_uri), first)
