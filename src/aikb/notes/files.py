"""Find the note files in a folder and read their bytes."""

import os
import re
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from aikb.notes.ignore import Pattern, any_glob, parse_patterns, verdict

if TYPE_CHECKING:
    from aikb.settings import Settings

INCLUDE = ("**/*.md", "**/*.markdown")
MAX_BYTES = 64 * 1024 * 1024
# Not blocking: opening a named pipe would wait for a writer.
FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)

LEADS_OUT = "is a link that leads out of the notes folder, and is not followed"
NOT_HERE = "is in iCloud and not downloaded"

_SKIPPED_FOLDERS = frozenset({"node_modules", "__pycache__"})
_SKIPPED_PATHS = ("/logseq/bak", "/logseq/.recycle")
# Bytes of a name that are not UTF-8, which neither an index nor JSON can store, are written in paths as `\xff`; a
# backslash that would look like one of them is written as `\x5c`.
_SURROGATE = re.compile("[\ud800-\udfff]")
_LIKE_ONE = re.compile(r"\\(?=x[0-9a-f]{2})")
_SPELLED = re.compile(r"\\x([0-9a-f]{2})")
_NOT_HERE = re.compile(r"\.(.+)\.icloud")  # a placeholder
_Scope = tuple[str, tuple[Pattern, ...]]  # the folder of a .gitignore, with a "/" behind it, and its patterns

_ODD, _MOST = (
    0x9E3779B97F4A7C15,
    (1 << 63) - 1,
)  # spreads inodes (Knuth's multiplicative hash); SQLite's greatest number


class FileStat(NamedTuple):
    """A note file, with the stat values that change when it does."""

    path: str  # relative to the root, with "/"; see `spelled`
    size: int
    mtime_ns: int
    identity: int  # which file it is and when it was last touched: inode and ctime in one
    outside: bool = False  # behind a link that leads out of the root


class LeftOut(NamedTuple):
    """A path that looks like a note and is not read, and why."""

    path: str
    why: str


def find_notes(
    root: Path, include: Sequence[str] = INCLUDE, exclude: Sequence[str] = (), *, follow: bool = False
) -> Iterator[FileStat]:
    """Return the note files below `root`, sorted by path; files that cannot be accessed are skipped silently.

    A file is one note, however many symbolic links lead to it. `follow` also reads targets outside the root.
    """
    top = os.path.realpath(root)
    wanted = any_glob(tuple(include))
    met = [each for each in _walk(top, parse_patterns(exclude), follow=follow) if wanted.fullmatch(each.path)]
    own = [each for each in met if not each.left_out and each.entry and not each.entry.is_symlink()]
    files = [file for each in own if (file := _file_stat(each))]
    linked = [each for each in met if not each.left_out and each.entry and each.entry.is_symlink()]
    return iter(sorted([*files, *_behind_links(linked, {each.entry.inode() for each in own if each.entry}, top, follow)]))


def notes_of(settings: "Settings") -> Iterator[FileStat]:
    """Return the notes of a folder, found by its settings."""
    follow = settings.get("follow-links") is True
    return find_notes(settings.root, settings.include, settings.exclude, follow=follow)


def _behind_links(linked: Sequence["_Met"], known: set[int], top: str, follow: bool) -> Iterator[FileStat]:
    """Yield the files that are notes only through a symbolic link."""
    seen: set[str] = set()
    for each in sorted(linked, key=lambda met: met.path):
        real = os.path.realpath(each.entry.path) if each.entry else ""
        is_inside = _is_inside(real, top)
        if real in seen or not (is_inside or follow):
            continue
        seen.add(real)
        file = _file_stat(each._replace(outside=not is_inside))
        if file and not (is_inside and Path(real).stat().st_ino in known):
            yield file


def find_left_out(root: Path, include: Sequence[str] = INCLUDE, exclude: Sequence[str] = ()) -> list[LeftOut]:
    """Return what looks like notes below `root` and is not read: links that leave it, and files not yet downloaded."""
    top = os.path.realpath(root)
    wanted = any_glob(tuple(include))
    found = []
    for path, entry, left_out, _ in _walk(top, parse_patterns(exclude), follow=False):
        if left_out and (entry is None or wanted.fullmatch(path)):
            found.append(LeftOut(path, left_out))
        elif entry and entry.is_symlink() and wanted.fullmatch(path):
            if not _is_inside(os.path.realpath(entry.path), top):
                found.append(LeftOut(path, LEADS_OUT))
    return sorted(found)


def spelled(text: str) -> str:
    """Return a command line text or file name with `\\xff` for each byte that is not UTF-8."""
    return _SURROGATE.sub(lambda match: f"\\x{ord(match[0]) & 0xFF:02x}", text)


def read_bytes(root: Path, path: str, *, outside: bool = False) -> bytes:
    """Return the bytes of a note file. Raises OSError if it is not a regular file, is outside `root` or is too large.

    `outside` allows the target of a followed link.
    """
    real = os.path.realpath(place(os.path.realpath(root), path)) if outside else real_path(root, path)
    return read_open(os.open(real, FLAGS), path)


