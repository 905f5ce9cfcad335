"""AKB017, AKB023: one tag in several spellings, or in two languages, across the notes."""

from collections import Counter
from collections.abc import Iterable, Iterator

from aikb.check.collection import Collection
from aikb.check.facts.fact import Fact
from aikb.check.facts.frontmatter import tags
from aikb.check.rule import ByKey, Rule
from aikb.model import Edit, Problem, Severity
from aikb.names.fold import language
from aikb.notes.quoting import plain_or_quoted


def _keys(collection: Collection) -> Iterable[str]:
    return collection.varied("tag")


def _spellings(collection: Collection, key: str) -> Iterator[Problem]:
    group = collection.having([key], "tag")
    counts = Counter(fact.text for fact in group)
    if len(counts) < 2:
        return
    lexical = collection.known.names.get(key, "")
    usual = max(counts, key=lambda tag: (counts[tag], tag == lexical, tag))
    both = {fact.path for fact in group if fact.text == usual}  # there it is a duplicate, which is another finding
    for fact in group:
        if fact.text != usual and fact.path not in both:
            message = f"The tag `{fact.text}` is written `{usual}` in {_notes(counts[usual])}."
            yield _problem(fact, usual, message, SPELLING.code, SPELLING.severity)


def _languages(collection: Collection) -> Iterator[Problem]:
    tagged = collection.counts("tag")
    if len(set(map(language, tagged))) < 2:
        return
    known = collection.known.by_key
    by_concept: dict[str, list[str]] = {}
    for key in tagged:
        if len(found := known.get(key, [])) == 1:
            by_concept.setdefault(found[0].names[0], []).append(key)
    for keys in by_concept.values():
        if len(keys) > 1:
            yield from _in_languages([collection.having([key], "tag") for key in keys])


def _in_languages(tags_of: list[list[Fact]]) -> Iterator[Problem]:
    """Yield the facts of each tag of a concept in another language than its most used tag."""
    usual = max(tags_of, key=lambda facts: (len(facts), facts[0].key))
    for facts in tags_of:
        if language(facts[0].text) != language(usual[0].text):
            yield from _only_here(facts, usual)


def _only_here(facts: list[Fact], usual: list[Fact]) -> Iterator[Problem]:
    """Return the tags of notes without the usual one, which finds them in both languages."""
    both = {fact.path for fact in usual}
    for fact in facts:
        if fact.path not in both:
            message = (
                f"The tag `{fact.text}` is `{usual[0].text}` in {_notes(len(usual))}, but only `{fact.text}` here."
            )
            yield _problem(fact, usual[0].text, message, LANGUAGE.code, LANGUAGE.severity)


def _problem(fact: Fact, usual: str, message: str, code: str, severity: Severity) -> Problem:
    end = fact.column + len(fact.detail)
    edits = (Edit(fact.line, fact.column, fact.line, end, plain_or_quoted(usual)),) if fact.detail else ()
    return Problem(fact.path, fact.line, fact.column, code, message, severity, edits, safe=False)


def _notes(count: int) -> str:
    return f"{count} other note{'s' if count > 1 else ''}"


def _example(*tags: str) -> str:
    return "".join(
        f"==> {at}.md <==\n---\ntitle: 笔记{at}\ntags: [{tag}]\n---\n正文。\n" for at, tag in enumerate(tags, 1)
    )


SPELLING = Rule(
    "AKB017",
    "tag-variants",
    "warning",
    "A tag is spelled differently elsewhere: in another case, width, script or number.",
    bad=_example("LLM", "LLM", "llm"),
    good=_example("LLM", "LLM", "LLM"),
    by_key=(ByKey(("tag",), _keys, _spellings),),
    gather=(tags,),
    fixable="unsafe",
)
LANGUAGE = Rule(
    "AKB023",
    "tag-languages",
    "info",
    "A tag is in the other language in most notes.",
    bad=_example("微调", "微调", "fine-tuning"),
    good=_example("微调", "微调", "微调, fine-tuning"),
    across=_languages,
    gather=(tags,),
    fixable="unsafe",
)
