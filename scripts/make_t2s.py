"""Write `names/data/t2s.txt` from OpenCC (`pip install opencc`, outside the project's own environment)."""

import sys
import unicodedata
from pathlib import Path

HEADER = """\
# Traditional Chinese characters, and below them, in the same order, the simplified ones.
# Made by scripts/make_t2s.py from the t2s data of OpenCC {version} (https://github.com/BYVoid/OpenCC),
# Copyright BYVoid and contributors, Apache License 2.0 (https://www.apache.org/licenses/LICENSE-2.0);
# changed: single characters only, from the Basic Multilingual Plane, with the compatibility forms and radicals added.
"""
CHOSEN = {"瞭": "了"}  # OpenCC tells 瞭解 from 瞭望 by the phrase; 了解 is the word that notes use
HAN = (*range(0x2E80, 0x2FE0), 0x3007, *range(0x3400, 0xA000), *range(0xF900, 0xFB00))


def simplify_all(characters: list[str]) -> list[str]:
    """Each character as OpenCC simplifies it on its own."""
    import opencc  # type: ignore[import-not-found]  # noqa: PLC0415 - of the person who runs this, not of aikb

    return str(opencc.OpenCC("t2s").convert("\n".join(characters))).split("\n")


def table() -> dict[str, str]:
    """What folds to what: radicals and compatibility forms by NFKC, then OpenCC, until nothing moves."""
    characters = [chr(code) for code in HAN]
    plain = [unicodedata.normalize("NFKC", each) for each in characters]
    pairs = dict(zip(characters, simplify_all(plain), strict=True)) | CHOSEN
    for _ in range(3):  # 餘 → 馀 → 余 would fold differently the second time
        pairs = {old: pairs.get(new, new) for old, new in pairs.items()}
    return {old: new for old, new in pairs.items() if old != new and len(new) == 1 and ord(new) < 0x10000}


def main() -> None:
    """Write the file named on the command line."""
    from importlib.metadata import version  # noqa: PLC0415 - only needed when a file is made

    pairs = table()
    text = HEADER.format(version=version("opencc")) + "".join(pairs) + "\n" + "".join(pairs.values()) + "\n"
    Path(sys.argv[1]).write_text(text, encoding="utf-8", newline="\n")
    print(f"{len(pairs)} characters, {len(text.encode())} bytes")


if __name__ == "__main__":
    main()
