"""AKB216: a term in a spelling that differs from its entry's, or from the lexicon's by a slip."""

import re
from collections import Counter
from collections.abc import Iterator

from aikb.check.collection import Collection
from aikb.check.concepts import Concepts, concepts
from aikb.check.fact import Fact
from aikb.check.gather.names import claim, names
from aikb.check.gather.words import slips, words
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
    """`Lora` where the entry is LoRA: names with a capital inside are written so on purpose."""
    known = concepts(collection.root)
    for group in collection.groups("name", "word"):
        # A line that names it may spell it twice.
        own = {(fact.path, fact.line) for fact in group if fact.kind == "name"}
        named = [fact.text for fact in group if (fact.path, fact.line) in own and not has_han(fact.text)]
        if not named or not all(map(_is_styled, named)):
            continue
        usual = [name for concept in known.by_key.get(group[0].key, ()) for name in concept.names]
        spelled = {_letters(form): form for form in (*named, *usual) if key(form) == group[0].key}
        words = [fact for fact in group if fact.kind == "word"]
        uses: Counter[str] = Counter()
        for fact in words:
            uses[_letters(fact.text)] += int(fact.detail)
        most = max(sum(uses[letters] for letters in spelled), _FEW)
        by_letters = {letters.casefold(): letters for letters in reversed(spelled)}
        for fact in words:
            written = _letters(fact.text)
            letters = by_letters.get(written.casefold(), "")
            is_sure = bool(usual) or not _is_another(written, letters)
            if letters and is_sure and uses[written] <= most and _is_other(written, letters, spelled):
                yield _problem(fact, spelled[letters], f"`{fact.text}` is written `{spelled[letters]}` in its entry.")


def _is_another(written: str, letters: str) -> bool:
    """Whether a word may be another thing than the name: Fixed, not FIXED; the variable beanFactory, not its class."""
    is_variable = written[0].islower() and written[1:] == letters[1:] and not _CAPITALS.search(written)
    return is_variable or (written.istitle() and letters.isupper())


def _is_other(written: str, letters: str, spelled: dict[str, str]) -> bool:
    """Whether the letters of a word are none of the spellings, nor a plural of one, nor a person's name."""
    if written in spelled or (written[-1:] == "s" and written[:-1] in spelled):
        return False
    return not (written.istitle() and letters.isupper() and len(letters) <= _INITIALS)


def _slips(collection: Collection) -> Iterator[Problem]:
    known = concepts(collection.root)
    own: dict[str, list[Fact]] = {}
    for fact in collection.having({fact.key for fact in collection.of("slip")}, "name"):
        own.setdefault(fact.key, []).append(fact)
    for fact in collection.of("slip"):
        if not any(_is_meant(name, fact.detail, known) for name in own.get(fact.key, ())):
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
