"""AKB216: a term in a spelling that differs from its entry's, or from the lexicon's by a slip."""

import re
from collections import Counter
from collections.abc import Iterator

from aikb.check.collection import Collection
from aikb.check.concepts import Concepts, concepts
from aikb.check.fact import Fact
from aikb.check.gather.names import claim, names
from aikb.check.gather.slips import slips
from aikb.check.gather.words import words
from aikb.check.rule import Rule
from aikb.model import Edit, Problem
from aikb.names.fold import has_han, key

_SIGN = re.compile(r"[\W_]+")
_CAPITALS = re.compile("[A-Z]{2}")
_ACRONYM = 5  # letters: longer words in capitals are set so for emphasis
_INITIALS = 3  # letters: a name such as Cai is no slip of CAI
_FEW = 3  # uses of a spelling that cannot say it is the usual one


def _across(collection: Collection) -> Iterator[Problem]:
    yield from _other_case(collection)
    yield from _slips(collection)


def _other_case(collection: Collection) -> Iterator[Problem]:
    """`Lora` where the entry is LoRA, or where the lexicon has it so: a capital inside a name stands there on purpose."""
    known = concepts(collection.root)
    for group in collection.groups("name", "word"):
        own = {(fact.path, fact.line) for fact in group if fact.kind == "name"}
        usual = [name for concept in known.by_key.get(group[0].key, ()) for name in concept.names]
        # A line that names it may spell it twice.
        named = [fact.text for fact in group if (fact.path, fact.line) in own and not has_han(fact.text)]
        lexical = [form for form in usual if key(form) == group[0].key]
        forms = lexical if lexical and all(map(_is_styled, lexical)) else [*named, *lexical]
        if named and all(map(_is_styled, forms)):
            yield from _among(group, forms, is_known=bool(lexical))


def _among(group: list[Fact], forms: list[str], *, is_known: bool) -> Iterator[Problem]:
    """The names and words of one key that are none of the forms, if some are, and are not used less."""
    spelled = {_letters(form): form for form in forms}
    for form in forms:
        if _SIGN.search(form):  # Leaky ReLU begins a sentence
            spelled.setdefault(_letters(form[0].upper() + form[1:]), form)
    by_letters = {letters.casefold(): letters for letters in reversed(spelled)}
    uses: Counter[str] = Counter()
    for fact in group:
        uses[_letters(fact.text)] += int(fact.detail) if fact.kind == "word" else 0
    if not any(_letters(fact.text) in spelled for fact in group):
        return  # these notes have a spelling of their own
    most = max(sum(uses[letters] for letters in spelled), _FEW)
    told: set[tuple[str, int, str]] = set()
    for fact in group:
        written, place = _letters(fact.text), (fact.path, fact.line, fact.text)
        letters = by_letters.get(written.casefold(), "")
        is_sure = is_known or not _is_another(written, letters)
        is_rare = uses[written] <= most and place not in told
        if letters and is_sure and is_rare and _is_other(written, letters, spelled):
            told.add(place)
            form = spelled[letters]
            said = f"is usually written `{form}`" if is_known else f"is written `{form}` in its entry"
            yield _problem(fact, form, f"`{fact.text}` {said}.")


def _is_another(written: str, letters: str) -> bool:
    """Whether a word may be another thing than the name: Fixed, not FIXED; the variable beanFactory, not its class."""
    is_variable = written[0].islower() and written[1:] == letters[1:] and not _CAPITALS.search(written)
    return is_variable or (written.istitle() and letters.isupper())


def _is_other(written: str, letters: str, spelled: dict[str, str]) -> bool:
    """Whether the letters of a word are none of the spellings, nor a plural of one, nor a person's name."""
    is_plural = written[-1:] == "s" and (written[:-1] in spelled or letters[-1:] == "S")  # QPs, not QPS
    if written in spelled or is_plural:
        return False
    return not (written.istitle() and letters.isupper() and len(letters) <= _INITIALS)


def _slips(collection: Collection) -> Iterator[Problem]:
    known = concepts(collection.root)
    own: dict[str, list[Fact]] = {}
    for fact in collection.having({fact.key for fact in collection.of("slip")}, "name"):
        own.setdefault(fact.key, []).append(fact)
    for fact in collection.of("slip"):
        is_numbered = any(map(str.isdigit, fact.text))  # a heading GTP-3 makes no model of it
        if is_numbered or not any(_is_meant(name, fact.detail, known) for name in own.get(fact.key, ())):
            meant = _as_written(fact.detail, fact.text)
            yield _problem(fact, meant, f"`{fact.text}` stands in no lexicon; is `{meant}` meant?")


def _is_meant(name: Fact, near: str, known: Concepts) -> bool:
    """Whether an entry bears the name on purpose: none of its other names is one of what it may be a slip of."""
    told = claim(name)
    others = [key(other) for other in told.names if key(other) != name.key]
    return told.is_defined and not any(known.same(other, key(near)) for other in others)


def _as_written(name: str, word: str) -> str:
    """The name with the capital and the plural ending that the word has in its place."""
    whole = name + "s" if word.endswith("s") and not name.endswith("s") else name
    return whole[0].upper() + whole[1:] if word[0].isupper() and name.islower() else whole


def _problem(fact: Fact, meant: str, message: str) -> Problem:
    edits = (Edit(fact.line, fact.column, fact.line, fact.column + len(fact.text), meant),)
    return Problem(fact.path, fact.line, fact.column, RULE.code, message, RULE.severity, edits, safe=False)


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def _is_styled(name: str) -> bool:
    """Whether a capital inside a word of the name stands there on purpose: not in a long word all in capitals."""
    return any(
        any(map(str.isupper, word[1:])) and (not word.isupper() or len(word) <= _ACRONYM)
        for word in _SIGN.split(name)
        if len(word) > 2
    )


RULE = Rule(
    "AKB216",
    "term-spelling",
    "warning",
    "A term in running text is spelled otherwise than its entry, or is one letter off a term of the lexicon.",
    bad="---\ntitle: 模型微调\n---\n- LoRA(低秩适配): 冻结原来的权重，只训练两个小矩阵。\n- DoRA(权重分解): 把权重分成方向与大小，分开训练。\n\n## 用法\n\n先训练 Lora，再合并。\n",
    good="---\ntitle: 模型微调\n---\n- LoRA(低秩适配): 冻结原来的权重，只训练两个小矩阵。\n- DoRA(权重分解): 把权重分成方向与大小，分开训练。\n\n## 用法\n\n先训练 LoRA，再合并。\n",
    across=_across,
    gather=(names, words, slips),
    fixable="unsafe",
)
