"""`aikb search`: find entries by words."""

from typing import Any, NamedTuple

from aikb.base.errors import AikbError, meant
from aikb.cli import unknown_tags
from aikb.cli.batch import batch, refuse_words
from aikb.cli.console import Console
from aikb.cli.context import Common, console, knowledge_base
from aikb.kb import KnowledgeBase
from aikb.model import SearchResult
from aikb.query.define import LONGEST_TERM
from aikb.query.parse import Query, SearchOptions, parse
from aikb.render import words
from aikb.render.views.search import SearchView, failed_search


class Arguments(NamedTuple):
    """The arguments of `aikb search`."""

    query: tuple[str, ...] = ()
    limit: int = 10
    tags: tuple[str, ...] = ()
    kind: str = ""
    type: str = ""
    path: str = ""
    exact: bool = False
    explain: bool = False
    interactive: bool = False
    json: bool = False
    batch: bool = False

    @property
    def options(self) -> SearchOptions:
        """Return how to search."""
        filters = [*(("tag", tag) for tag in self.tags), ("kind", self.kind), ("type", self.type), ("path", self.path)]
        return SearchOptions(self.limit, self.exact, tuple(pair for pair in filters if pair[1]))


def run(arguments: Arguments, common: Common) -> int:
    """Search, and show the hits."""
    if arguments.interactive and (arguments.json or arguments.batch or arguments.explain):
        raise AikbError("-i cannot be combined with --json, --batch or --explain", hint="use one of them")
    out = console(common)
    query, options, hint = " ".join(arguments.query), arguments.options, ""
    with knowledge_base(common, out) as kb:
        if arguments.interactive:
            return _choose(kb, query, options)
        if arguments.batch:
            refuse_words(arguments.query)
            return 0 if batch(out, lambda line: _data(kb, line, arguments), failed_search) else 1
        result = kb.search(query, options)
        if not (result.hits or arguments.json):
            unknown_tags.explain(out, kb, _tags(options, result.query))
            hint = _way_out(kb, parse(result.query), filtered=bool(options.filters))
    _show(out, result, arguments)
    if hint:
        out.remark(f"hint: {hint}")
    return 0 if result.hits else 1


def _show(out: Console, result: SearchResult, arguments: Arguments) -> None:
    if not arguments.json:
        for remark in result.remarks:
            out.remark(f"aikb: {remark}")
    out.show(SearchView(result, explain=arguments.explain), json=arguments.json)
    if not arguments.json:
        out.aside(words.found(result, out.width if out.styled else 0))


def _data(kb: KnowledgeBase, line: str, arguments: Arguments) -> tuple[dict[str, Any], bool]:
    result = kb.search(line, arguments.options)
    return SearchView(result, explain=arguments.explain).data(), bool(result.hits)


def _tags(options: SearchOptions, query: str) -> list[str]:
    """Return the tags asked for, by option or in the query."""
    return [value for name, value in (*options.filters, *parse(query).filters) if name == "tag"]


def _way_out(kb: KnowledgeBase, query: Query, *, filtered: bool) -> str:
    """Return what to ask instead of a query without results: no filters, the built-in notes, or a similar name."""
    if filtered or query.filters:
        number = kb.search(query.plain, SearchOptions(limit=1)).total if query.plain else 0
        return f"without the filters: {words.count(number, 'entry')}" if number else ""
    if not query.plain or len(query.plain) > LONGEST_TERM:
        return ""
    found = kb.define(query.plain)
    if found.builtin:
        return words.of_builtin(found.builtin)
    return meant(found.suggestions) if found.suggestions else ""


def _choose(kb: KnowledgeBase, words: str, options: SearchOptions) -> int:
    """Let the user choose a result, and run the command for it."""
    from aikb.cli import finder  # noqa: PLC0415 - subprocess: only for -i

    kb.tags()  # brings the index up to date: what answers the keystrokes takes it as it is
    flags = [*(f"--{name}={value}" for name, value in options.filters), *(["--exact"] if options.exact else [])]
    choice = finder.pick(kb.settings.root, words, flags, editable=kb.settings.origin != "--builtin")
    return finder.run(choice, kb.settings.root) if choice else 1
