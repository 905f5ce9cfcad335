"""Parse YAML front matter into pairs with positions and problems. The only module that imports yaml."""

import re
from collections.abc import Sequence
from typing import Any

import yaml

from aikb.notes.metadata import Finding, Metadata, Pair, Style, Value, ValueType, without_duplicates
from aikb.notes.salvage import salvage

MAX_CHARS = 64 * 1024
DEEPEST = 50  # libyaml's composer crashes the process at 100,000 levels

_Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# YAML counts lines that no editor counts and refuses control characters: they become blanks of the same width.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff\ufeff]")
_SHARING = re.compile(r"[&*!]|<<")
_NESTING = "[{-:?"  # each level of YAML is opened by one of these
_SCALAR_STYLES: dict[str, Style] = {"'": "quoted", '"': "quoted", "|": "block", ">": "block"}
_DEFAULT_TAGS: dict[type[yaml.Node], str] = {
    yaml.ScalarNode: _Parser.DEFAULT_SCALAR_TAG,
    yaml.SequenceNode: _Parser.DEFAULT_SEQUENCE_TAG,
    yaml.MappingNode: _Parser.DEFAULT_MAPPING_TAG,
}
_TYPES: dict[str, ValueType] = {
    "tag:yaml.org,2002:null": "null",
    "tag:yaml.org,2002:bool": "bool",
    "tag:yaml.org,2002:int": "number",
    "tag:yaml.org,2002:float": "number",
    "tag:yaml.org,2002:timestamp": "date",
}


class _Loader(_Parser):  # type: ignore[misc]
    """A loader that resolves plain scalars like its parent, in a third of the time: front matter is mostly scalars."""

    def resolve(self, kind: type[yaml.Node], value: str, implicit: tuple[bool, bool]) -> str:
        """Return the tag of a node without an explicit tag; `implicit` has a flag for plain and one for quoted scalars."""
        if kind is yaml.ScalarNode and implicit[0]:
            for tag, pattern in self.yaml_implicit_resolvers.get(value[:1], ()):
                if pattern.match(value):
                    return str(tag)
        return _DEFAULT_TAGS[kind]


def read_yaml(lines: Sequence[str], first_line: int) -> Metadata:
    """Return the pairs of a YAML mapping that begins on line `first_line`; the caller sets `body_line`."""
    text = _UNSEEN.sub(" ", "\n".join(lines))
    if len(text) > MAX_CHARS:
        message = f"The front matter is larger than {MAX_CHARS // 1024} KiB; a front matter holds a few lines."
        return Metadata(salvage(lines, first_line), findings=(Finding(first_line, 1, "AKB008", message),))
    try:
        refused = _refuse(text, first_line)
        if refused:
            return Metadata(salvage(lines, first_line), findings=(refused,))
        node = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        return Metadata(salvage(lines, first_line), findings=(_syntax_finding(error, first_line),))
    if node is None:
        return Metadata()
    if not isinstance(node, yaml.MappingNode):
        message = "The front matter is not a mapping; lines of the form 'key: value' are expected."
        finding = Finding(*_place(node, first_line), "AKB003", message)
        return Metadata(salvage(lines, first_line), findings=(finding,))
    return Metadata(without_duplicates(_pairs(node, first_line)), findings=_duplicates(node, first_line))


def _refuse(text: str, first_line: int) -> Finding | None:
    """Return a finding for YAML that must not be composed: deep nesting, anchors, aliases and tags."""
    if not _SHARING.search(text) and sum(map(text.count, _NESTING)) <= DEEPEST:
        return None  # most front matter: parsing it twice would be half of what a check of it costs
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        reason = _refusal(event, depth)
        if reason:
            place = _place(event, first_line)
            return Finding(*place, "AKB008", f"The front matter {reason}; write plain keys, values and lists.")
    return None


def _refusal(event: yaml.Event, depth: int) -> str:
    if depth > DEEPEST:
        return f"nests deeper than {DEEPEST} levels"
    if isinstance(event, yaml.AliasEvent):
        return f"uses the alias '*{event.anchor}', which must be quoted if it is text"
    anchor = getattr(event, "anchor", None)
    if anchor:
        return f"uses the anchor '&{anchor}', which must be quoted if it is text"
    tag = getattr(event, "tag", None)
    if tag and tag != "!":
        return f"uses the tag '{tag}', which must be quoted if it is text"
    if isinstance(event, yaml.ScalarEvent) and event.value == "<<" and event.implicit[0]:
        return "uses the merge key '<<'"
    return ""


def _syntax_finding(error: yaml.YAMLError, first_line: int) -> Finding:
    problem = getattr(error, "problem", None) or "it cannot be read"
    # What is never closed is reported where it opens, not at the end of the text.
    names = ("context_mark", "problem_mark") if "end of stream" in problem else ("problem_mark", "context_mark")
    mark = next((mark for name in names if (mark := getattr(error, name, None))), None)
    line, column = (mark.line + first_line, mark.column + 1) if mark else (first_line, 1)
    return Finding(line, column, "AKB004", f"The front matter is not valid YAML: {problem}.")


def _place(item: yaml.Node | yaml.Event, first_line: int) -> tuple[int, int]:
    mark = item.start_mark
    return (mark.line + first_line, mark.column + 1) if mark else (first_line, 1)


def _pairs(node: yaml.MappingNode, first_line: int) -> tuple[Pair, ...]:
    return tuple(
        Pair.of(key.value, _value(value, first_line), *_place(key, first_line))
        for key, value in node.value
        if isinstance(key, yaml.ScalarNode)
    )


def _duplicates(node: yaml.MappingNode, first_line: int) -> tuple[Finding, ...]:
    seen: dict[str, int] = {}
    found = []
    for key, _ in node.value:
        if not isinstance(key, yaml.ScalarNode):
            continue
        line, column = _place(key, first_line)
        if (before := seen.setdefault(key.value.lower(), line)) != line:
            message = f"The key '{key.value}' is already on line {before}; the last value is used."
            found.append(Finding(line, column, "AKB005", message))
    return tuple(found)


def _value(node: yaml.Node, first_line: int) -> Value:
    """Return a node as a value with its text as written, so that `no`, `010` and `1:30` stay as typed."""
    start, end = node.start_mark, node.end_mark
    begins = (start.line + first_line, start.column + 1)
    ends = (end.line + first_line, end.column + 1)
    if isinstance(node, yaml.ScalarNode):
        style = _SCALAR_STYLES.get(node.style or "", "plain")
        return Value(node.value, _TYPES.get(node.tag, "text"), *begins, (), *ends, style)
    assert isinstance(node, yaml.CollectionNode)
    if isinstance(node, yaml.SequenceNode):
        items = tuple(_value(item, first_line) for item in node.value)
        return Value("", "list", *begins, items, *ends, "flow" if node.flow_style else "dashes")
    pairs = _pairs(node, first_line) if isinstance(node, yaml.MappingNode) else ()
    keys, values = " ".join(pair.key for pair in pairs), tuple(pair.value for pair in pairs)
    return Value(keys, "map", *begins, values, *ends, "flow" if node.flow_style else "block")
