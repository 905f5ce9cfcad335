"""Write the files of `aikb init`: the settings with their defaults as comments, and an example note."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from aikb.base import paths
from aikb.base.errors import AikbError
from aikb.kb.write.new_note import create
from aikb.notes.files import find_notes
from aikb.settings import KEYS, SETTINGS_FILE

EXAMPLE_PATH = "glossary/example.md"
EXAMPLE = """---
title: 示例术语表
kind: glossary
aliases: [example glossary]
tags: [example]
---

# 示例术语表

- 微调(fine-tuning, FT): 在预训练好的模型上用少量数据继续训练，让它学会一件具体的事。
  - EN: Training a pretrained model a little further on data of one task.
- 提示词(prompt): 给模型的输入，说明要它做什么。
"""


def init(folder: Path) -> list[Path]:
    """Write `aikb.toml` and, if there are no notes, an example; return their paths. Raises AikbError, never overwrites."""
    if found := paths.settings_file(str(folder)):
        raise AikbError(f"{found} already exists", hint="edit it; `aikb config` shows the settings in effect")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise AikbError(f"cannot make {folder}: {error.strerror}", hint="name another folder") from error
    holds_notes = next(find_notes(folder), None) is not None
    create(folder, SETTINGS_FILE, settings_text())
    made = [folder / SETTINGS_FILE]
    if not holds_notes:
        create(folder, EXAMPLE_PATH, EXAMPLE)
        made.append(folder / EXAMPLE_PATH)
    return made


def settings_text() -> str:
    """Return a settings file with each key that a project may set and its default, as comments."""
    return (
        "\n".join(["# Settings of these notes. All keys are optional; `aikb config` shows those in effect.", *_lines()])
        + "\n"
    )


def _lines() -> Iterator[str]:
    table = ""
    for key in (key for key in KEYS if key.scope != "user"):
        above, _, name = key.name.rpartition(".")
        yield ""
        if key.type == "table" or above != table:
            yield f"# [{above or key.name}]"
        table = above
        yield f"# {key.doc}"
        if key.type != "table":
            yield f"# {name} = {_toml(key.default)}"


def _toml(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)  # of texts, numbers and lists, TOML is written alike
