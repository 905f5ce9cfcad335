"""`aikb bench`: measure search quality on the user's own notes."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from aikb.base.errors import AikbError
from aikb.cli.context import Common, console, knowledge_base
from aikb.render.views.collection import BenchView

if TYPE_CHECKING:
    from aikb.query.bench import Question


class Arguments(NamedTuple):
    """The arguments of `aikb bench`."""

    limit: int = 300
    seed: int = 1
    queries: Path | None = None
    misses: bool = False
    json: bool = False


def run(arguments: Arguments, common: Common) -> int:
    """Measure, and show a row for each kind of question."""
    out = console(common)

    def report(question: "Question", rank: int) -> None:
        if arguments.misses and rank != 1:
            out.remark(f"{question.kind}: {question.text!r} {f'at rank {rank}' if rank else 'not found'}")

    with knowledge_base(common, out) as kb:
        queries = _read(arguments.queries) if arguments.queries else None
        rows = kb.bench(queries, arguments.limit, arguments.seed, report)
    out.show(BenchView(rows), json=arguments.json)
    return 0 if rows else 1


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "it is not UTF-8"
        raise AikbError(f"cannot read {path}: {why}", hint="give a file of JSON lines") from error
