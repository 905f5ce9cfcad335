"""Return what an entry is linked with, and the graph of all links, as plain values from a `LinkBase`."""

from collections import Counter, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import TypeVar

from aikb.kb.linkgraph.base import LinkBase, holds, keys_of
from aikb.links.related import Profile, Relations
from aikb.model import Entry, Hit, Link
from aikb.model.links import Edge, Graph, Neighbour, Neighbours
from aikb.names.fold import key

Node = TypeVar("Node", bound=Hashable)


def neighbours(base: LinkBase, senses: Sequence[Entry], depth: int = 1) -> Neighbours:
    """Return the links from and to entries of one name and everything inside them, up to `depth` links, each once."""
    found = _near(base, senses)
    seen = {entry.id for entry in senses}
    rows = _fresh(found, seen)
    parts = [rows]
    for level in range(2, depth + 1):
        nearer = [each.entry for part in parts[-1] for each in part if each.entry]
        rows = ([], [], [])
        for other in nearer:
            for all_of, more in zip(rows, _fresh(_near(base, [other]), seen), strict=True):
                all_of += [each._replace(depth=level) for each in more]
        parts.append(rows)
    outgoing, backlinks, mentions = (tuple(each for part in parts for each in part[at]) for at in range(3))
    return Neighbours(senses[0], outgoing, backlinks, mentions, found.addresses)


def _near(base: LinkBase, senses: Sequence[Entry]) -> Neighbours:
    links = [ends for entry in senses for ends in base.written_in(entry)]
    outgoing = [
        base.neighbour(end, link)._replace(file="" if end else found.path)
        for link, found, end in links
        if found.status != "external" and not (end and _inside(senses, end))
    ]
    linked = {each.entry.id for each in outgoing if each.entry}
    outgoing += [each for each in _mentioned(base, senses) if each.entry and each.entry.id not in linked]
    backlinks = [
        base.neighbour(base.holder(link.path, link.line), link)
        for link, _, end in base.written
        if end and _inside(senses, end) and not _stands_in(senses, link.path, link.line)
    ]
    sources = {each.entry.id for each in backlinks if each.entry}
    mentions = [each for each in _mentioning(base, senses) if each.entry and each.entry.id not in sources]
    addresses = (
        base.neighbour(None, link)._replace(label=link.target) for link, found, _ in links if found.status == "external"
    )
    return Neighbours(senses[0], tuple(outgoing), tuple(backlinks), tuple(mentions), tuple(addresses))


def _fresh(found: Neighbours, seen: set[str]) -> tuple[list[Neighbour], list[Neighbour], list[Neighbour]]:
    """Return outgoing links, backlinks and mentions: of each, the first for an entry not seen in an earlier step."""
    before = set(seen)
    parts: list[list[Neighbour]] = []
    for part in (found.outgoing, found.backlinks, found.mentions):
        here: dict[object, Neighbour] = {}
        for each in part:
            if each.entry is None or each.entry.id not in before:
                here.setdefault(each.entry.id if each.entry else (each.path, each.line, each.column), each)
        seen.update(each.entry.id for each in here.values() if each.entry)
        parts.append(list(here.values()))
    return parts[0], parts[1], parts[2]


def _mentioned(base: LinkBase, senses: Sequence[Entry]) -> Iterator[Neighbour]:
    """Yield what the entries mention, the first place of each."""
    for entry in senses:
        for mention in base.store.mentions(entry.path, entry.line, entry.last_line):
            target = base.meant(mention.key, mention.text, mention.path)
            if target and not _inside(senses, target) and not _inside([target], entry):
                yield base.neighbour(target, mention)


def _mentioning(base: LinkBase, senses: Sequence[Entry]) -> Iterator[Neighbour]:
    """Yield where the entries' names are mentioned; everyday words too, since the user asked for them."""
    names = dict.fromkeys(name for entry in senses for name in keys_of(entry))
    for mention in base.store.mentions_of(list(names)):
        if not _stands_in(senses, mention.path, mention.line):
            yield base.neighbour(base.holder(mention.path, mention.line), mention)


def _stands_in(senses: Iterable[Entry], path: str, line: int) -> bool:
    return any(holds(entry, path, line) for entry in senses)


def _inside(senses: Iterable[Entry], entry: Entry) -> bool:
    return any(holds(each, entry.path, entry.line) and entry.last_line <= each.last_line for each in senses)


def edges(base: LinkBase) -> Iterator[tuple[Entry, Entry, bool]]:
    """Yield (from, to, written) for every link and every mention that is not an everyday word, without self-links."""
    for link, _, target in base.written:
        source = base.holder(link.path, link.line)
        if source and target and source.id != target.id:
            yield source, target, True
    for mention in base.store.mentions():
        source = base.holder(mention.path, mention.line)
        mentioned = base.meant(mention.key, mention.text, mention.path)
        if source and mentioned and not _inside([mentioned], source):
            yield source, mentioned, False


