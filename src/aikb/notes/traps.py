"""Find values that YAML 1.1 reads as something else than the text that YAML 1.2 and the writer mean.

PyYAML, Ruby and Go's older reader follow 1.1 (yaml.org/type/{bool,int,float}.html), others 1.2; notes meet both.
"""

import re

from aikb.notes.metadata import Value

_BOOLEANS = {"yes": "true", "on": "true", "no": "false", "off": "false"}
_SIXTIES = re.compile(r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?")
_OCTAL = re.compile(r"[-+]?0[0-7_]+")
_GROUPED = re.compile(r"[-+]?[1-9][0-9]*_[0-9_]*")
_LONGEST = 40


def is_word(value: Value) -> bool:
    """Return whether the value is a word that YAML 1.1 reads as true or false: `yes`, `no`, `on`, `off`."""
    return value.type == "bool" and value.style == "plain" and value.text.lower() in _BOOLEANS


def trap(value: Value) -> str:
    """Return what YAML 1.1 reads instead of the text (`the number 90` for `1:30`); empty if it reads the text."""
    text = value.text
    if value.style != "plain" or len(text) > _LONGEST:
        return ""
    if is_word(value):
        return f"the boolean {_BOOLEANS[text.lower()]}"
    if value.type != "number":
        return ""
    if _SIXTIES.fullmatch(text):
        return f"the number {_sixties(text.replace('_', '')):g}"
    digits = text.replace("_", "")
    if _OCTAL.fullmatch(text) and digits.strip("+-0"):
        return f"the number {int(digits, 8)}"
    return f"the number {digits}" if _GROUPED.fullmatch(text) else ""


def _sixties(text: str) -> float:
    total = 0.0
    for part in text.lstrip("+-").split(":"):
        total = total * 60 + float(part)
    return -total if text.startswith("-") else total