def read_open(handle: int, path: str) -> bytes:
    """Return the bytes of an open note file and close it. Raises like `read_bytes`."""
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise OSError(f"{path} is not a plain file")
        data = more = os.read(handle, status.st_size + 1) if status.st_size <= MAX_BYTES else b""
        while more and len(data) != status.st_size and len(data) <= MAX_BYTES:
            more = os.read(handle, MAX_BYTES)
            data += more
    finally:
        os.close(handle)
    if max(status.st_size, len(data)) > MAX_BYTES:
        raise OSError(f"{path} is larger than {MAX_BYTES // 1024 // 1024} MB")
    return data


def place(top: str, path: str) -> str:
    """Return the file of a note's path below the folder `top`; see `spelled`."""
    return f"{top}/{_SPELLED.sub(_byte, path)}"


def real_path(root: Path, path: str) -> Path:
    """Return where the file of a path is on disk. Raises PermissionError if that is outside `root`."""
    top = os.path.realpath(root)
    real = os.path.realpath(place(top, path))
    if not _is_inside(real, top):
        raise PermissionError(f"{path} is outside the notes folder")
    return Path(real)


def _byte(match: re.Match[str]) -> str:
    return os.fsdecode(bytes([int(match[1], 16)]))


class _Met(NamedTuple):
    """A file that a walk found, or what it left out and why; `entry` is None for a folder that is left out."""

    path: str
    entry: os.DirEntry[str] | None
    left_out: str = ""
    outside: bool = False


def _walk(top: str, exclude: tuple[Pattern, ...], *, follow: bool) -> Iterator[_Met]:
    """Yield every file below `top` that no rule excludes.

    A linked folder inside the root is read at its own place; one outside it is entered only with `follow`,
    and no folder is entered twice, so that loops end.
    """
    pending: list[tuple[str, tuple[_Scope, ...], bool]] = [("", (), False)]
    entered = {top}
    while pending:
        prefix, scopes, outside = pending.pop()
        entries = _entries(top, prefix)
        if any(entry.name == ".gitignore" for entry in entries):
            scopes = (*scopes, (prefix, _read_gitignore(f"{top}/{prefix}.gitignore")))
        for entry in entries:
            path = prefix + entry.name
            is_folder, is_link = _is_folder(entry)
            if not_here := _NOT_HERE.fullmatch(entry.name):
                yield _Met(prefix + not_here[1], entry, NOT_HERE)
            if entry.name.startswith(".") or _is_left_out(path, is_folder, scopes, exclude):
                continue
            if not is_folder:
                yield _Met(path, entry, outside=outside)
            elif entry.name in _SKIPPED_FOLDERS or f"/{path}".endswith(_SKIPPED_PATHS):
                continue
            elif not is_link and not outside:
                pending.append((path + "/", scopes, False))
            elif (real := os.path.realpath(entry.path)) in entered or (is_link and _is_inside(real, top)):
                continue
            elif follow:
                entered.add(real)
                pending.append((path + "/", scopes, True))
            else:
                yield _Met(path, None, LEADS_OUT)


def _entries(top: str, prefix: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(f"{top}/{prefix}") as found:
            return list(found)
    except OSError:
        return []


def _is_folder(entry: os.DirEntry[str]) -> tuple[bool, bool]:
    """Return whether an entry is a folder, or a link to one, and whether it is a link."""
    try:
        if entry.is_dir(follow_symlinks=False):
            return True, False
        return (entry.is_dir(), True) if entry.is_symlink() else (False, False)
    except OSError:
        return False, False


def _is_left_out(path: str, is_folder: bool, scopes: Sequence[_Scope], exclude: tuple[Pattern, ...]) -> bool:
    if exclude and verdict(exclude, path, is_folder):
        return True
    for folder, patterns in reversed(scopes):
        ignored = verdict(patterns, path[len(folder) :], is_folder)
        if ignored is not None:
            return ignored
    return False


def _read_gitignore(path: str) -> tuple[Pattern, ...]:
    try:
        return parse_patterns(read_open(os.open(path, FLAGS), path).decode("utf-8-sig", "replace").split("\n"))
    except OSError:
        return ()


def _file_stat(met: _Met) -> FileStat | None:
    path = met.path
    try:
        status = met.entry.stat() if met.entry else None
    except OSError:
        return None
    if status is None or not stat.S_ISREG(status.st_mode):
        return None
    if not path.isascii() or "\\" in path:
        path = spelled(_LIKE_ONE.sub(r"\\x5c", path))
    # ctime shows an edit whose size and mtime were restored; some file systems have neither of the two.
    identity = (status.st_ino * _ODD ^ status.st_ctime_ns) & _MOST
    return FileStat(path, status.st_size, status.st_mtime_ns, identity, met.outside)


def _is_inside(real: str, top: str) -> bool:
    return real.startswith(top.rstrip(os.sep) + os.sep)
