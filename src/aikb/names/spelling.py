"""One spelling of Latin text: singular, American, Greek letters by name."""

import re

# Names that end in -s in the singular; as ends of a word, because a key has no spaces ("inductivebias").
SINGULAR = tuple(
    """
    ss is us bias alias atlas canvas pandas keras christmas overseas whereas chaos cosmos ethos macos ddos lens
    news https series species bayes gans kubernetes postgres hermes mlops llmops devops aiops dataops always
    sometimes
    """.split()
)
# Acronyms that end in -S: written ViTs, the S is a plural's. FLOPS is none of them: it is written for FLOPs as often as
# not, so that the two have one key and a look-up gives both.
ACRONYM_ENDS = ("aas", "bfgs", "cmaes", "hdfs", "lpips", "mcts", "vits")  # of keys too, where nothing else ends so
ACRONYMS = frozenset(
    """
    vits lars nuts darts mars mips enas pnas smiles adas lmsys ntfs rdbms dbms iops cors blas cublas openblas cmos
    """.split()
)
# Ends that the list above protects though they are plurals, and plurals of their own kind.
PLURALS = (
    ("corpus", "corpus"),
    ("campus", "campus"),
    ("gpus", "gpu"),
    ("cpus", "cpu"),
    ("tpus", "tpu"),
    ("npus", "npu"),
    ("dpus", "dpu"),
    ("lpus", "lpu"),
    ("menus", "menu"),
    ("apis", "api"),
    ("clis", "cli"),
    ("guis", "gui"),
    ("gans", "gan"),
    ("corpora", "corpus"),
    ("matrices", "matrix"),
    ("indices", "index"),
    ("vertices", "vertex"),
    ("analyses", "analysis"),
    ("hypotheses", "hypothesis"),
    ("syntheses", "synthesis"),
    ("biases", "bias"),
    ("aliases", "alias"),
    ("lenses", "lens"),
    ("canvases", "canvas"),
    ("statuses", "status"),
    ("caches", "cache"),
    ("maxes", "max"),
    ("axes", "axis"),
    ("movies", "movie"),
    ("cookies", "cookie"),
    ("zombies", "zombie"),
    ("sses", "ss"),
    ("ches", "ch"),
    ("shes", "sh"),
    ("xes", "x"),
)
ZED = tuple(
    """
    anonym author binar categor central character contextual crystall custom digit discret emphas equal factor
    featur formal general harmon hypothes individual initial kernel linear local marginal maxim memor minim modern
    modular natural neutral normal optim organ parallel parameter parametr penal personal polar prior quant random raster
    rational real recogn regular sanit serial special stabil standard styl summar synchron synthes token util vector
    virtual visual
    """.split()
)
DOUBLED = tuple(
    """
    cancel channel dial equal fuel kernel label level marshal model panel parcel pixel signal total travel
    tunnel
    """.split()
)
BRITISH = {
    **{word + "our": word + "or" for word in ("arm", "behavi", "col", "endeav", "fav", "flav", "harb", "hon", "hum")},
    **{word + "our": word + "or" for word in ("lab", "neighb", "rum", "tum", "vap")},
    "centre": "center",
    "centring": "centering",
    "fibre": "fiber",
    "calibre": "caliber",
    "litre": "liter",
    "metre": "meter",
    "theatre": "theater",
    "grey": "gray",
    "defence": "defense",
    "offence": "offense",
    "licence": "license",
    "practise": "practice",
    "catalogue": "catalog",
    "dialogue": "dialog",
    "monologue": "monolog",
    "analogue": "analog",
    "artefact": "artifact",
    "judgement": "judgment",
    "acknowledgement": "acknowledgment",
    "encyclopaedia": "encyclopedia",
    "analyse": "analyze",
    "analysing": "analyzing",
    "catalyse": "catalyze",
    "sceptic": "skeptic",
}
GREEK = {
    ord(letter): name
    for letter, name in zip(
        "αβγδεζηθικλμνξοπρστυφχψω∆∇",
        (
            "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon"
            " phi chi psi omega delta nabla"
        ).split(),
        strict=True,
    )
}

_WORD = re.compile("[a-z]{4,}")
_CASED_PLURAL = re.compile("(?<![A-Za-z])[A-Za-z]{3,}s(?![A-Za-z])")


def spell_out_greek(text: str) -> str:
    """Greek letters by their names: `α` is `alpha`."""
    return text.translate(GREEK)


def singular(text: str) -> str:
    """Each word of four lower-case letters and more without its plural ending."""
    return _WORD.sub(_singular_word, text) if "s" in text or "corpora" in text else text


def singular_acronyms(text: str) -> str:
    """`ViT` for `ViTs`, while the case still tells it from VITS; all else as it is."""
    return text if text.islower() or "s" not in text else _CASED_PLURAL.sub(_singular_acronym, text)


def american(text: str) -> str:
    """British spellings inside the text written the American way; looks at letters, not at words."""
    text = _single(_zed(text))
    for british, american_ in BRITISH.items():
        if british in text:
            text = text.replace(british, american_)
    return text


def _zed(text: str) -> str:
    at = text.find("is", 1)
    while at > 0:
        known = text.startswith(("ise", "ising", "isab"), at) and text.endswith(ZED, 0, at)
        if known or text.startswith("isation", at):
            text = f"{text[:at]}iz{text[at + 2 :]}"
        at = text.find("is", at + 2)
    return text


def _single(text: str) -> str:
    at = text.find("ll")
    while at > 0:
        if text.endswith(DOUBLED, 0, at + 1) and text.startswith(("led", "ling", "ler"), at + 1):
            text = text[:at] + text[at + 1 :]
        at = text.find("ll", at + 1)
    return text


def _singular_acronym(match: re.Match[str]) -> str:
    word = match[0]
    plural = word.lower() in ACRONYMS and any(map(str.isupper, word[1:]))
    return word[:-1] if plural else word


def _singular_word(match: re.Match[str]) -> str:
    word = match[0]
    if word[-1] not in "sa":  # as all plurals end
        return word
    for plural, single in PLURALS:
        if word.endswith(plural):
            return word[: len(word) - len(plural)] + single
    if not word.endswith("s") or word.endswith(SINGULAR + ACRONYM_ENDS) or word in ACRONYMS:
        return word
    return word[:-3] + "y" if word.endswith("ies") and len(word) > 4 else word[:-1]
