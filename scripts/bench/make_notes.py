"""Write a seeded collection of notes of a realistic shape from sentences of the project's own notes.

Usage: scripts/bench/make_notes.py FOLDER -n NOTES [--seed SEED]
"""

import argparse
import random
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_SENTENCE = re.compile(r"[^\n。！？]{8,120}[。！？]")
_MADE = "零一二三四五六七八九"


def sentences() -> list[str]:
    """The sentences of the project's notes, without links."""
    texts = (path.read_text(encoding="utf-8") for path in sorted((ROOT / "notes").rglob("*.md")))
    return [
        found.strip("-# ").replace("[[", "").replace("]]", "") for text in texts for found in _SENTENCE.findall(text)
    ]


def make_note(source: random.Random, pool: list[str], number: int) -> str:
    """A note: front matter, a paragraph, sections with text, and a short glossary."""
    title = f"{source.choice(pool)[:8].strip('，。')} {number}"
    lines = ["---", f'title: "{title}"', f"tags: [made, t{number % 40}]", "---", "", f"# {title}", ""]
    for section in range(source.randint(1, 4)):
        lines += [
            f"## 第{_MADE[section]}节 {source.choice(pool)[:10]}",
            "",
            "".join(source.sample(pool, source.randint(2, 6))),
            "",
        ]
    for term in range(source.randint(0, 6)):
        lines.append(f"- 词条{number}之{_MADE[term]}(made term {number} {term}): {source.choice(pool)}")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Writes the notes, a hundred to a folder."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("-n", "--notes", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    source, pool = random.Random(options.seed), sentences()
    for number in range(options.notes):
        path = options.folder / f"{number // 100:04}" / f"note{number}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(make_note(source, pool, number), encoding="utf-8")


if __name__ == "__main__":
    main()
