"""A note with every construct, as it is drawn at four widths; `--update` draws the files anew. Look at them after it.

`constructs-WIDTH.txt` is what a reader sees; `constructs-WIDTH.ansi` has the colours and links, with ␛ for the escape.
"""

import re
from pathlib import Path

import pytest

from aikb.cli.console import Console, Look
from aikb.notes.reader import read_note
from aikb.render.markdown.draw import RenderOptions, plain, render

HERE = Path(__file__).parent
_NOTE = read_note("constructs.md", (HERE / "constructs.md").read_bytes())
NOTE = "\n".join(_NOTE.lines[_NOTE.body_line - 1 :])


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_constructs__plain(width: int, request: pytest.FixtureRequest) -> None:
    compare(HERE / f"constructs-{width}.txt", plain(NOTE, width), request)


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_constructs__with_colours_and_links(
    width: int, request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    Console(Look("always")).draw(render(NOTE, width, RenderOptions(links=True)))

    drawn = re.sub(r"(?<=\x1b]8;)id=\d+", "", capsys.readouterr().out)  # rich numbers links by chance
    compare(HERE / f"constructs-{width}.ansi", drawn.replace("\x1b", "␛"), request)


def compare(golden: Path, drawn: str, request: pytest.FixtureRequest) -> None:
    """The screen is what the file has."""
    if request.config.getoption("--update"):
        golden.write_text(drawn, encoding="utf-8")

    assert golden.read_text(encoding="utf-8") == drawn
