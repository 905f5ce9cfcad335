"""Say which command adds an optional package to the running installation.

The distribution is `aikb-notes`. The name `aikb` on the public index belongs to another project, so no hint may name it,
and an installation from a folder or a repository is extended from there, never from the index.
"""

import json
import sys
from importlib.util import find_spec
from pathlib import Path
from shlex import quote
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from aikb.base.errors import AikbError

DISTRIBUTION = "aikb-notes"
EXTRAS = {"tui": "textual>=8,<9", "watch": "watchfiles>=1.1,<2"}  # as in pyproject.toml; a test compares


class Installation(NamedTuple):
    """How the running program was installed."""

    prefix: Path  # of its environment
    python: str
    has_pip: bool
    origin: str = ""  # direct_url.json of the distribution (PEP 610); empty when it came from an index
    is_known: bool = True  # whether the distribution has metadata: a bare source tree has none


def missing(what: str, extra: str) -> AikbError:
    """Return the error for a command whose optional package is not installed."""
    package = EXTRAS[extra].partition(">")[0]
    return AikbError(f"{what} needs {package}, which is not installed", hint=command(extra, _here()))


def command(extra: str, installed: Installation) -> str:
    """Return the shell command that adds an extra, for pipx, uv tool, an editable checkout, or pip."""
    if (installed.prefix / "pipx_metadata.json").is_file():
        return f"pipx inject {quote(installed.prefix.name)} {quote(EXTRAS[extra])}"
    if (installed.prefix / "uv-receipt.toml").is_file():
        return f"uv tool install {quote(_requirement(extra, installed.origin))}"
    pip = f"{quote(installed.python)} -m pip install"
    if not installed.has_pip:  # `uv venv` makes such environments
        pip = f"uv pip install --python {quote(installed.python)}"
    if json.loads(installed.origin or "{}").get("dir_info", {}).get("editable"):
        return f"{pip} -e {quote(_requirement(extra, installed.origin))}"
    if installed.origin or not installed.is_known:
        return f"{pip} {quote(EXTRAS[extra])}"
    return f"{pip} {quote(_requirement(extra, ''))}"


def _requirement(extra: str, origin: str) -> str:
    """Return the distribution with an extra, from where it was installed."""
    name = f"{DISTRIBUTION}[{extra}]"
    if not origin:
        return name
    found = json.loads(origin)
    if found.get("dir_info") is not None:
        return f"{unquote(urlsplit(found['url']).path)}[{extra}]"
    if "vcs_info" not in found:
        return f"{name} @ {found['url']}"
    return f"{name} @ {found['vcs_info']['vcs']}+{found['url']}@{found['vcs_info']['commit_id']}"


def _here() -> Installation:
    from importlib.metadata import PackageNotFoundError, distribution  # noqa: PLC0415 - only when something is missing

    try:
        origin, is_known = distribution(DISTRIBUTION).read_text("direct_url.json") or "", True
    except PackageNotFoundError:
        origin, is_known = "", False
    return Installation(Path(sys.prefix), sys.executable, find_spec("pip") is not None, origin, is_known)
