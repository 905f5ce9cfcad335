"""Claims to drafts: nests what stands inside what, and gives each line of the note to the innermost entry."""

from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile

from aikb.entries.about import GLOSSARY_KINDS, definition_section, tells_its_title, term_of, told_of_title
from aikb.entries.claim import Claim
from aikb.entries.lead import lead, names_below
from aikb.model import Block, Draft, Note
from aikb.names.forms import defines, flat, is_label
from aikb.notes.titles import plain_title, telling_name


def partition(note: Note, claims: Sequence[Claim]) -> tuple[Draft, ...]:
    """Drafts in the order of their lines that together own each line of the note exactly once.

    The first one stands for the note as a whole. Text that goes on behind an inner entry becomes a draft of its own
    (`rest`), so that every draft is one unbroken run of lines. Only the first may be empty, and end on line 0.
    """
    if not note.lines:
        return ()
    claims = _with_root(note, sorted(claims, key=lambda claim: (claim.line, -claim.last_line)))
    claims = _without_borrowed(note, claims)
    owners, parents = _paint(claims, len(note.lines))
    drafts: list[Draft] = []
    first: dict[int, int] = {}  # claim → its draft
    runs = _join_blank(note, _runs(owners))
    if runs[0][0]:  # the note opens with an inner entry: the note as a whole has no line of its own there
        runs.insert(0, (0, 1, 0))
    for owner, line, end_line in runs:
        rest = owner in first
        around = owner if rest else parents[owner]
        draft = _draft(claims[owner], line, end_line, parent=None if around is None else first[around])
        drafts.append(draft._replace(rest=rest, gloss="" if rest else draft.gloss, root=owner == 0 and not rest))
        first.setdefault(owner, len(drafts) - 1)
    return tuple(drafts)


def _with_root(note: Note, claims: list[Claim]) -> list[Claim]:
    """The claims, led by that of the whole note: an opening heading that is its title, else one of its own."""
    if claims and _is_title(note, claims[0]):
        root, inner = claims[0]._replace(line=1, last_line=len(note.lines)), claims[1:]
    else:
        opening = [block for block in note.blocks if not claims or block.line < claims[0].line]
        root, inner = Claim("section", "", 1, len(note.lines), gloss=lead(opening, note.title)), claims
    root = root._replace(others=tuple(names_below(_before_headings(note))))
    if not root.gloss.strip():
        root = root._replace(gloss="\n\n" + note.summary)
    if _is_single_term(note, inner, root.gloss):
        gloss = definition_section(note) or root.gloss.strip() or told_of_title(note)
        root = root._replace(type="term", gloss="\n\n" + gloss, weak=False)
    elif root.type == "term":
        root = root._replace(type="section")
    return [root, *inner]


def _is_single_term(note: Note, claims: Sequence[Claim], gloss: str) -> bool:
    """Whether a note is about one term: it has a term's title, and tells what that is.

    Where it has another name, or stands in a glossary or lingo, its first sentence is enough. Else it claims no terms of
    its own and no sections but those of a detail.
    """
    if note.kind == "topic":
        return False
    if told_of_title(note) or (note.kind in GLOSSARY_KINDS and tells_its_title(note)):
        return True
    if not term_of(note.title) or any(claim.type == "term" and claim.level != 1 for claim in claims):
        return False
    alone = not _has_groups(claims)
    if note.kind in GLOSSARY_KINDS:  # a page with a title of its own, whatever its sections are called
        return (note.titled and bool(gloss)) or (alone and bool(gloss or note.aliases))
    names = (note.title, *note.aliases)
    defined = any(defines(name, gloss) for name in names if _opens(name, gloss))
    return alone and bool(note.titled and note.aliases) and defined


def _before_headings(note: Note) -> Sequence[Block]:
    """Return the blocks between the title of a note and its first heading."""
    blocks = note.blocks[1:] if note.blocks and note.blocks[0].type == "heading" else note.blocks
    return list(takewhile(lambda block: block.type != "heading", blocks))


def _has_groups(claims: Sequence[Claim]) -> bool:
    """Whether the note has sections that are no labels of a detail (定义, 原理, 参考): then it is about several things."""
    inner = [claim for claim in claims if claim.level > 1]
    return any(not is_label(claim.head) for claim in inner)


def _opens(name: str, gloss: str) -> bool:
    return flat(name) in flat(gloss[:80])


def _is_title(note: Note, first: Claim) -> bool:
    visible = any(line.strip() for line in note.lines[note.body_line - 1 : first.line - 1])
    same = plain_title(first.head).casefold() == plain_title(note.title).casefold()
    same = same or not (note.titled or telling_name(note.path)) or _is_further_name(note, first)
    return first.level > 0 and same and not visible


def _is_further_name(note: Note, first: Claim) -> bool:
    """Whether the heading gives a note that is named by its file one more name: it is the only one of level 1."""
    tops = sum(block.type == "heading" and block.level == 1 for block in note.blocks)
    return note.dialect.named_by_file and not note.titled and first.level == tops == 1


def _without_borrowed(note: Note, claims: list[Claim]) -> list[Claim]:
    """The claims, where no section is defined by the line that a term inside it begins with."""
    taken = {note.lines[claim.line - 1].strip() for claim in claims if claim.type == "term" and not claim.level}
    return [
        claim._replace(gloss="")
        if claim.type == "section" and claim.gloss.partition("\n")[0].strip() in taken
        else claim
        for claim in claims
    ]


def _paint(claims: list[Claim], lines: int) -> tuple[list[int], list[int | None]]:
    """The innermost claim of each line, and the claim around each claim; a claim ends with the one around it."""
    owners = [0] * lines
    parents: list[int | None] = [None]
    for index, claim in enumerate(claims[1:], 1):
        parent = owners[claim.line - 1]
        last = min(claim.last_line, claims[parent].last_line)
        claims[index] = claim._replace(last_line=last)
        owners[claim.line - 1 : last] = [index] * (last - claim.line + 1)
        parents.append(parent)
    return owners, parents


def _runs(owners: list[int]) -> Iterator[tuple[int, int, int]]:
    line = 1
    for owner, run in groupby(owners):
        length = sum(1 for _ in run)
        yield owner, line, line + length - 1
        line += length


def _join_blank(note: Note, runs: Iterator[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """The runs, where blank lines between inner entries stay with the entry before them."""
    joined: list[tuple[int, int, int]] = []
    seen: set[int] = set()
    for owner, line, end_line in runs:
        if owner in seen and not any(text.strip() for text in note.lines[line - 1 : end_line]):
            joined[-1] = (joined[-1][0], joined[-1][1], end_line)
        else:
            joined.append((owner, line, end_line))
            seen.add(owner)
    return joined


def _draft(claim: Claim, line: int, end_line: int, parent: int | None) -> Draft:
    last_line = max(claim.last_line, end_line)
    draft = Draft(claim.type, claim.head, line, end_line, last_line, claim.gloss, claim.weak, parent)
    return draft._replace(others=claim.others)