def graph(base: LinkBase, entry: Entry, depth: int) -> Graph:
    """Return the entries within `depth` links of an entry, in either direction, and the links between them."""
    leads: dict[tuple[str, str], bool] = {}
    known: dict[str, Entry] = {entry.id: entry}

    def near(node: str) -> Iterable[str]:
        found = _near(base, [known[node]])
        for each in (*found.outgoing, *found.backlinks, *found.mentions):
            if each.entry is None:
                continue
            known.setdefault(each.entry.id, each.entry)
            pair = (node, each.entry.id) if each in found.outgoing else (each.entry.id, node)
            leads[pair] = leads.get(pair, False) or each.written
            yield each.entry.id

    depths = reach(entry.id, depth, near)
    return _drawn(known, leads, depths)


def whole_graph(base: LinkBase, paths: Iterable[str]) -> Graph:
    """Return the notes and the links between them; a note represents all its entries."""
    roots = {path: base.root(path) for path in paths}
    leads: dict[tuple[str, str], bool] = {}
    for source, target, written in edges(base):
        if source.path != target.path and {source.path, target.path} <= roots.keys():
            pair = (source.path, target.path)
            leads[pair] = leads.get(pair, False) or written
    return _drawn(roots, leads, dict.fromkeys(roots, 0))._replace(depths=())


def _drawn(known: dict[str, Entry], leads: dict[tuple[str, str], bool], depths: dict[str, int]) -> Graph:
    numbers = {node: number for number, node in enumerate(depths)}
    kept = [Edge(numbers[a], numbers[b], by_hand) for (a, b), by_hand in leads.items() if {a, b} <= numbers.keys()]
    return Graph(tuple(known[node] for node in depths), tuple(sorted(kept)), tuple(depths.values()))


def most_linked(base: LinkBase) -> list[Hit]:
    """Return the entries that others link to with the number of sources, the most linked first."""
    known: dict[str, Entry] = {}

    def pairs() -> Iterator[tuple[str, str]]:
        for source, target, _ in edges(base):
            known[target.id] = target
            yield source.id, target.id

    counts = counted(pairs())
    return [Hit(known[node], float(count), known[node].line, "") for node, count in counts]


def reached(base: LinkBase) -> tuple[set[str], set[str]]:
    """Return the entries with links from outside, and those with links to elsewhere, both with the entries around them."""
    targets: set[str] = set()
    sources: set[str] = set()
    for source, target, _ in edges(base):
        if not _inside([source], target):
            targets.update(each.id for each in _above(base, target) if not holds(each, source.path, source.line))
        sources.update(each.id for each in _above(base, source) if not _inside([each], target))
    return targets, sources


def _above(base: LinkBase, entry: Entry) -> Iterator[Entry]:
    return (each for each in base.entries(entry.path) if _inside([each], entry))


def unresolved(base: LinkBase) -> list[Neighbour]:
    """Return the targets that do not exist, by place; for `[a][b]` the place where `b` is defined."""
    places: dict[tuple[str, int, int], Neighbour] = {}
    for link, found, _ in base.written:
        if (found.status in ("unresolved", "outside") or found.lost) and not base.is_placeholder(link):
            line, column = base.store.target_place(link)
            near = base.neighbour(base.holder(link.path, link.line), link)
            places.setdefault((link.path, line, column), near._replace(line=line, column=column, label=_target(link)))
    return [places[place] for place in sorted(places)]


def _target(link: Link) -> str:
    return f"{link.target}#{link.fragment}" if link.fragment else link.target


def profiles(base: LinkBase) -> Iterator[Profile]:
    """Yield the profile of every named entry, for relatedness."""
    linked: dict[str, set[str]] = {}
    mentioned: dict[str, set[str]] = {}
    for source, target, written in edges(base):
        (linked if written else mentioned).setdefault(source.id, set()).add(target.id)
    for entry in base.named_entries():
        if base.recurs(entry):
            continue
        tags = frozenset(map(key, entry.tags))
        leads = frozenset(linked.get(entry.id, ())), frozenset(mentioned.get(entry.id, ()))
        yield Profile(entry.id, entry.path, entry.names, tags, *leads)


def related(base: LinkBase, entry: Entry, most: int) -> list[Hit]:
    """Return the entries related to an entry, the closest first."""
    relations = Relations(profiles(base))
    wanted = next((each for each in relations.profiles if each.id == entry.id), None)
    known = {each.id: each for each in base.named_entries()}
    found = relations.related(wanted) if wanted else []
    return [Hit(known[each.id], each.score, known[each.id].line, "", parts=each.parts) for each in found[:most]]


def counted(links: Iterable[tuple[str, str]]) -> list[tuple[str, int]]:
    """Return each node with the number of other nodes that link to it, the most linked first, then by name."""
    count = Counter(target for source, target in set(links) if source != target)
    return sorted(count.items(), key=lambda each: (-each[1], each[0]))


def reach(start: Node, depth: int, near: Callable[[Node], Iterable[Node]]) -> dict[Node, int]:
    """Return what is reached from `start` over at most `depth` links, with its distance, in order of discovery."""
    depths = {start: 0}
    waiting = deque([start])
    while waiting:
        node = waiting.popleft()
        if depths[node] == depth:
            continue
        for other in near(node):
            if other not in depths:
                depths[other] = depths[node] + 1
                waiting.append(other)
    return depths
