"""The compiled dictionary answers as jieba's FREQ does, and no state of the file makes it fail."""

import errno
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from aikb.words import dictionary
from aikb.words.dictionary import (
    Dictionary,
    DictionaryError,
    MemoryDictionary,
    compile_dictionary,
    fingerprint,
    load_stock,
    open_dictionary,
)
from aikb.words.segment import Segmenter

SOURCE = Path(dictionary.__file__).parents[2]
HEADER = dictionary._HEADER_SIZE


@pytest.fixture(scope="module")
def stock() -> tuple[dict[str, int], int]:
    """jieba's own table and total."""
    return load_stock()


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The stock dictionary, compiled once."""
    path = tmp_path_factory.mktemp("dictionary") / f"jieba-{fingerprint()}.dict"
    compile_dictionary(path)
    return path


@pytest.fixture(scope="module")
def content(compiled: Path) -> bytes:
    """Its bytes."""
    return compiled.read_bytes()


@pytest.fixture
def quick_stock(monkeypatch: pytest.MonkeyPatch, stock: tuple[dict[str, int], int]) -> None:
    """Spare a test the half second in which jieba reads its dictionary."""
    monkeypatch.setattr(dictionary, "load_stock", lambda: stock)


def python(code: str, *arguments: object, **options: object) -> subprocess.Popen[str]:
    """Start a fresh interpreter on this code."""
    environment = {**os.environ, "PYTHONPATH": str(SOURCE), **(options.pop("env", None) or {})}  # type: ignore[dict-item]
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(  # type: ignore[call-overload,no-any-return]
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment, **options
    )


def test_every_word_has_the_frequency_jieba_gives_it(compiled: Path, stock: tuple[dict[str, int], int]) -> None:
    """All keys of FREQ, prefixes of frequency 0 among them, and the total are in the file."""
    table, total = stock
    opened = Dictionary(compiled)
    assert opened.total == total
    assert [word for word, freq in table.items() if opened.freq(word) != freq] == []


def test_other_strings_are_unknown(compiled: Path, stock: tuple[dict[str, int], int]) -> None:
    """A string that is no key has no frequency: empty, half a pair, raw marks, a word and more."""
    opened = Dictionary(compiled)
    odd = ["", "\0", "\ud800", "þ", "ÿ", "\U0010ffff", "神经网络" * 9, "a" * 10_000]
    long = [word + "々" for word in random.Random(1).sample(sorted(stock[0]), 20_000)]
    assert [word for word in odd + long if opened.freq(word) is not None] == []


def test_a_file_cut_short_is_refused(tmp_path: Path, content: bytes) -> None:
    """Whatever is missing at the end, or added there, the file is not opened."""
    path = tmp_path / "cut.dict"
    for size in (0, 1, 8, HEADER - 1, HEADER, HEADER + 1, 4096, len(content) // 2, len(content) - 1):
        path.write_bytes(content[:size])
        with pytest.raises(DictionaryError):
            Dictionary(path)
    path.write_bytes(content + b"\0")
    with pytest.raises(DictionaryError):
        Dictionary(path)


def test_a_flipped_byte_in_the_header_is_refused(tmp_path: Path, content: bytes) -> None:
    """Each byte of the header is covered by its check."""
    path = tmp_path / "header.dict"
    for at in range(HEADER):
        path.write_bytes(content[:at] + bytes([content[at] ^ 0x41]) + content[at + 1 : 600_000])
        os.truncate(path, len(content))
        with pytest.raises(DictionaryError):
            Dictionary(path)


@pytest.mark.parametrize("seed", range(3))
def test_a_damaged_payload_is_harmless(tmp_path: Path, content: bytes, seed: int) -> None:
    """With garbage for offsets and entries a look-up gives a number, None or the one error, and verify tells."""
    source = random.Random(seed)
    damaged = bytearray(content)
    for _ in range(3000):
        start = source.randrange(HEADER, len(content) - 99) if seed else source.randrange(HEADER, HEADER + 520_000)
        damaged[start : start + 99] = source.randbytes(99)
    path = tmp_path / "payload.dict"
    path.write_bytes(damaged)
    opened = Dictionary(path)
    with pytest.raises(DictionaryError):
        opened.verify()
    segmenter = Segmenter(opened)
    for _ in range(3000):
        run = "".join(chr(source.randint(0x4E00, 0x9FD5)) for _ in range(9))
        try:
            assert "".join(segmenter.cut(run)) == run
        except DictionaryError:
            continue


def test_one_flipped_bit_is_found_by_verify(tmp_path: Path, content: bytes) -> None:
    """The sum covers the whole payload, and the undamaged file passes."""
    path = tmp_path / "bit.dict"
    for at in (HEADER, HEADER + 524_292, len(content) // 2, len(content) - 1):
        path.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
        with pytest.raises(DictionaryError):
            Dictionary(path).verify()
    path.write_bytes(content)
    Dictionary(path).verify()


@pytest.mark.usefixtures("quick_stock")
@pytest.mark.parametrize("kind", ["missing", "empty", "short", "foreign", "link", "other jieba"])
def test_what_is_not_the_dictionary_is_compiled_again(
    tmp_path: Path, compiled: Path, content: bytes, kind: str
) -> None:
    """Opening a folder gives a right dictionary and leaves one there, whatever stood in its place."""
    path = tmp_path / compiled.name
    if kind == "link":
        path.symlink_to(compiled)
    elif kind == "other jieba":
        path.write_bytes(dictionary._encode({"的": 5}, 5, "another"))
    elif kind != "missing":
        path.write_bytes({"empty": b"", "short": content[:-7], "foreign": b"PK\3\4" * 5000}[kind])
    opened = open_dictionary(tmp_path)
    assert isinstance(opened, Dictionary)
    opened.verify()
    assert path.read_bytes() == content
    assert not path.is_symlink()
    assert compiled.read_bytes() == content
    assert [found.name for found in tmp_path.iterdir()] == [path.name]


@pytest.mark.usefixtures("quick_stock")
@pytest.mark.parametrize("kind", ["folder", "pipe", "no parent", "disk full"])
def test_without_a_file_the_dictionary_is_held_in_memory(
    tmp_path: Path, compiled: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing can be written the answers are the same, nothing waits, and no temporary file stays."""
    folder = tmp_path / "cache"
    if kind == "no parent":
        folder.write_text("a file")
    else:
        folder.mkdir()
    if kind == "folder":
        (folder / compiled.name).mkdir()
    if kind == "pipe":
        os.mkfifo(folder / compiled.name)
    if kind in {"pipe", "disk full"}:
        monkeypatch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(errno.ENOSPC, "full")))
    opened = open_dictionary(folder)
    assert isinstance(opened, MemoryDictionary)
    assert (opened.freq("模型"), opened.total) == (Dictionary(compiled).freq("模型"), Dictionary(compiled).total)
    assert not list(tmp_path.rglob("*.tmp"))


