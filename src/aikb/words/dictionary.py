"""Compile jieba's stock dictionary into an immutable memory-mapped table of word frequencies."""

import mmap
import os
import stat
import struct
import sys
import warnings
import zlib
from contextlib import suppress
from importlib.machinery import PathFinder
from pathlib import Path

from aikb.base import atomic
from aikb.base.errors import IndexDamagedError

FORMAT_VERSION = 1
MAGIC = b"aikbdict"
BUCKETS = 1 << 17
# An entry is FE, the word in UTF-8, FF, its frequency in four bytes. Neither mark occurs in UTF-8, and a frequency
# below this limit has no room for FE … FF, so a marked word found in a bucket is always an entry: no parsing needed.
FREQUENCY_LIMIT = 1 << 23
STALE_SECONDS = 7 * 86400

# magic, format version, total, payload size in bytes, payload CRC, fingerprint
_HEAD = struct.Struct("<8sIQQI48s")
_NUMBER = struct.Struct("<I")
_RANGE = struct.Struct("<II")
_HEADER_SIZE = _HEAD.size + _NUMBER.size


class DictionaryError(IndexDamagedError, ValueError):
    """The file is not a complete dictionary of this format and fingerprint: compile it again."""


class Dictionary:
    """A compiled dictionary, opened read-only in constant time; `total` is the sum of all frequencies.

    Raises DictionaryError for a truncated, garbled or foreign file, OSError if it cannot be opened. Only the header is
    checked here; with a damaged payload `freq` may be wrong, None or raise DictionaryError: `verify` finds out.
    The file must never be changed in place (the system ends a process that reads a mapping that was cut short).
    """

    def __init__(self, path: Path, expected: str | None = None) -> None:
        self._map = _map_file(path)
        try:
            self.total, self.fingerprint, self._crc = _read_header(self._map)
            if expected is not None and self.fingerprint != expected:
                raise DictionaryError(f"made from {self.fingerprint}, not {expected}")
        except DictionaryError:
            self._map.close()
            raise

    def freq(self, word: str) -> int | None:
        """Return the word's frequency as in jieba's FREQ: 0 for a mere prefix of words, None for neither."""
        key = word.encode("utf-8", "surrogatepass")
        table = self._map
        try:
            first, last = _RANGE.unpack_from(table, _HEADER_SIZE + (zlib.crc32(key) % BUCKETS) * 4)
            at = table.find(b"\xfe" + key + b"\xff", first, last)
            return None if at < 0 else int(_NUMBER.unpack_from(table, at + len(key) + 2)[0])
        except struct.error as error:
            raise DictionaryError("an entry lies outside the file") from error

    def verify(self) -> None:
        """Read the whole file (some ms). Raises DictionaryError if a byte of the payload is not as it was written."""
        with memoryview(self._map) as whole, whole[_HEADER_SIZE:] as payload:
            if zlib.crc32(payload) != self._crc:
                raise DictionaryError("the payload is damaged")

    def close(self) -> None:
        """Free the mapping; no look-up may follow."""
        self._map.close()


class MemoryDictionary:
    """The same answers from jieba's own table, which is slow to load: used if no file can be written."""

    def __init__(self, table: dict[str, int], total: int, fingerprint: str) -> None:
        self.freq = table.get
        self.total = total
        self.fingerprint = fingerprint

    def verify(self) -> None:
        """Do nothing: memory is not damaged."""

    def close(self) -> None:
        """Do nothing: no file is open."""


def open_dictionary(folder: Path) -> Dictionary | MemoryDictionary:
    """Return the dictionary compiled in this folder; compile it first if it is missing, stale or damaged.

    Never fails because of the file system: if the folder cannot be written, the dictionary is kept in memory.
    """
    name = fingerprint()
    path = folder / f"jieba-{name}.dict"
    try:
        return Dictionary(path, name)
    except (OSError, ValueError):
        table, total = load_stock()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        atomic.replace(path, _encode(table, total, name), mode=0o600, fsync=True)
        _sweep(folder, path)
        return Dictionary(path, name)
    except (OSError, ValueError):
        return MemoryDictionary(table, total, name)


