"""The keys that settings know, in order: the one table from which files are read, `aikb config` and README list."""

from typing import Any, Literal, NamedTuple

Type = Literal["text", "list", "number", "flag", "table"]

# Who may set a key. A project's file arrives with its clone: it says what its notes are; it chooses no program to run,
# and does not turn what a pipe gets into a drawing.
Scope = Literal["any", "project", "user"]

COLORS = ("auto", "always", "never")
COLOR_VARIABLES = ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "CLICOLOR")  # `auto` is what minds them
NARROWEST, WIDEST = 20, 1000  # cells


class Key(NamedTuple):
    """A key: what its value is, who sets it, and which environment variables come before or after the files."""

    name: str
    type: Type
    default: Any
    doc: str
    scope: Scope = "any"
    variables: tuple[str, ...] = ()  # the first that is set comes before every file
    fallbacks: tuple[str, ...] = ()  # the first that is set counts when no file speaks
    choices: tuple[str, ...] = ()


KEYS = (
    Key("notes", "text", ".", "The notes folder, relative to the settings file and inside its folder.", "project"),
    Key("include", "list", ("**/*.md", "**/*.markdown"), "Which files are notes, as globs."),
    Key("exclude", "list", (), "Which are not, in the syntax of .gitignore."),
    Key("templates", "list", (), "Folders of templates; those that Obsidian's settings name are known.", "project"),
    Key("follow-links", "flag", False, "Whether links that lead out of the notes folder are followed.", "user"),
    Key("default_dir", "text", "", "The notes folder where nothing else names one.", "user"),
    Key(
        "editor", "text", "", "What `aikb edit` runs, with arguments; no shell reads it.", "user", ("VISUAL", "EDITOR")
    ),
    Key(
        "editor_uri",
        "text",
        "auto",
        "Where places in an answer lead: auto, none, file, kitty, vscode, cursor, or a template with {path} and {line}.",
        "user",
        ("AIKB_HYPERLINK",),
    ),
    Key(
        "pager",
        "text",
        "less",
        "What long answers go through; `cat` for none.",
        "user",
        ("AIKB_PAGER",),
        fallbacks=("PAGER",),
    ),
    Key("color", "text", "auto", "auto, always or never.", "user", variables=COLOR_VARIABLES, choices=COLORS),
    Key("width", "number", 0, "How wide answers are drawn, in cells; 0 for the terminal's width, up to 100."),
    Key(
        "new.path",
        "text",
        "{kind_folder}/{slug}.md",
        "Where `aikb new` puts a note: {kind}, {kind_folder}, {slug}, {name}, {year}, {month}, {day}.",
    ),
    *(
        Key(f"new.{kind}", "text", "", f"Where notes of kind {kind} go, if not by `new.path`.")
        for kind in ("glossary", "lingo", "topic", "note")
    ),
    Key(
        "links.label_first",
        "flag",
        False,
        "Whether wikilinks are written `[[label|target]]`, as Dendron has them, and not `[[target|label]]`.",
        "project",
    ),
    Key("check", "table", {}, "How notes are checked: `select`, `ignore` and more, see `aikb check`."),
)

BY_NAME = {key.name: key for key in KEYS}
