"""`aikb completion`: print a shell's completion script."""

import sys
from typing import NamedTuple

from aikb.base.errors import AikbError
from aikb.cli.context import Common
from aikb.completion import SHELLS, script


class Arguments(NamedTuple):
    """The arguments of `aikb completion`."""

    shell: str


def run(arguments: Arguments, common: Common) -> int:  # noqa: ARG001 - as every command is called
    """Print the script of a shell."""
    if arguments.shell not in SHELLS:
        raise AikbError(f"no completion for {arguments.shell!r}", hint=f"choose from: {', '.join(SHELLS)}")
    sys.stdout.write(script(arguments.shell))
    return 0