@pytest.mark.usefixtures("quick_stock")
def test_old_files_are_swept(tmp_path: Path, compiled: Path) -> None:
    """Compiling removes week-old dictionaries and torn files of others, keeps recent ones, touches nothing else."""
    for name in ("jieba-1-old.dict", ".aikb-torn.tmp", "notes.txt"):
        (tmp_path / name).write_text("")
        os.utime(tmp_path / name, (0, 0))
    (tmp_path / "jieba-1-new.dict").write_text("")
    open_dictionary(tmp_path)
    assert {found.name for found in tmp_path.iterdir()} == {compiled.name, "jieba-1-new.dict", "notes.txt"}


COMPILE = """
import sys
from pathlib import Path
from aikb.words.dictionary import open_dictionary
opened = open_dictionary(Path(sys.argv[1]))
print(type(opened).__name__, opened.freq("模型"), "jieba" in sys.modules, "pkg_resources" in sys.modules)
"""


def test_processes_may_compile_at_once(tmp_path: Path, content: bytes) -> None:
    """Processes racing for the same folder all get the dictionary, and one whole file stays."""
    folder = tmp_path / "shared"
    started = [python(COMPILE, folder) for _ in range(3)]
    assert {process.communicate() for process in started} == {("Dictionary 2890 True False\n", "")}
    assert [path.read_bytes() == content for path in folder.iterdir()] == [True]


def test_opening_needs_no_jieba(compiled: Path) -> None:
    """Neither importing the segmenter nor opening a compiled dictionary imports jieba or anything slow."""
    code = COMPILE + (
        "from aikb.words.segment import Segmenter\nprint(Segmenter(opened, ['扩散模型']).cut('扩散模型的训练'))\n"
        "print({'jieba', 'tempfile', 'logging', 'importlib.metadata', 'importlib.util'} & set(sys.modules) - before)"
    )
    output, errors = python("import sys; before = set(sys.modules)\n" + code, compiled.parent).communicate()
    assert errors == ""
    assert output.splitlines() == ["Dictionary 2890 False False", "['扩散模型', '的', '训练']", "set()"]


def test_compiling_leaves_the_temp_folder_and_stderr_alone(tmp_path: Path, compiled: Path) -> None:
    """A planted jieba.cache is not read, none is written, nothing is said, even in a deleted working folder."""
    (tmp_path / "gone").mkdir()
    shared = tmp_path / "temp"
    shared.mkdir()
    (shared / "jieba.cache").write_bytes(b"planted")
    code = f"import os; os.rmdir(os.getcwd())\n{COMPILE}"
    process = python(code, tmp_path / "cache", cwd=tmp_path / "gone", env={"TMPDIR": str(shared)})
    assert process.communicate() == ("Dictionary 2890 True False\n", "")
    assert [path.read_bytes() for path in shared.iterdir()] == [b"planted"]
    assert (tmp_path / "cache" / compiled.name).stat().st_mode & 0o777 == 0o600
