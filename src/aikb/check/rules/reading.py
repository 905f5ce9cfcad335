"""The rules whose findings come from reading the notes: where the text is, the fault is seen."""

from aikb.check.rule import Rule

_GOOD = "---\ntitle: LoRA\n---\n"

READING = (
    Rule(
        "AKB002",
        "unclosed-front-matter",
        "error",
        "The front matter is opened and never closed.",
        bad="---\ntitle: LoRA\n\n# LoRA\n",
        good="---\ntitle: LoRA\n---\n\n# LoRA\n",
    ),
    Rule(
        "AKB003",
        "front-matter-not-mapping",
        "error",
        "The front matter is a list or a text, not `key: value` lines.",
        bad="---\n- LoRA\n---\n",
        good=_GOOD,
    ),
    Rule(
        "AKB004",
        "invalid-front-matter",
        "error",
        "The front matter is not valid YAML or TOML.",
        bad="---\ntitle: LoRA: 低秩适配\n---\n",
        good='---\ntitle: "LoRA: 低秩适配"\n---\n',
    ),
    Rule(
        "AKB005",
        "duplicate-key",
        "error",
        "A key stands twice in the front matter; only the last counts.",
        bad="---\ntitle: LoRA\ntags: [LLM]\ntags: [微调]\n---\n",
        good="---\ntitle: LoRA\ntags: [LLM, 微调]\n---\n",
    ),
    Rule(
        "AKB007",
        "wrong-type",
        "error",
        "A key has a value of the wrong type; a comma string for a list is a warning.",
        bad="---\ntitle: LoRA\ntags: LLM, 微调\n---\n",
        good="---\ntitle: LoRA\ntags: [LLM, 微调]\n---\n",
    ),
    Rule(
        "AKB008",
        "refused-front-matter",
        "error",
        "Anchors, aliases, tags, or too much depth or size in the front matter.",
        bad="---\ntitle: &a LoRA\n---\n",
        good=_GOOD,
    ),
    Rule(
        "AKB009",
        "not-a-date",
        "error",
        "A date that is none.",
        bad="---\ntitle: LoRA\ndate: 2025-13-40\n---\n",
        good="---\ntitle: LoRA\ndate: 2025-01-31\n---\n",
    ),
    Rule(
        "AKB010",
        "unknown-kind",
        "error",
        "A kind other than glossary, lingo, topic or note.",
        bad="---\ntitle: LoRA\nkind: diary\n---\n",
        good="---\ntitle: LoRA\nkind: glossary\n---\n",
    ),
    Rule("AKB101", "not-utf8", "error", "The file is not UTF-8; info when another encoding could be read well."),
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
        "byte-order-or-line-ends",
        "info",
        "A byte order mark before front matter, or mixed line ends.",
        bad="\ufeff---\ntitle: LoRA\n---\n",
        good=_GOOD,
    ),
)