def compile_dictionary(target: Path) -> None:
    """Write jieba's stock dictionary to `target`, whole or not at all. Raises OSError."""
    table, total = load_stock()
    atomic.replace(target, _encode(table, total, fingerprint()), mode=0o600, fsync=True)


def fingerprint() -> str:
    """Return a name for the dictionary, without importing jieba: format, size and mtime of its dict.txt."""
    found = _dict_txt().stat()
    return f"{FORMAT_VERSION}-{found.st_size:x}-{found.st_mtime_ns:x}"


def load_stock() -> tuple[dict[str, int], int]:
    """Return the stock dictionary as jieba itself reads it (FREQ, total): no jieba.cache, nothing on stderr."""
    # jieba imports pkg_resources for nothing but opening dict.txt: 60-110 ms, and some setuptools warn on stderr.
    hidden = "pkg_resources" not in sys.modules
    if hidden:
        sys.modules["pkg_resources"] = None  # type: ignore[assignment]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # invalid escapes, when Python compiles jieba for the first time
            from jieba import Tokenizer  # noqa: PLC0415 - only compiling pays for it
    finally:
        if hidden:
            del sys.modules["pkg_resources"]
    # Not Tokenizer.initialize(): it trusts a file in the shared temp folder, and logs.
    table, total = Tokenizer.gen_pfdict(_dict_txt().open("rb"))
    return table, total


def _dict_txt() -> Path:
    """Return where jieba keeps its dictionary; importlib.util would cost more than the search itself."""
    spec = PathFinder.find_spec("jieba")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("jieba is not installed", name="jieba")
    return Path(spec.origin).with_name("dict.txt")


def _map_file(path: Path) -> mmap.mmap:
    # A link could lead to a file that others change; opening a pipe would wait forever.
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode) or found.st_size < _HEADER_SIZE:
            raise DictionaryError("not a file, or too short to be a dictionary")
        return mmap.mmap(descriptor, found.st_size, access=mmap.ACCESS_READ)
    finally:
        os.close(descriptor)


def _read_header(table: mmap.mmap) -> tuple[int, str, int]:
    """Return total, fingerprint and payload CRC of a file whose header is complete and fits its size."""
    head = table[: _HEAD.size]
    magic, version, total, size, crc, name = _HEAD.unpack(head)
    if magic != MAGIC or version != FORMAT_VERSION:
        raise DictionaryError("not a dictionary of this format")
    if _NUMBER.unpack_from(table, _HEAD.size)[0] != zlib.crc32(head):
        raise DictionaryError("the header is damaged")
    if size != len(table) - _HEADER_SIZE:
        raise DictionaryError("the file is not as long as its header says")
    return total, name.rstrip(b"\0").decode("ascii", "replace"), crc


def _encode(table: dict[str, int], total: int, name: str) -> bytes:
    if max(table.values()) >= FREQUENCY_LIMIT:
        raise DictionaryError("a frequency is too large for this format")
    buckets = [b""] * BUCKETS
    for word, freq in table.items():
        key = word.encode()
        buckets[zlib.crc32(key) % BUCKETS] += b"\xfe" + key + b"\xff" + _NUMBER.pack(freq)
    at = _HEADER_SIZE + 4 * (BUCKETS + 1)
    offsets = [at]
    for bucket in buckets:
        at += len(bucket)
        offsets.append(at)
    payload = struct.pack(f"<{len(offsets)}I", *offsets) + b"".join(buckets)
    head = _HEAD.pack(MAGIC, FORMAT_VERSION, total, len(payload), zlib.crc32(payload), name.encode())
    return head + _NUMBER.pack(zlib.crc32(head)) + payload


def _sweep(folder: Path, keep: Path) -> None:
    """Remove old dictionaries of other versions of jieba; recent ones may be in use by another environment."""
    atomic.sweep(folder, STALE_SECONDS)
    limit = keep.stat().st_mtime - STALE_SECONDS
    for path in folder.glob("jieba-*.dict"):
        with suppress(OSError):  # others sweep too
            if path != keep and path.lstat().st_mtime < limit:
                path.unlink()
