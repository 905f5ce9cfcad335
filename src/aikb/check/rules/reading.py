"""The rules whose findings come from reading the notes."""

from aikb.check.rule import Rule

_GOOD = "---\ntitle: LoRA\n---\n低秩适配。\n"

READING = (
    Rule(
        "AKB002",
        "unclosed-front-matter",
        "error",
        "The front matter is never closed.",
        bad="---\ntitle: LoRA\n\n# LoRA\n低秩适配。\n",
        good="---\ntitle: LoRA\n---\n\n# LoRA\n低秩适配。\n",
    ),
    Rule(
        "AKB003",
        "front-matter-not-mapping",
        "error",
        "The front matter is a list or a text, not `key: value` lines.",
        bad="---\n- LoRA\n---\n低秩适配。\n",
        good=_GOOD,
    ),
    Rule(
        "AKB004",
        "invalid-front-matter",
        "error",
        "The front matter is not valid YAML or TOML.",
        bad="---\ntitle: LoRA: 低秩适配\n---\n低秩适配。\n",
        good='---\ntitle: "LoRA: 低秩适配"\n---\n低秩适配。\n',
    ),
    Rule(
        "AKB005",
        "duplicate-key",
        "error",
        "A key is in the front matter twice; only the last one counts.",
        bad="---\ntitle: LoRA\ntags: [LLM]\ntags: [微调]\n---\n低秩适配。\n",
        good="---\ntitle: LoRA\ntags: [LLM, 微调]\n---\n低秩适配。\n",
    ),
    Rule(
        "AKB007",
        "wrong-type",
        "error",
        "A value has the wrong type: a number for the title, text with commas for a list.",
        bad="---\ntitle: LoRA\ntags: LLM, 微调\n---\n低秩适配。\n",
        good="---\ntitle: LoRA\ntags: [LLM, 微调]\n---\n低秩适配。\n",
        fixable="safe",
    ),
    Rule(
        "AKB008",
        "refused-front-matter",
        "error",
        "Anchors, aliases, tags, or too much depth or size in the front matter.",
        bad="---\ntitle: &a LoRA\n---\n低秩适配。\n",
        good=_GOOD,
    ),
    Rule(
        "AKB009",
        "not-a-date",
        "error",
        "Not a valid date.",
        bad="---\ntitle: LoRA\ndate: 2025-13-40\n---\n低秩适配。\n",
        good="---\ntitle: LoRA\ndate: 2025-01-31\n---\n低秩适配。\n",
    ),
    Rule(
        "AKB010",
        "unknown-kind",
        "error",
        "A kind other than glossary, lingo, topic or note.",
        bad="---\ntitle: LoRA\nkind: diary\n---\n低秩适配。\n",
        good="---\ntitle: LoRA\nkind: glossary\n---\n低秩适配。\n",
    ),
    Rule("AKB101", "not-utf8", "error", "The file is not UTF-8; other encodings are read, but not by other tools."),
    Rule(
        "AKB102",
        "control-characters",
        "warning",
        "NUL or other control characters in the text.",
        bad="---\ntitle: LoRA\n---\nLo\x00RA\n",
        good="---\ntitle: LoRA\n---\nLoRA\n",
    ),
    Rule("AKB103", "unreadable-file", "error", "The file cannot be read."),
    Rule(
        "AKB104",
        "byte-order-mark",
        "info",
        "A byte order mark before the front matter, which hides it from many tools.",
        bad="\ufeff---\ntitle: LoRA\n---\n低秩适配。\n",
        good=_GOOD,
    ),
    Rule(
        "AKB110",
        "mixed-line-ends",
        "info",
        "Some lines have Windows line ends, others do not.",
        bad="---\ntitle: LoRA\n---\n低秩\r\n适配。\n",
        good="---\ntitle: LoRA\n---\n低秩\n适配。\n",
    ),
)
