"""How well `related` predicts the links that authors have written: each is held out, and its target looked for.

Usage: scripts/bench/related.py [FOLDER] [--seed SEED] [--fit]

One link of every entry that has written ones is taken away; MRR and recall@10 tell where its target comes then, for all
signs, for each alone and without each. `--fit` looks for better weights on one half of the links and tells how these do
on the other half.
"""

import argparse
import os
import random
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from aikb.kb import KnowledgeBase
from aikb.kb.linkgraph import graph as joined
from aikb.links.related import WEIGHTS, Profile, Relations
from aikb.settings import find_settings

ROOT = Path(__file__).resolve().parents[2]
STEPS = (0.0, 0.1, 0.2, 0.3, 0.5, 0.7, 1.0, 1.5, 2.0, 3.0)
MOST = 10


def profiles(folder: Path) -> list[Profile]:
    """What is known of the entries of a folder of notes."""
    with tempfile.TemporaryDirectory() as cache:
        environ = {**os.environ, "AIKB_CACHE_DIR": cache}
        settings = find_settings(str(folder), environ, folder)
        with KnowledgeBase(settings, environ) as kb:
            return kb.links.ask(lambda _, base: list(joined.profiles(base)))


def cases(found: Sequence[Profile], source: random.Random) -> Iterator[tuple[Profile, str]]:
    """Each entry with written links without one of them, and that one's target."""
    known = {each.id for each in found}
    for each in found:
        targets = sorted(each.linked & known)
        if targets:
            target = source.choice(targets)
            yield each._replace(linked=each.linked - {target}, mentioned=each.mentioned - {target}), target


def signs(relations: Relations, held: Sequence[tuple[Profile, str]]) -> list[tuple[list[dict[str, float]], int]]:
    """For each case the signs of every entry that has any, and which of them is the target (-1: it has none)."""
    rows = []
    for wanted, target in held:
        some = [
            (each.id, found)
            for each in relations.profiles
            if each.id != wanted.id and any((found := relations.signs(wanted, each)).values())
        ]
        at = next((number for number, (name, _) in enumerate(some) if name == target), -1)
        rows.append(([found for _, found in some], at))
    return rows


def measured(rows: Sequence[tuple[list[dict[str, float]], int]], weights: Mapping[str, float]) -> tuple[float, float]:
    """MRR and recall@10 under these weights; of equal scores half are taken to come before the target."""
    reciprocal = recall = 0.0
    for candidates, at in rows:
        if at < 0:
            continue
        scores = [sum(weights[sign] * value for sign, value in each.items()) for each in candidates]
        mine = scores[at]
        if mine <= 0:
            continue
        rank = 1 + sum(score > mine for score in scores) + (sum(score == mine for score in scores) - 1) / 2
        reciprocal += 1 / rank
        recall += rank <= MOST
    return reciprocal / len(rows), recall / len(rows)


def fit(rows: Sequence[tuple[list[dict[str, float]], int]]) -> dict[str, float]:
    """The best weights that going through the signs one by one, three times, finds."""
    weights = dict(WEIGHTS)
    for _ in range(3):
        for sign in weights:
            weights[sign] = max(STEPS, key=lambda step, sign=sign: measured(rows, {**weights, sign: step}))  # type: ignore[misc]
    return weights


def told(what: str, found: tuple[float, float]) -> None:
    """Prints a row."""
    print(f"{what:28}{found[0]:8.3f}{found[1]:11.1%}", flush=True)


def main() -> None:
    """Holds links out and prints how well they are predicted."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / "notes")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--fit", action="store_true")
    options = parser.parse_args()
    found = profiles(options.folder)
    held = list(cases(found, random.Random(options.seed)))
    rows = signs(Relations(found), held)
    print(f"{len(found)} entries, {len(held)} links held out{'':5}MRR  recall@{MOST}")
    told("all signs", measured(rows, WEIGHTS))
    bare = [each._replace(linked=frozenset()) for each in found]
    unlinked = signs(Relations(bare), [(each._replace(linked=frozenset()), target) for each, target in held])
    told("as if no link were written", measured(unlinked, WEIGHTS))
    for sign in WEIGHTS:
        told(f"{sign} alone", measured(rows, dict.fromkeys(WEIGHTS, 0.0) | {sign: 1.0}))
        told(f"without {sign}", measured(rows, {**WEIGHTS, sign: 0.0}))
    if options.fit:
        weights = fit(rows[::2])
        print(weights)
        told("fitted, on the other half", measured(rows[1::2], weights))
        told("as it is, on that half", measured(rows[1::2], WEIGHTS))


if __name__ == "__main__":
    main()
