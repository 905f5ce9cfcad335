"""AKB011, AKB012: unknown keys, and missing keys that the settings require."""

from collections.abc import Iterator, Mapping

from aikb.check.collection import Collection
from aikb.check.facts.frontmatter import keys
from aikb.check.rule import Rule
from aikb.check.subject import Subject
from aikb.model import Edit, Problem
from aikb.names.edit_distance import nearest
from aikb.notes.values import READERS

_RARE = 2  # notes: a key in more is the collection's own, however it is spelled
_USUAL = 5  # notes: a key of the collection that a rare one may be a slip of

# The keys of front matter that other tools read, from their documentation: nobody misspelled them.
_FOREIGN = frozenset(
    """
    author authors bibliography categories category cite-as comments copyright cover csl css date-modified date-time
    excerpt image images keyword lang language license name note status subtitle summary taxonomies topic topics version

    cssclass cssclasses permalink publish description banner banner_icon obsidianuimode up related parent children

    layout published redirect_from redirect_to toc math mathjax mermaid pin media_subpath render_with_liquid
    header-img header-style header-mask catalog hidden header teaser author_profile read_time share sidebar

    abbrlink archive cascade disablenunjucks draft expirydate featured headless iscjklanguage katex linktitle markup
    menu menus outputs params photos publishdate resources series showtoc sitemap slug sticky thumbnail top top_img
    translationkey url videos weight template extra in_search_index sort_by paginate_by aside

    config desc id nav_exclude nav_order stub traitids children_nav
    public icon filters collapsed exclude-from-graph-view

    custom_edit_url displayed_sidebar hide_table_of_contents hide_title last_update pagination_label pagination_next
    pagination_prev sidebar_class_name sidebar_custom_props sidebar_label sidebar_position head
    abstract crossref doi editor execute format jupyter output params project theme

    cards-deck deck kanban-plugin excalidraw-plugin dg-publish dg-home sr-due sr-ease sr-interval uuid uid ulid
    globs alwaysapply applyto mode tools labels assignees about model hide search git_revision
    """.split()
)


def _unknown(collection: Collection) -> Iterator[Problem]:
    notes = collection.counts("key")
    configured = {key.lower() for key in collection.config.keys}
    known = READERS.keys() | configured | _FOREIGN
    usual = {key for key, count in notes.items() if count >= _USUAL}
    strange = (key for key, count in notes.items() if key not in known and (configured or count <= _RARE))
    for fact in collection.having(strange, "key"):
        meant = nearest(fact.key, READERS.keys() | configured | usual - {fact.key})
        if meant or configured:
            hint = (
                f"did you mean `{meant}`?"
                if meant
                else f"known keys are {', '.join(sorted(configured | {'title', 'tags'}))} …"
            )
            edits = (Edit(fact.line, fact.column, fact.line, fact.column + len(fact.text), meant),) if meant else ()
            message = f"The key `{fact.text}` is unknown; {hint}"
            place = (fact.path, fact.line, fact.column)
            yield Problem(
                *place, UNKNOWN.code, message, UNKNOWN.severity, _unless_there(edits, fact.detail), safe=False
            )


def _unless_there(edits: tuple[Edit, ...], others: str) -> tuple[Edit, ...]:
    """Return the edits unless they would duplicate a key."""
    return () if edits and edits[0].text in others.split("\n") else edits


def _missing(subject: Subject) -> Iterator[Problem]:
    if subject.metadata.body_line == 1 or not subject.config.required:
        return
    there: Mapping[str, object] = {pair.name: pair for pair in subject.pairs if pair.value.type != "null"}
    for key in subject.config.required:
        if key.lower() not in there:
            message = f"The front matter has no `{key}`, which the settings require."
            yield Problem(subject.path, 1, 1, MISSING.code, message, MISSING.severity)


UNKNOWN = Rule(
    "AKB011",
    "unknown-key",
    "warning",
    "A misspelled key; with `keys` in the settings, any unknown key.",
    bad="---\ntitle: LoRA\ntgas: [LLM]\n---\n低秩适配。\n",
    good="---\ntitle: LoRA\ntags: [LLM]\n---\n低秩适配。\n",
    across=_unknown,
    gather=(keys,),
    fixable="unsafe",
)
MISSING = Rule(
    "AKB012",
    "missing-key",
    "error",
    "The front matter lacks a key that the settings require.",
    bad='==> aikb.toml <==\n[check]\nrequired = ["created"]\n==> note.md <==\n---\ntitle: LoRA\n---\n低秩适配。\n',
    good='==> aikb.toml <==\n[check]\nrequired = ["created"]\n==> note.md <==\n'
    "---\ntitle: LoRA\ncreated: 2025-01-31\n---\n低秩适配。\n",
    find=_missing,
)
