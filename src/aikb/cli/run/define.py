"""`aikb define`: look up a term."""

from typing import TYPE_CHECKING, Any, NamedTuple

from aikb.base.errors import meant
from aikb.cli.batch import batch, refuse_words
from aikb.cli.console import Console
from aikb.cli.context import Common, console, knowledge_base
from aikb.cli.term_links import linked
from aikb.kb import KnowledgeBase
from aikb.model import Definition
from aikb.render import words
from aikb.render.views.define import DefinitionView, failed_definition

if TYPE_CHECKING:
    from aikb.render.term_links import Linked


class Arguments(NamedTuple):
    """The arguments of `aikb define`."""

    term: tuple[str, ...] = ()
    limit: int = 20
    all: bool = False
    lang: str = ""
    exact: bool = False
    raw: bool = False
    no_links: bool = False
    json: bool = False
    batch: bool = False


def run(arguments: Arguments, common: Common) -> int:
    """Look up a term, and show its senses."""
    out = console(common)
    with knowledge_base(common, out) as kb:
        if arguments.batch:
            refuse_words(arguments.term)
            return 0 if batch(out, lambda line: _data(kb, line, arguments), failed_definition) else 1
        found = _look_up(kb, " ".join(arguments.term), arguments)
        marks = out.styled and not (arguments.no_links or arguments.raw or arguments.json)
        terms = _terms(out, kb, found) if marks else None
    view = DefinitionView(found, terms, whole=arguments.all)
    if arguments.json:
        out.show(view, json=True)
    elif arguments.raw and found.senses:
        out.verbatim("\n".join(sense.text.strip("\n") for sense in found.senses))
    elif found.match == "none":
        _say_unknown(out, found, view)
    else:
        _show(out, found, view)
    return 0 if found.found else 1


def _look_up(kb: KnowledgeBase, term: str, arguments: Arguments) -> Definition:
    found = kb.define(term, arguments.lang, exact=arguments.exact)
    senses = found.senses[: arguments.limit]
    return found._replace(senses=senses, mentions=found.mentions[: arguments.limit - len(senses)])


def _terms(out: Console, kb: KnowledgeBase, found: Definition) -> "Linked":
    """Return what draws the senses with the terms they mention, numbered after the senses."""
    from aikb.render.senses import texts  # noqa: PLC0415 - rich: only at a terminal

    spoken = [text for sense in found.senses for text in texts(sense)]
    shown = len(found.senses) + len(found.mentions) + len(found.passages)
    return linked(out, kb, found.senses, spoken, shown + 1)


def _show(out: Console, found: Definition, view: DefinitionView) -> None:
    """Show the senses, and say what else the reader should know."""
    if found.builtin:
        out.remark(f"hint: {words.of_builtin(found.builtin)}")
    if not found.found:
        out.remark(f"aikb: {found.term!r} is not defined in that language")
        return
    if found.match == "fuzzy":
        out.remark(f"aikb: no entry is called {found.term!r}; showing {found.names[0]!r}")
    out.show(view)
    if not out.styled and (others := words.also(found)):
        out.remark(f"aikb: {others}")


def _say_unknown(out: Console, found: Definition, view: DefinitionView) -> None:
    """Report that no note defines the term, what the lexicon knows about it, where it occurs, and similar names."""
    called = " · ".join(found.known)
    known = f" (the lexicon knows it: {called})" if found.known and not found.meanings else ""
    out.remark(f"aikb: no note defines {found.term!r}{known}")
    for each in found.meanings:
        out.remark(f"aikb: the lexicon knows: {words.meaning(each)}")
    if found.spoken_of:
        out.remark(f"aikb: {words.spoken_of(found)}: aikb search {words.quoted(found.term)}")
        out.show(view)
    if found.builtin:
        out.remark(f"hint: {words.of_builtin(found.builtin)}")
    if found.suggestions or not (found.spoken_of or found.builtin):
        out.remark(f"hint: {meant(found.suggestions) if found.suggestions else 'aikb search finds text'}")


def _data(kb: KnowledgeBase, line: str, arguments: Arguments) -> tuple[dict[str, Any], bool]:
    found = _look_up(kb, line, arguments)
    return DefinitionView(found).data(), found.found
