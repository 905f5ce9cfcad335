"""Graphs: what the whole of the links tells, and how it is drawn."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aikb.kb.linkgraph.graph import counted, reach
from aikb.links.related import Profile, Relations
from aikb.model import Entry
from aikb.model.links import Edge, Graph
from aikb.render.graphs import dot, mermaid
from aikb.render.graphtree import tree
from aikb.render.json import dump
from aikb.render.views.graph import GraphView

NAMES = st.lists(st.text('ab"\\<>#;&`[]|\n{}%end→', min_size=1, max_size=8), min_size=1, max_size=5)


def entry(number: int, name: str) -> Entry:
    """An entry of a note of its own."""
    return Entry(f"{number}.md", "section", "note", (name,), name, f"{number}.md", (), 1, 1, 1)


def graph_of(pairs: set[tuple[int, int]], size: int = 5) -> Graph:
    """The graph around node 0 over all links."""
    near = {node: [b for a, b in pairs if a == node] + [a for a, b in pairs if b == node] for node in range(size)}
    depths = reach(0, size, lambda node: near[node])
    numbers = {node: number for number, node in enumerate(depths)}
    edges = [Edge(numbers[a], numbers[b], a < b) for a, b in pairs if a in numbers and b in numbers]
    return Graph(tuple(entry(node, f"n{node}") for node in depths), tuple(sorted(edges)), tuple(depths.values()))


PAIRS = st.sets(st.tuples(st.integers(0, 4), st.integers(0, 4)))


def test_a_link_to_itself_counts_for_nothing() -> None:
    """Nor do several links from one thing count for more than one."""
    assert counted([("a", "a"), ("a", "a"), ("b", "c"), ("b", "c"), ("d", "c")]) == [("c", 2)]


@given(PAIRS, st.integers(0, 5))
def test_reach_ends_and_is_shortest(pairs: set[tuple[int, int]], depth: int) -> None:
    """In any graph, each node is reached once, none further than allowed, and one further than a neighbour at most."""
    depths = reach(0, depth, lambda node: [b for a, b in pairs if a == node])

    assert max(depths.values()) <= depth
    for a, b in pairs:
        if depths.get(a, depth) < depth:
            assert depths[b] <= depths[a] + 1


@given(PAIRS)
def test_tree_shows_each_entry_once(pairs: set[tuple[int, int]]) -> None:
    """However it is linked, what is reached stands in the tree, once."""
    graph = graph_of(pairs)

    assert sorted(line.name for line in tree(graph, 100)) == sorted(each.name for each in graph.nodes)


def test_tree_says_what_it_leaves_out() -> None:
    """Below each entry stand so many, then how many more."""
    graph = graph_of({(0, 1), (0, 2), (3, 0), (0, 4), (4, 0), (1, 1)})

    assert ["".join(line) for line in tree(graph, 2)] == [
        "n0  0.md:1",
        "├→ n1  1.md:1",
        "├→ n2  2.md:1",
        "└… 2 more: -n 4",
    ]


@given(NAMES)
def test_names_cannot_leave_their_quotes(names: list[str]) -> None:
    """Whatever the names, a drawing has a line for each node and each link, and every quote in it is closed."""
    nodes = tuple(entry(number, name) for number, name in enumerate(names))
    graph = Graph(nodes, (Edge(0, len(nodes) - 1, True),))
    drawn = list(dot(graph))

    assert len(drawn) == len(nodes) + 5
    for line in drawn[3:-2]:
        assert line.replace("\\\\", "").replace('\\"', "").count('"') == 4
    for line in list(mermaid(graph))[1:-1]:
        assert line.count('"') == 2
        assert not set("<>`\\") & set(line)
    assert len(json.loads(dump(GraphView(graph).data()))["nodes"]) == len(nodes)


@pytest.mark.parametrize(
    ("name", "label"),
    [
        *(("GPT-4 (v1.5), 微调/RAG", "GPT-4 (v1.5), 微调/RAG"), ("end", "end")),
        *(("1. 第一", "1#46; 第一"), ("2) 二", "2#41; 二"), ("- 破折", "#45; 破折"), ("* 星", "#42; 星")),
        *(
            ("C#", "C#35;"),
            ('"引"', "#34;引#34;"),
            ("fa:fa-car", "fa#58;fa-car"),
            ("$$x^2$$", "#36;#36;x#94;2#36;#36;"),
        ),
        ("%%{init}%%", "#37;#37;#123;init#125;#37;#37;"),
    ],
)
def test_mermaid_takes_a_name_as_text(name: str, label: str) -> None:
    """No name becomes a list, a formula, an icon, a comment or a setting; the signs of most names stand as they are."""
    assert list(mermaid(Graph((entry(0, name),), ())))[1] == f'  n0["{label}"]'


def test_dot_takes_a_name_as_text() -> None:
    """Neither Graphviz's escapes nor those of HTML are seen in a name."""
    (line,) = list(dot(Graph((entry(0, 'a &lt; \\N "b"'),), ())))[3:-1]

    assert line.startswith(r'  n0 [label="a &amp;lt; \\N \"b\"", ')


def profile(name: str, *linked: str, mentioned: tuple[str, ...] = (), path: str = "a.md") -> Profile:
    """An entry that goes by its id."""
    return Profile(name, path, (name,), frozenset({"t"}), frozenset(linked), frozenset(mentioned))


def test_what_shares_a_note_only_is_not_related() -> None:
    """To stand in one note with the same tag relates nothing."""
    assert Relations([profile("甲"), profile("乙")]).related(profile("甲")) == []


def test_links_both_ways_come_before_one_way() -> None:
    """The more links, the nearer; a name that holds the other one counts too, and nothing else is related."""
    known = [profile("LoRA", "both", "one"), profile("both", "LoRA"), profile("one"), profile("QLoRA"), profile("x")]
    found = [each.id for each in Relations(known).related(known[0])]

    assert set(found) == {"both", "one", "QLoRA"}
    assert found.index("both") < found.index("one")
