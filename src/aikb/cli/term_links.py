"""Find the terms that an answer mentions, for drawing it on a terminal."""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from aikb.cli.console import Console
from aikb.kb import KnowledgeBase
from aikb.model import Entry

if TYPE_CHECKING:
    from aikb.render.term_links import Linked


def linked(out: Console, kb: KnowledgeBase, shown: Sequence[Entry], texts: Sequence[str], first: int) -> "Linked":
    """Return what draws these texts with their terms as links; numbered terms start at `first`."""
    from aikb.render.term_links import Linked, form_here  # noqa: PLC0415 - rich: only at a terminal

    return Linked(kb.terms(shown, texts), kb.settings.root, form_here(os.environ, out.editor_uri), first)
