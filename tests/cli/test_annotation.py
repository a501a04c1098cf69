"""What `check --annotate` and `--in-place` write, what they refuse, and that no draft is lost by them."""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

from packed import odt, paragraph, word

Run = Callable[..., Any]
pytestmark = pytest.mark.usefixtures("made_up")

FAULTY = word(paragraph("About CL201 lakes"))


def comments(file: Path | str) -> list[str]:
    return [comment.text for comment in docx.Document(io.BytesIO(Path(file).read_bytes())).comments]


def test_findings_are_written_beside_the_draft(run: Run) -> None:
    Path("draft.docx").write_bytes(FAULTY)
    Path("note.md").write_text("CL202")
    result = run("check", "draft.docx", "note.md", "--annotate", "out.docx", "--format", "concise")
    assert result.code == 1
    assert "draft.docx:1:7: CL201" in result.out and "note.md:1:1: CL202" in result.out
    assert comments("out.docx") == ["CL201 value-mismatch: as written"]
    assert Path("draft.docx").read_bytes() == FAULTY


@pytest.mark.parametrize("times", [1, 2])
def test_report_out_of_the_cache_is_written_too(run: Run, times: int) -> None:
    Path("draft.docx").write_bytes(FAULTY)
    for _ in range(times):
        assert run("check", "draft.docx", "--annotate", "out.docx").code == 1
    assert comments("out.docx") == ["CL201 value-mismatch: as written"]


def test_clean_draft_is_copied(run: Run) -> None:
    clean = word(paragraph("No figures"))
    Path("draft.docx").write_bytes(clean)
    assert run("check", "draft.docx", "--annotate", "out.docx").code == 0
    assert Path("out.docx").read_bytes() == clean


