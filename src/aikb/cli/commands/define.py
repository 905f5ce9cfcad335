"""`aikb define`: what the notes say of a term."""

from typing import TYPE_CHECKING, Annotated

import typer

from aikb.base.errors import meant
from aikb.cli import options, result_numbers
from aikb.cli.batch import batch, refuse_words
from aikb.cli.console import Console
from aikb.cli.context import console, knowledge_base
from aikb.cli.term_links import NoLinks, linked
from aikb.kb import KnowledgeBase
from aikb.model import Definition
from aikb.render import json, plain, words

if TYPE_CHECKING:
    from aikb.render.term_links import Linked


def define(
    ctx: typer.Context,
    term: Annotated[list[str] | None, typer.Argument(metavar="TERM...", show_default=False)] = None,
    number: Annotated[int, options.whole("-n", "--limit", least=1, most=1000, help_="At most so many senses.")] = 20,
    all_: Annotated[bool, typer.Option("--all", help="All of the text, however long.")] = False,
    lang: Annotated[
        str, typer.Option("--lang", metavar="zh|en", help="Only definitions in this language.", show_default=False)
    ] = "",
    raw: Annotated[bool, typer.Option("--raw", help="The Markdown as it stands in the notes.")] = False,
    no_links: NoLinks = False,
    json_: options.Json = False,
    batch_: options.Batch = False,
    directory: options.Directory = None,
    no_sync: options.NoSync = False,
    no_builtin: options.NoBuiltin = False,
    color: options.Color = "",
) -> None:
    """Look a term up by any of its names, in any spelling.

    Several words are one term.

    Example: aikb define fine tuning

    Exit status: 0 found, or one clear nearest name; 1 unknown (the nearest names are on stderr), 2 cannot look up.
    """
    out = console(ctx, color)
    with knowledge_base(ctx, out, directory, no_sync=no_sync, no_builtin=no_builtin) as kb:
        if batch_:
            refuse_words(term)
            raise typer.Exit(0 if batch(out, lambda line: _json(kb.define(line, lang), number), _empty) else 1)
        found = kb.define(" ".join(term or ()), lang)
        found = _limited(found, number)
        terms = _terms(out, kb, found) if out.styled and not (no_links or raw or json_) else None
    if json_:
        out.text(json.define(found))
    elif raw and found.senses:
        out.verbatim("\n".join(sense.text.strip("\n") for sense in found.senses))
    else:
        _show(out, found, terms, whole=all_)
    raise typer.Exit(0 if found.found else 1)


def _limited(found: Definition, most: int) -> Definition:
    senses = found.senses[:most]
    return found._replace(senses=senses, mentions=found.mentions[: most - len(senses)])


def _terms(out: Console, kb: KnowledgeBase, found: Definition) -> "Linked":
    """What draws the senses with the terms they mention; the senses have the first numbers."""
    from aikb.render.senses import texts  # noqa: PLC0415 - rich: only at a terminal

    spoken = [text for sense in found.senses for text in texts(sense)]
    return linked(out, kb, found.senses, spoken, _shown(found) + 1)


def _shown(found: Definition) -> int:
    return len(found.senses) + len(found.mentions) + len(found.passages)


def _show(out: Console, found: Definition, terms: "Linked | None", *, whole: bool) -> None:
    if found.match == "none":
        _say_unknown(out, found)
        return
    if found.builtin:
        out.remark(f"hint: {words.of_builtin(found.builtin)}")
    if not found.found:
        out.remark(f"aikb: {found.term!r} is not defined in that language")
    else:
        _show_senses(out, found, terms, whole=whole)


def _say_unknown(out: Console, found: Definition) -> None:
    """That no note defines it, what the lexicon knows of it, and what may have been meant."""
    called = " · ".join(found.known)
    known = f" (the lexicon knows it: {called})" if found.known and not found.meanings else ""
    out.remark(f"aikb: no note defines {found.term!r}{known}")
    for each in found.meanings:
        out.remark(f"aikb: the lexicon knows: {words.meaning(each)}")
    if found.spoken_of:
        out.remark(f"aikb: {words.spoken_of(found)}: aikb search {words.quoted(found.term)}")
        _show_senses(out, found, None, whole=False)
    if found.builtin:
        out.remark(f"hint: {words.of_builtin(found.builtin)}")
    if found.suggestions or not (found.spoken_of or found.builtin):
        out.remark(f"hint: {meant(found.suggestions) if found.suggestions else 'aikb search looks for text'}")


def _show_senses(out: Console, found: Definition, terms: "Linked | None", *, whole: bool) -> None:
    if found.match == "fuzzy":
        out.remark(f"aikb: no entry is called {found.term!r}; this is {found.names[0]!r}")
    if out.styled:
        from aikb.render import senses  # noqa: PLC0415 - rich: only at a terminal

        out.draw(senses.define(found, out.width, terms, whole=whole))
        mentioned, spoken = ([each.entry for each in part] for part in (found.mentions, found.passages))
        shown = [*found.senses, *mentioned, *spoken, *(terms.targets if terms else ())]
        result_numbers.remember(out.root, [entry.id for entry in shown])
    else:
        out.lines(plain.define(found))
        if told := words.also(found):
            out.remark(f"aikb: {told}")


def _json(found: Definition, most: int) -> tuple[str, bool]:
    return json.define(_limited(found, most)), found.found


def _empty(term: str, error: str) -> str:
    lists: dict[str, list[str]] = {"names": [], "senses": [], "related": [], "suggestions": []}
    return json.dump({"term": term, "match": "none", **lists, "spoken_of": None, "builtin": None, "error": error})
