"""The rules whose findings come from reading the notes: where the text is, the fault is seen."""

from aikb.check.rule import Rule

READING = (
    Rule("AKB002", "unclosed-front-matter", "error", "The front matter is opened and never closed."),
    Rule(
        "AKB003", "front-matter-not-mapping", "error", "The front matter is a list or a text, not `key: value` lines."
    ),
    Rule("AKB004", "invalid-front-matter", "error", "The front matter is not valid YAML or TOML."),
    Rule("AKB005", "duplicate-key", "error", "A key stands twice in the front matter; only the last counts."),
    Rule(
        "AKB007", "wrong-type", "error", "A key has a value of the wrong type; a comma string for a list is a warning."
    ),
    Rule(
        "AKB008",
        "refused-front-matter",
        "error",
        "Anchors, aliases, tags, or too much depth or size in the front matter.",
    ),
    Rule("AKB009", "not-a-date", "error", "A date that is none."),
    Rule("AKB010", "unknown-kind", "error", "A kind other than glossary, lingo, topic or note."),
    Rule("AKB101", "not-utf8", "error", "The file is not UTF-8; info when another encoding could be read well."),
    Rule("AKB102", "control-characters", "warning", "NUL or other control characters in the text."),
    Rule("AKB103", "unreadable-file", "error", "The file cannot be read."),
    Rule("AKB104", "byte-order-or-line-ends", "info", "A byte order mark before front matter, or mixed line ends."),
)