def test_draft_is_written_itself_where_that_is_asked_for(run: Run) -> None:
    Path("draft.docx").write_bytes(FAULTY)
    Path("draft.docx").chmod(0o640)
    for _ in range(2):
        assert run("check", "draft.docx", "--in-place").code == 1
        assert comments("draft.docx") == ["CL201 value-mismatch: as written"]
    assert stat.S_IMODE(Path("draft.docx").stat().st_mode) == 0o640
    assert [path.name for path in Path().iterdir() if "docx" in path.name] == ["draft.docx"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs links")
def test_link_to_a_draft_stays_a_link(run: Run) -> None:
    Path("there").mkdir()
    Path("there/draft.docx").write_bytes(FAULTY)
    Path("link.docx").symlink_to("there/draft.docx")
    assert run("check", "link.docx", "--in-place").code == 1
    assert Path("link.docx").is_symlink()
    assert comments("there/draft.docx") == ["CL201 value-mismatch: as written"]


@pytest.mark.parametrize("made", [True, False])
def test_several_drafts_go_into_a_folder(run: Run, made: bool) -> None:
    for name in ("a.docx", "b.docx"):
        Path(name).write_bytes(FAULTY)
    if made:
        Path("out").mkdir()
    assert run("check", "a.docx", "b.docx", "--annotate", "out").code == 1
    assert [comments(f"out/{name}") for name in ("a.docx", "b.docx")] == [["CL201 value-mismatch: as written"]] * 2


def test_one_draft_may_go_into_a_folder(run: Run) -> None:
    Path("out").mkdir()
    Path("a.docx").write_bytes(FAULTY)
    assert run("check", "a.docx", "--annotate", "out").code == 1
    assert comments("out/a.docx") == ["CL201 value-mismatch: as written"]


# case: (arguments, what is said)
REFUSED = {
    "no Word draft": (["note.md", "--annotate", "out.docx"], "--annotate: there is no .docx file among the drafts"),
    "no Word draft in place": (["note.md", "--in-place"], "--in-place: there is no .docx file among the drafts"),
    "OpenDocument": (["draft.odt", "--annotate", "out.docx"], "there is no .docx file among the drafts"),
    "several into a file": (["a.docx", "b.docx", "--annotate", "out.docx"], "there are 2 .docx drafts: name a folder"),
    "two of one name": (["a.docx", "sub/a.docx", "--annotate", "out"], "out: a.docx and sub/a.docx would be one file"),
    "the draft": (["a.docx", "--annotate", "a.docx"], "a.docx: it is among the drafts and would be overwritten"),
    "the draft under another name": (["a.docx", "--annotate", "sub/../a.docx"], "it is among the drafts"),
    "a draft of the folder": ([".", "--annotate", "b.docx"], "b.docx: it is among the drafts"),
    "the drafts' own folder": (["sub/a.docx", "--annotate", "sub"], "it is among the drafts and would be overwritten"),
    "no folder": (["a.docx", "--annotate", "none/out.docx"], "none/out.docx: cannot write it: no such folder"),
    "other ending": (["a.docx", "--annotate", "out.odt"], "out.odt: only .docx drafts can be annotated"),
    "a folder's place is taken": (["a.docx", "b.docx", "--annotate", "file"], "file: cannot make the folder: "),
    "stdin": (["-", "--stdin-filename", "a.docx", "--in-place"], "the draft on stdin cannot be annotated"),
    "both": (["a.docx", "--annotate", "out.docx", "--in-place"], "--annotate and --in-place exclude each other"),
}


@pytest.mark.parametrize(("arguments", "message"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_written_is_said(run: Run, arguments: list[str], message: str) -> None:
    Path("sub").mkdir()
    for name in ("a.docx", "b.docx", "sub/a.docx"):
        Path(name).write_bytes(FAULTY)
    Path("draft.odt").write_bytes(odt("<text:p>CL201</text:p>"))
    Path("note.md").write_text("CL201")
    Path("file").write_text("")
    before = {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}
    result = run("check", "--no-cache", *arguments, stdin=FAULTY if "-" in arguments else None)
    assert result.code == 2
    assert message in result.err
    assert "Traceback" not in result.err
    assert {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()} == before


def test_draft_that_fails_hides_no_other(run: Run) -> None:
    Path("bad.docx").write_bytes(b"no zip")
    Path("good.docx").write_bytes(FAULTY)
    result = run("check", "bad.docx", "good.docx", "--annotate", "out")
    assert result.code == 2
    assert "error: bad.docx: no .docx file: it is no zip archive" in result.err
    assert [path.name for path in Path("out").iterdir()] == ["good.docx"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX permissions")
@pytest.mark.parametrize("arguments", [["--annotate", "out/o.docx"], ["--in-place"]])
def test_what_is_write_protected_stays(run: Run, monkeypatch: pytest.MonkeyPatch, arguments: list[str]) -> None:
    Path("out").mkdir()
    Path("draft.docx").write_bytes(FAULTY)

    def refuse(self: Path, *_: object) -> None:
        raise PermissionError(13, "Permission denied")

    # For root nothing is write-protected.
    monkeypatch.setattr(os, "access", lambda _, mode: mode != os.W_OK)
    monkeypatch.setattr(Path, "replace", refuse)
    result = run("check", "draft.docx", *arguments)
    assert "cannot write it: permission denied" in result.err
    assert result.code == 2
    assert Path("draft.docx").read_bytes() == FAULTY
    assert list(Path("out").iterdir()) == []


def test_interrupted_replacement_leaves_the_draft(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("draft.docx").write_bytes(FAULTY)

    def fail(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    result = run("check", "draft.docx", "--in-place", "--no-cache")
    assert (result.code, "cannot write it: no space left on device" in result.err) == (2, True)
    assert [(path.name, path.read_bytes()) for path in Path().iterdir()] == [("draft.docx", FAULTY)]


def test_draft_that_changed_meanwhile_is_left_alone(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("draft.docx").write_bytes(FAULTY)
    later = word(paragraph("Other words"))

    monkeypatch.setattr(Path, "read_bytes", lambda self: later)
    result = run("check", "draft.docx", "--annotate", "out.docx", "--no-cache")
    assert (result.code, "draft.docx: cannot annotate it: its text has changed" in result.err) == (2, True)
    assert not Path("out.docx").exists()


def test_result_and_annotated_draft_are_not_one_file(run: Run) -> None:
    Path("draft.docx").write_bytes(FAULTY)
    result = run("check", "draft.docx", "--annotate", "out.docx", "--output-file", "out.docx")
    assert (result.code, "two results would be written into this file" in result.err) == (2, True)
    assert not Path("out.docx").exists()
