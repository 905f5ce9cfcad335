"""Whoosh is imported lean, and nobody else sees what it is given in place of what it does not need."""

import subprocess
import sys

import pytest

# A thread uses modules that were not imported yet, in the middle of the import of Whoosh.
THREAD = """
import sys, threading
from aikb.index.whoosh.schema import import_whoosh

def use():
    import decimal, hashlib, html, urllib.request
    decimal.getcontext(), hashlib.sha256(), html.unescape(""), urllib.request.Request("https://example.org")
    done.append(True)

def at_import(event, arguments):
    if event == "import" and arguments[0] == "whoosh.fields":
        thread = threading.Thread(target=use)
        thread.start()
        thread.join()

done = []
assert not {"decimal", "hashlib", "html", "urllib.request"} & sys.modules.keys()
sys.addaudithook(at_import)
import_whoosh()
assert done == [True]
"""
LEAN = """
import sys
from aikb.index.whoosh.schema import import_whoosh, make_schema
import_whoosh()
make_schema()
left_out = {"decimal", "hashlib", "html", "urllib.request", "whoosh.lang.porter", "whoosh.lang.morph_en"}
assert not left_out & sys.modules.keys(), left_out & sys.modules.keys()
import decimal, hashlib, html
assert (decimal.Decimal(1), html.escape("<"), len(hashlib.md5().digest())) == (1, "&lt;", 16)
"""


@pytest.mark.parametrize("script", [THREAD, LEAN], ids=["another thread", "alone"])
def test_stand_ins_are_for_whoosh_alone(script: str) -> None:
    """Other threads import the real modules at any time, and Whoosh loads none of them."""
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)

    assert (run.returncode, run.stderr) == (0, "")
