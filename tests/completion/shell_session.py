"""A real shell behind a pseudo-terminal, in which keys are pressed and the line is looked at."""

import os
import pty
import select
import signal
import time
from collections.abc import Mapping
from pathlib import Path

SECONDS = 20.0  # a shell that has not answered by then never will
_DUMP = "\x18w"  # Ctrl-X w writes the line into a file
_KILL = "\x01\x0b"  # to the start of the line, and away with the rest

# The completion as a user would have it, a key that writes the line down, and a command that writes its arguments down.
SETUP = {
    "bash": (
        ["bash", "--norc", "--noprofile", "-i"],
        """eval "$(aikb completion bash)"; complete -F _aikb args
        args() { printf '%s\\0' "$@" >"$TOLD.new"; mv "$TOLD.new" "$TOLD"; }
        told() { printf '%s' "$READLINE_LINE" >"$TOLD.new"; mv "$TOLD.new" "$TOLD"; }
        bind -x '"\\C-xw": told'; bind 'set bell-style none'; bind 'set page-completions off'
        bind 'set completion-query-items 0'""",
    ),
    "zsh": (
        ["zsh", "-f", "-i"],
        """autoload -U compinit; compinit -u -D; eval "$(aikb completion zsh)"; compdef _aikb args
        args() { printf '%s\\0' "$@" >"$TOLD.new"; mv "$TOLD.new" "$TOLD"; }
        told() { printf '%s' "$BUFFER" >"$TOLD.new"; mv "$TOLD.new" "$TOLD"; }
        zle -N told; bindkey '^Xw' told; unsetopt beep; LISTMAX=9999; bindkey -e""",
    ),
    "fish": (
        ["fish", "--no-config", "-i"],
        """aikb completion fish | source; complete -c args -f -a '(__aikb_complete)'
        function args; printf '%s\\0' $argv >"$TOLD.new"; mv "$TOLD.new" "$TOLD"; end
        function told; commandline >"$TOLD.new"; mv "$TOLD.new" "$TOLD"; end
        bind \\cxw told; bind \\ck kill-line; bind \\ca beginning-of-line; function fish_prompt; echo '> '; end""",
    ),
}


class Shell:
    """An interactive shell; use it in a `with`."""

    def __init__(self, name: str, folder: Path, environ: Mapping[str, str]) -> None:
        self.name = name
        command, self._setup = SETUP[name]
        self._told = folder / f"told-{name}"
        made = {
            **environ,
            "TOLD": str(self._told),
            "TERM": "xterm",
            "PS1": "> ",
            "HOME": str(folder),
            "LC_ALL": "C.UTF-8",
        }
        self._process, self._terminal = pty.fork()
        if not self._process:
            os.chdir(folder)
            os.execvpe(command[0], command, made)
        self.screen = b""

    def __enter__(self) -> "Shell":
        self.press("".join(f"{line.strip()}\n" for line in self._setup.splitlines()))
        self.run("args ready")
        return self

    def __exit__(self, *_: object) -> None:
        os.kill(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)
        os.close(self._terminal)

    def press(self, keys: str) -> None:
        """Presses keys."""
        os.write(self._terminal, keys.encode())

    def complete(self, line: str) -> str:
        """What the line is once TAB was pressed at its end; it is not run."""
        self.press(line + "\t" + _DUMP)  # keys wait for the one before them
        text = self._wait().decode()
        self.press(_KILL)
        return text.removesuffix("\n")

    def run(self, line: str) -> list[str]:
        """The arguments that a line gives to its command `args`; a TAB in it completes."""
        self.press(line + "\n")
        return self._wait().decode().split("\0")[:-1]

    def _wait(self) -> bytes:
        limit = time.monotonic() + SECONDS
        while not self._told.exists():
            self._read(0.05)
            if time.monotonic() > limit:
                raise TimeoutError(self.screen.decode(errors="replace"))
        text = self._told.read_bytes()
        self._told.unlink()
        return text

    def _read(self, seconds: float) -> bool:
        if not select.select([self._terminal], [], [], seconds)[0]:
            return False
        self.screen += os.read(self._terminal, 65536)
        return True
