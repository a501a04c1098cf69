"""The strict YAML reader: text only, every value with its place, and what it refuses."""

from __future__ import annotations

import pickle
import time
from pathlib import Path

import pytest
import yaml

from cite_lint.datafile import DataError, Problem, examine, nearest, read, shipped_rules

TEXT = """\
# A comment.
- id: first
  words: [one, "two words", 'it''s']
  empty:
- id: second   # another
  text: >
    folded
    text
  deep: {key: {inner: [10, 0x1F, true, null, 2019-05-20, 1_000]}}
"""


@pytest.fixture(params=["libyaml", "python"])
def loader(request, monkeypatch) -> str:
    """Run a test with both of PyYAML's parsers; the second is used where libyaml is not there."""
    if request.param == "python":
        monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    elif not yaml.__with_libyaml__:
        pytest.skip("PyYAML was built without libyaml")
    return request.param


@pytest.fixture
def write(tmp_path: Path):
    def write_file(content: str | bytes) -> Path:
        path = tmp_path / "data.yaml"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write_file


def test_all_scalars_stay_text(loader, write) -> None:
    assert read(write(TEXT)).data == [
        {"id": "first", "words": ["one", "two words", "it's"], "empty": ""},
        {
            "id": "second",
            "text": "folded text\n",
            "deep": {"key": {"inner": ["10", "0x1F", "true", "null", "2019-05-20", "1_000"]}},
        },
    ]


@pytest.mark.parametrize(
    ("loc", "key", "place"),
    [
        ((), False, (2, 1)),
        ((0,), False, (2, 3)),
        ((0, "words"), False, (3, 10)),
        ((0, "words"), True, (3, 3)),
        ((0, "words", 1), False, (3, 16)),
        ((1, "deep", "key", "inner", 2), False, (9, 34)),
        ((1, "deep", "key"), True, (9, 10)),
        ((1, "missing"), False, (5, 3)),
        ((1, "missing", 3, "more"), True, (5, 3)),
        ((7,), False, (2, 1)),
    ],
)
def test_location(loader, write, loc, key, place) -> None:
    assert read(write(TEXT)).location(loc, key) == place


@pytest.mark.parametrize(
    ("content", "line", "column", "message"),
    [
        ("", 1, 1, "the file is empty"),
        ("# nothing\n", 1, 1, "the file is empty"),
        ("a: 1\nb: 2\na: 3\n", 3, 1, "duplicate key 'a', first in line 1"),
        ("a: {b: 1, b: 2}\n", 1, 11, "duplicate key 'b', first in line 1"),
        ("a: &x [1]\nb: *x\n", 1, 4, "anchors are not allowed: &x"),
        ("a: *x\n", 1, 4, "aliases are not allowed: *x"),
        ("a: !!python/object/apply:os.system [ls]\n", 1, 4, "tags are not allowed: tag:yaml.org,2002:python"),
        ("a: !own x\n", 1, 4, "tags are not allowed: !own"),
        ("!!map {a: 1}\n", 1, 1, "tags are not allowed"),
        ("? [a]\n: 1\n", 1, 3, "a key must be a word"),
        ("a: 1\n---\nb: 2\n", 2, 1, "a second document begins here"),
        ("a: 1\n b: 2\n", 2, 3, "not valid YAML"),
        ("a: [1, 2\n", 2, 1, "not valid YAML"),
        ("a: 'x\n", 2, 1, "not valid YAML"),
        ("a: " + "[" * 40 + "]" * 40 + "\n", 1, 23, "nested more than 20 deep"),
        ("a: 1\nb: x\0y\n", 2, 5, "the character U+0000 is not allowed"),
        ("a: \x1b[31m\n", 1, 4, "the character U+001B is not allowed"),
        ("a: one\u2028two\n", 1, 7, "the character U+2028 is not allowed"),
        ("a: \ufeff\n", 1, 4, "the character U+FEFF is not allowed"),
        (b"a: 1\r\nb: \xff\n", 2, 4, "not UTF-8: byte 0xff"),
        ("é: ü\nö: ".encode() + b"\xc3", 2, 4, "not UTF-8: byte 0xc3"),
        (b"a: " + b"x" * (1 << 20), 1, 1, "the file is larger than 1,048,576 bytes"),
    ],
)
def test_what_is_refused(loader, write, content, line, column, message) -> None:
    path = write(content)
    with pytest.raises(DataError) as caught:
        read(path)
    (problem,) = caught.value.problems
    assert (problem.path, problem.line, problem.column) == (str(path), line, column)
    assert problem.message.startswith(message)


def test_a_byte_order_mark_is_passed_over(loader, write) -> None:
    node = read(write(b"\xef\xbb\xbfa: 1\n"))
    assert node.data == {"a": "1"} and node.location(("a",), key=True) == (1, 1)


def test_columns_count_characters(loader, write) -> None:
    assert read(write("{é: ü, 日本: 語}\n")).location(("日本",)) == (1, 12)


def test_of_duplicate_keys_the_first_stays_and_all_are_reported(write) -> None:
    node, problems = examine(write("a: 1\na: [2]\nb: 3\na: {c: 4}\nb: 5\n"))
    assert node is not None and node.data == {"a": "1", "b": "3"}
    assert [problem.line for problem in problems] == [2, 4, 5]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    for path in (tmp_path / "none.yaml", tmp_path):
        with pytest.raises(DataError, match="no such file"):
            read(path)


@pytest.mark.parametrize(
    "unit",
    ["[", "{", "- ", "? ", "a: ", "&a ", "!a ", "a\n", '"', "'", "#", "\n", "%a b\n", "[a]\n", ": ", "|\n", "\t"],
)
def test_hostile_repetition_ends_soon(write, unit: str) -> None:
    begin = time.perf_counter()
    examine(write("a:\n " + unit * ((1 << 20) // len(unit) - 4)))
    assert time.perf_counter() - begin < 3


def test_problems_are_sorted_and_printed_with_their_place() -> None:
    error = DataError([Problem("b.yaml", 1, 1, "x"), Problem("a.yaml", 10, 1, "y"), Problem("a.yaml", 9, 2, "z")])
    assert str(error) == "a.yaml:9:2: z\na.yaml:10:1: y\nb.yaml:1:1: x"
    assert pickle.loads(pickle.dumps(error)).problems == error.problems


@pytest.mark.parametrize(
    ("name", "valid", "hint"),
    [
        ("unot", ["unit", "value"], " (did you mean 'unit'?)"),
        ("cl201", ["CL201", "CL301"], " (did you mean 'CL201'?)"),
        ("zzz", ["unit", "value"], " (valid: unit, value)"),
        ("zzz", [f"name{number}" for number in range(40)], ""),
        ("zzz", [], ""),
        ("x" * 100_000, ["unit"], " (valid: unit)"),
    ],
)
def test_nearest(name, valid, hint) -> None:
    assert nearest(name, valid) == hint


def test_the_shipped_rules_are_found() -> None:
    assert (shipped_rules() / "rules.yaml").is_file()
