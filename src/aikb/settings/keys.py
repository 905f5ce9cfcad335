"""The table of settings keys, in order, from which files are read and `aikb config` and README are made."""

from typing import Any, Literal, NamedTuple

Type = Literal["text", "list", "number", "flag", "table"]

# Who may set a key. A project's file comes with its clone: it describes the notes, chooses no program to run,
# and cannot make aikb draw into a pipe.
Scope = Literal["any", "project", "user"]

COLORS = ("auto", "always", "never")
COLOR_VARIABLES = ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "CLICOLOR")  # `auto` follows them
NARROWEST, WIDEST = 20, 1000  # columns


class Key(NamedTuple):
    """A key: the type of its value, who sets it, and which environment variables override or replace the files."""

    name: str
    type: Type
    default: Any
    doc: str
    scope: Scope = "any"
    variables: tuple[str, ...] = ()  # the first that is set overrides every file
    fallbacks: tuple[str, ...] = ()  # the first that is set counts if no file has the key
    choices: tuple[str, ...] = ()


KEYS = (
    Key("notes", "text", ".", "The notes folder, relative to the settings file and inside its folder.", "project"),
    Key("include", "list", ("**/*.md", "**/*.markdown"), "Which files are notes, as globs."),
    Key("exclude", "list", (), "Which files are not notes, in the syntax of .gitignore."),
    Key("templates", "list", (), "Folders of templates; those in Obsidian's settings are known.", "project"),
    Key("follow-links", "flag", False, "Whether links that lead out of the notes folder are followed.", "user"),
    Key(
        "collection",
        "text",
        "auto",
        "Which tool keeps the notes: auto, plain, obsidian, logseq, zk, dendron, foam, mkdocs, hugo or hexo. "
        "It decides what names a note.",
        "project",
        choices=("auto", "plain", "obsidian", "logseq", "zk", "dendron", "foam", "mkdocs", "hugo", "hexo"),
    ),
    Key("default_dir", "text", "", "The notes folder if nothing else names one.", "user"),
    Key(
        "editor",
        "text",
        "",
        "The program of `aikb edit`, with arguments; it is run without a shell.",
        "user",
        ("VISUAL", "EDITOR"),
    ),
    Key(
        "editor_uri",
        "text",
        "auto",
        "What places in an answer link to: auto, none, file, kitty, vscode, cursor, or a template with {path} and {line}.",
        "user",
        ("AIKB_HYPERLINK",),
    ),
    Key(
        "pager",
        "text",
        "less",
        "The pager for long answers; `cat` for none.",
        "user",
        ("AIKB_PAGER",),
        fallbacks=("PAGER",),
    ),
    Key("color", "text", "auto", "auto, always or never.", "user", variables=COLOR_VARIABLES, choices=COLORS),
    Key("width", "number", 0, "Width of answers, in columns; 0 for the terminal's width, up to 100."),
    Key(
        "new.path",
        "text",
        "{kind_folder}/{slug}.md",
        "Where `aikb new` puts a note: {kind}, {kind_folder}, {slug}, {name}, {year}, {month}, {day}.",
    ),
    *(
        Key(f"new.{kind}", "text", "", f"The same for notes of kind {kind}.")
        for kind in ("glossary", "lingo", "topic", "note")
    ),
    Key(
        "links.label_first",
        "flag",
        False,
        "Whether wikilinks are `[[label|target]]`, as in Dendron, instead of `[[target|label]]`.",
        "project",
    ),
    Key("check", "table", {}, "Settings of `aikb check`: `select`, `ignore` and more."),
)

BY_NAME = {key.name: key for key in KEYS}
