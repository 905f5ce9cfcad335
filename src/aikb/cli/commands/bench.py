"""`aikb bench`: how well the notes are found, measured on themselves."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aikb.base.errors import AikbError
from aikb.cli import options
from aikb.cli.context import console, knowledge_base
from aikb.render import json

if TYPE_CHECKING:
    from aikb.query.bench import Question, Row


def bench(
    ctx: typer.Context,
    most: Annotated[int, options.whole("-n", "--limit", least=1, most=100_000, help_="Questions of each kind.")] = 300,
    seed: Annotated[int, typer.Option("--seed", metavar="N", help="Another draw of questions.")] = 1,
    queries: Annotated[Path | None, typer.Option("--queries", metavar="FILE", help="Your own questions.")] = None,
    misses: Annotated[bool, typer.Option("--misses", help="List what was not found first, on stderr.")] = False,
    json_: options.Json = False,
    directory: options.Directory = None,
    no_sync: options.NoSync = False,
    color: options.Color = "",
) -> None:
    """Measure retrieval on your own notes, with questions drawn from them.

    names: each name finds an entry of that name. pairs: a name in one language finds the entry of its translation.
    sentences and substrings find the entry they stand in. FILE has lines like {"q": …, "path": …, "line": …}.

    hit@1, hit@5: what was wanted is the first hit, or one of five; MRR: the mean of 1/rank; ms: the median of one.

    Example: aikb bench --misses

    Exit status: 0 measured, 1 nothing to measure, 2 cannot.
    """
    out = console(ctx, color)

    def tell(question: "Question", rank: int) -> None:
        if misses and rank != 1:
            out.remark(f"{question.kind}: {question.text!r} {f'at rank {rank}' if rank else 'not found'}")

    with knowledge_base(ctx, out, directory, no_sync=no_sync) as kb:
        rows = kb.bench(_read(queries) if queries else None, most, seed, tell)
    if json_:
        out.text(json.dump({"rows": [row._asdict() for row in rows]}))
    else:
        out.lines(_table(rows))
    raise typer.Exit(0 if rows else 1)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "it is not UTF-8"
        raise AikbError(f"cannot read {path}: {why}", hint="name a file of JSON lines") from error


def _table(rows: "Sequence[Row]") -> Iterator[str]:
    yield f"{'kind':12}{'asked':>6}{'hit@1':>8}{'hit@5':>8}{'MRR':>8}{'no hit':>8}{'ms':>8}"
    for row in rows:
        shares = "".join(f"{share:8.1%}" for share in (row.first, row.five))
        yield f"{row.kind:12}{row.asked:6}{shares}{row.rank:8.3f}{row.none:8.1%}{row.ms:8.1f}"
