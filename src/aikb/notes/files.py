"""A folder comes in, the note files in it and their bytes go out; knows nothing of what stands in them."""

import os
import re
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from aikb.notes.ignore import Pattern, any_glob, parse_patterns, verdict

INCLUDE = ("**/*.md", "**/*.markdown")
MAX_BYTES = 64 * 1024 * 1024
# Not blocking: opening a named pipe would wait for a writer.
FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)

_SKIPPED_FOLDERS = frozenset({"node_modules", "__pycache__"})
_SKIPPED_PATHS = ("/logseq/bak", "/logseq/.recycle")
# Bytes of a name that are no UTF-8, which neither an index nor JSON could hold, stand in paths as `\xff`; a backslash
# that would look like one of them stands as `\x5c`.
_SURROGATE = re.compile("[\ud800-\udfff]")
_LIKE_ONE = re.compile(r"\\(?=x[0-9a-f]{2})")
_SPELLED = re.compile(r"\\x([0-9a-f]{2})")
_Scope = tuple[str, tuple[Pattern, ...]]  # the folder of a .gitignore, with a "/" behind it, and its patterns

_ODD, _MOST = (
    0x9E3779B97F4A7C15,
    (1 << 63) - 1,
)  # spreads inodes (Knuth's multiplicative hash); SQLite's greatest number


class FileStat(NamedTuple):
    """A note file and what tells whether it changed."""

    path: str  # relative to the root, with "/"; see `spelled`
    size: int
    mtime_ns: int
    identity: int  # which file it is and when it was last touched: inode and ctime in one


def find_notes(root: Path, include: Sequence[str] = INCLUDE, exclude: Sequence[str] = ()) -> Iterator[FileStat]:
    """The note files below `root`, sorted by path; what cannot be looked at is left out silently."""
    top = os.path.realpath(root)
    wanted = any_glob(tuple(include))
    found = (
        _file_stat(entry, path, top) for entry, path in _walk(top, parse_patterns(exclude)) if wanted.fullmatch(path)
    )
    return iter(sorted(file for file in found if file))


def spelled(text: str) -> str:
    """A text from the command line or of a file name, with `\\xff` for each byte that is no UTF-8."""
    return _SURROGATE.sub(lambda match: f"\\x{ord(match[0]) & 0xFF:02x}", text)


def read_bytes(root: Path, path: str) -> bytes:
    """The bytes of a note file; raises OSError when it is no plain file, lies outside `root` or is too large."""
    return read_open(os.open(real_path(root, path), FLAGS), path)


def read_open(handle: int, path: str) -> bytes:
    """The bytes of a note file that was opened, which is closed; raises as `read_bytes` does."""
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
    """Where the file of a note's path is below the folder `top`; see `spelled`."""
    return f"{top}/{_SPELLED.sub(_byte, path)}"


def real_path(root: Path, path: str) -> Path:
    """Where the note file of a path is on the disk; raises PermissionError when that is outside `root`."""
    top = os.path.realpath(root)
    real = os.path.realpath(place(top, path))
    if not _is_inside(real, top):
        raise PermissionError(f"{path} lies outside the notes folder")
    return Path(real)


def _byte(match: re.Match[str]) -> str:
    return os.fsdecode(bytes([int(match[1], 16)]))


def _walk(top: str, exclude: tuple[Pattern, ...]) -> Iterator[tuple[os.DirEntry[str], str]]:
    """Every file below `top` that no rule leaves out; folders that are links are not entered, so no loop is met."""
    pending: list[tuple[str, tuple[_Scope, ...]]] = [("", ())]
    while pending:
        prefix, scopes = pending.pop()
        entries = _entries(top, prefix)
        if any(entry.name == ".gitignore" for entry in entries):
            scopes = (*scopes, (prefix, _read_gitignore(f"{top}/{prefix}.gitignore")))
        for entry in entries:
            path = prefix + entry.name
            is_folder = _is_folder(entry)
            if entry.name.startswith(".") or _is_left_out(path, is_folder, scopes, exclude):
                continue
            if not is_folder:
                yield entry, path
            elif entry.name not in _SKIPPED_FOLDERS and not f"/{path}".endswith(_SKIPPED_PATHS):
                pending.append((path + "/", scopes))


def _entries(top: str, prefix: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(f"{top}/{prefix}") as found:
            return list(found)
    except OSError:
        return []


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


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


def _file_stat(entry: os.DirEntry[str], path: str, top: str) -> FileStat | None:
    try:
        if entry.is_symlink() and not _is_inside(os.path.realpath(entry.path), top):
            return None
        status = entry.stat()
    except OSError:
        return None
    if not stat.S_ISREG(status.st_mode):
        return None
    if not path.isascii() or "\\" in path:
        path = spelled(_LIKE_ONE.sub(r"\\x5c", path))
    # ctime tells of an edit whose size and mtime were restored; a file system may know neither of the two.
    identity = (status.st_ino * _ODD ^ status.st_ctime_ns) & _MOST
    return FileStat(path, status.st_size, status.st_mtime_ns, identity)


def _is_inside(real: str, top: str) -> bool:
    return real.startswith(top.rstrip(os.sep) + os.sep)
