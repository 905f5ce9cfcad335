"""Look up terms that the user's notes do not define in the notes that come with the program."""

import contextlib
from collections.abc import Mapping

from aikb.base.errors import AikbError
from aikb.index.cache import Cache
from aikb.kb.opened import Listener, Opened
from aikb.model import BuiltinTerm
from aikb.names.fold import fold_text
from aikb.names.fold import key as key_of
from aikb.notes.files import find_notes, read_bytes
from aikb.query.define import define
from aikb.settings import Settings, builtin_settings, cache_folder


class Builtin:
    """The built-in notes, opened at the first look-up; finds nothing if they are the notes in use."""

    def __init__(self, settings: Settings, environ: Mapping[str, str], listener: Listener) -> None:
        self._asked, self._environ, self._listener = settings, environ, listener
        self._opened: Opened | None = None

    def term(self, name: str) -> BuiltinTerm | None:
        """Return what the built-in notes define under exactly this name."""
        with contextlib.suppress(AikbError, OSError):
            settings = builtin_settings(self._environ)
            if settings.root != self._asked.root and _may_have(settings, name):
                found = self._open(settings).answer(lambda index: define(index, name, exact=True))
                sense = next((each for each in found.senses if each.definition), None)
                if sense and sense.definition and found.match == "exact":
                    return BuiltinTerm(sense.name, sense.definition, sense.path, sense.line)
        return None

    def close(self) -> None:
        """Close the index of the built-in notes."""
        if self._opened:
            self._opened.forget()

    def _open(self, settings: Settings) -> Opened:
        if not self._opened:
            cache = Cache(cache_folder(settings, self._environ))
            listener = Listener(progress=self._listener.progress)
            self._opened = Opened(settings, cache, fresh=True, builtin=True, listener=listener)
        return self._opened


def _may_have(settings: Settings, name: str) -> bool:
    """Return whether the text of the built-in notes has the name, so that an index is built only for such names."""
    wanted = key_of(name)
    texts = (read_bytes(settings.root, file.path).decode("utf-8", "replace") for file in find_notes(settings.root))
    return any(wanted in _without_spaces(text) for text in texts)


def _without_spaces(text: str) -> str:
    return fold_text(text).replace(" ", "").replace("-", "")
