"""AKB216: a spelling that differs from the entry's, or a slip of a name of the lexicon."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from aikb.check.collection import Collection
from aikb.check.concepts import Concepts
from aikb.check.facts.fact import Fact
from aikb.check.facts.names import claim, names
from aikb.check.facts.slips import slips
from aikb.check.facts.words import words
from aikb.check.rule import ByKey, Rule
from aikb.model import Edit, Problem
from aikb.names.fold import has_han, key

_SIGN = re.compile(r"[\W_]+")
_CAPITALS = re.compile("[A-Z]{2}")
_ACRONYM = 5  # letters: longer words are in capitals for emphasis
_INITIALS = 3  # letters: a name such as Cai is not a slip of CAI
_FEW = 3  # uses that do not make a spelling the usual one


def _named(collection: Collection) -> Iterable[str]:
    return {*collection.shared("name"), *collection.common("name", "word")}


def _other_case(collection: Collection, folded: str) -> Iterator[Problem]:
    """Find `Lora` if the entry or the lexicon has LoRA: a capital inside a name is there on purpose."""
    entries = [fact for fact in collection.having([folded], "name") if not has_han(fact.text)]
    usual = [name for concept in collection.known.by_key.get(folded, ()) for name in concept.names]
    lexical = [form for form in usual if key(form) == folded]
    if not entries or not all(map(_is_styled, lexical or [fact.text for fact in entries])):
        return
    uses = collection.sums("word", folded)
    forms = lexical or [*(fact.text for fact in entries), *_beside(collection, entries, uses)]
    if not all(map(_is_styled, forms)):
        return
    wrong = _others(forms, {fact.text: 0 for fact in entries} | uses, is_known=bool(lexical))
    places: set[tuple[str, int, str]] = set()
    facts = [fact for fact in entries if fact.text in wrong]
    for text in wrong:
        facts += collection.written("word", folded, text)
    for fact in sorted(facts):
        if (place := (fact.path, fact.line, fact.text)) not in places:
            places.add(place)
            message = "is usually written `{}`" if lexical else "is written `{}` in its entry"
            yield _problem(fact, wrong[fact.text], f"`{fact.text}` {message.format(wrong[fact.text])}.")


def _beside(collection: Collection, entries: list[Fact], words: Iterable[str]) -> Iterator[str]:
    """Return the words on the lines of the entries: a line that names it may spell it twice."""
    own = {(fact.path, fact.line) for fact in entries}
    for text in set(words) - {fact.text for fact in entries}:
        if any((fact.path, fact.line) in own for fact in collection.written("word", entries[0].key, text)):
            yield text


def _others(forms: list[str], uses: Mapping[str, int], *, is_known: bool) -> dict[str, str]:
    """Map deviating spellings to the accepted form."""
    spelled = {_letters(form): form for form in forms}
    for form in forms:
        if _SIGN.search(form):  # Leaky ReLU at the start of a sentence
            spelled.setdefault(_letters(form[0].upper() + form[1:]), form)
    by_letters = {letters.casefold(): letters for letters in reversed(spelled)}
    counts: Counter[str] = Counter()
    for text, count in uses.items():
        counts[_letters(text)] += count
    if counts.keys().isdisjoint(spelled):
        return {}  # these notes have their own spelling
    most = max(sum(counts[letters] for letters in spelled), _FEW)
    found = {}
    for text in uses:
        written = _letters(text)
        letters = by_letters.get(written.casefold(), "")
        is_sure = is_known or not _is_another(written, letters)
        if letters and is_sure and counts[written] <= most and _is_other(written, letters, spelled):
            found[text] = spelled[letters]
    return found


def _is_another(written: str, letters: str) -> bool:
    """Return whether a word may be another thing: Fixed, not FIXED; the variable beanFactory, not its class."""
    is_variable = written[0].islower() and written[1:] == letters[1:] and not _CAPITALS.search(written)
    return is_variable or (written.istitle() and letters.isupper())


def _is_other(written: str, letters: str, spelled: dict[str, str]) -> bool:
    """Return whether the letters of a word are not a spelling, a plural of one, or a person's name."""
    is_plural = written[-1:] == "s" and (written[:-1] in spelled or letters[-1:] == "S")  # QPs, not QPS
    if written in spelled or is_plural:
        return False
    return not (written.istitle() and letters.isupper() and len(letters) <= _INITIALS)


def _slipped(collection: Collection) -> Iterable[str]:
    return collection.counts("slip")


def _slips(collection: Collection, folded: str) -> Iterator[Problem]:
    known = collection.known
    own = collection.having([folded], "name")
    for fact in collection.having([folded], "slip"):
        is_numbered = any(map(str.isdigit, fact.text))  # a heading GTP-3 does not make it a model
        if is_numbered or not any(_is_meant(name, fact.detail, known) for name in own):
            meant = _as_written(fact.detail, fact.text)
            yield _problem(fact, meant, f"`{fact.text}` is in no lexicon; did you mean `{meant}`?")


def _is_meant(name: Fact, near: str, known: Concepts) -> bool:
    """Return whether an entry has the name on purpose: none of its other names is one it may be a slip of."""
    claimed = claim(name)
    others = [key(other) for other in claimed.names if key(other) != name.key]
    return claimed.is_defined and not any(known.same(other, key(near)) for other in others)


def _as_written(name: str, word: str) -> str:
    """Return the name with the capital and the plural ending of the word in its place."""
    whole = name + "s" if word.endswith("s") and not name.endswith("s") else name
    return whole[0].upper() + whole[1:] if word[0].isupper() and name.islower() else whole


def _problem(fact: Fact, meant: str, message: str) -> Problem:
    edits = (Edit(fact.line, fact.column, fact.line, fact.column + len(fact.text), meant),)
    return Problem(fact.path, fact.line, fact.column, RULE.code, message, RULE.severity, edits, safe=False)


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def _is_styled(name: str) -> bool:
    """Return whether a capital inside a word of the name is on purpose: not in a long word all in capitals."""
    return any(
        any(map(str.isupper, word[1:])) and (not word.isupper() or len(word) <= _ACRONYM)
        for word in _SIGN.split(name)
        if len(word) > 2
    )


RULE = Rule(
    "AKB216",
    "term-spelling",
    "warning",
    "A term in running text is spelled differently from its entry, or is one typing error away from a term of the lexicon.",
    bad="---\ntitle: 模型微调\n---\n- LoRA(低秩适配): 冻结原来的权重，只训练两个小矩阵。\n- DoRA(权重分解): 把权重分成方向与大小，分开训练。\n\n## 用法\n\n先训练 Lora，再合并。\n",
    good="---\ntitle: 模型微调\n---\n- LoRA(低秩适配): 冻结原来的权重，只训练两个小矩阵。\n- DoRA(权重分解): 把权重分成方向与大小，分开训练。\n\n## 用法\n\n先训练 LoRA，再合并。\n",
    by_key=(ByKey(("name", "word"), _named, _other_case), ByKey(("slip", "name"), _slipped, _slips)),
    gather=(names, words, slips),
    fixable="unsafe",
)
