"""Comments: what a writer remarks in each format, told from prose, at its place and in text order."""

from __future__ import annotations

import json

import pytest

from cite_lint.readers import read_document

# construct: (ending, source, the source with its marks and the words of each comment, the words left in the text)
COMMENTS = {
    "Markdown, inline": (".md", "a <!-- b 1 --> c", [("<!-- b 1 -->", "b 1")], "a c"),
    "Markdown, two in a line": (".md", "a<!--b--><!-- c -->", [("<!--b-->", "b"), ("<!-- c -->", "c")], "a"),
    "Markdown, a block": (".md", "a\n\n<!-- b -->\n\nc", [("<!-- b -->", "b")], "a c"),
    "Markdown, several lines": (".md", "a\n\n<!--\nb\n\nc\n-->\nd", [("<!--\nb\n\nc\n-->", "b\n\nc")], "a d"),
    "Markdown, several lines inline": (".md", "a <!-- b\nc --> d", [("<!-- b\nc -->", "b\nc")], "a d"),
    "Markdown, CRLF": (".md", "a\r\n\r\n<!-- b -->\r\nc", [("<!-- b -->", "b")], "a c"),
    "Markdown, in an item": (".md", "- a\n  <!-- b -->\n- c", [("<!-- b -->", "b")], "a c"),
    "Markdown, in a quote": (".md", "> a\n>\n> <!-- b\n> c -->\n> d", [("<!-- b\n> c -->", "b\n  c")], "a d"),
    "Markdown, in a table": (".md", "|a <!-- b -->|\n|-|\n|c|", [("<!-- b -->", "b")], "a c"),
    "Markdown, in HTML": (".md", "<div>\n<!-- b --> a\n</div>", [("<!-- b -->", "b")], "a"),
    "Markdown, in a link's text": (".md", "[a<!-- b -->](c)", [("<!-- b -->", "b")], "a"),
    "Markdown, in a heading": (".md", "# a <!-- b -->", [("<!-- b -->", "b")], "a"),
    "Markdown, with an address": (
        ".md",
        "a <!-- http://b.org @c1 [1] -->",
        [("<!-- http://b.org @c1 [1] -->", "http://b.org @c1 [1]")],
        "a",
    ),
    "Markdown, never closed": (".md", "a\n\n<!-- b\n\nc", [("<!-- b\n\nc", "b\n\nc")], "a"),
    "Markdown, code": (".md", "a `<!-- b -->` c\n\n```\n<!-- d -->\n```\n\n    <!-- e -->\n", [], "a c"),
    "Markdown, escaped": (".md", "a \\<!-- b -->", [], "a <!-- b -->"),
    "Markdown, definition": (".md", "a\n\n[//]: # (b 1)\n\nc", [("[//]: # (b 1)", "b 1")], "a c"),
    "Markdown, definitions of other forms": (
        ".md",
        "[//]: # \"a\"\n[comment]: <> (b)\n[//]: <#> 'c'\n[_]: # (d)\n",
        [('[//]: # "a"', "a"), ("[comment]: <> (b)", "b"), ("[//]: <#> 'c'", "c"), ("[_]: # (d)", "d")],
        "",
    ),
    "Markdown, definition, CRLF": (".md", "a\r\n\r\n[//]: # (b)\r\n\r\nc", [("[//]: # (b)", "b")], "a c"),
    "Markdown, definition with codes": (
        ".md",
        "[//]: # (cite-lint: ignore[CL201] b)\n",
        [("[//]: # (cite-lint: ignore[CL201] b)", "cite-lint: ignore[CL201] b")],
        "",
    ),
    "Markdown, definition in code": (".md", "```\n[//]: # (b)\n```\n\n    [//]: # (c)\n\na", [], "a"),
    "Markdown, definition that is used": (".md", "[r]: # (b)\n\n[a][r]", [], "a"),
    "Markdown, Obsidian": (".md", "a %% b 60% %% c %%d%%", [("%% b 60% %%", "b 60%"), ("%%d%%", "d")], "a c"),
    "Markdown, Obsidian, two lines": (".md", "%%\nb 60\n%%\n\na", [("%%\nb 60\n%%", "b 60")], "a"),
    "Markdown, remainders are no comments": (
        ".rmd",
        "```{r}\nx %% 2\n```\n\na `b %% 3` 100%% c\n\n```{r}\nx %% 2\n```\n",
        [],
        "a 100%% c",
    ),
    "MDX": (".mdx", "a {/* b 1 */} c", [("{/* b 1 */}", "b 1")], "a c"),
    "MDX, a block": (".mdx", "{/*\n\nb\n\n*/}\n\na", [("{/*\n\nb\n\n*/}", "b")], "a"),
    "MDX, spaces and emphasis": (".mdx", "a { /** b *c* **/ } d", [("{ /** b *c* **/ }", "* b *c* *")], "a d"),
    "MDX, code": (".mdx", "a `{/* b */}`\n\n```\n{/* c */}\n```\n", [], "a"),
    "MDX, expression": (".mdx", "a {/* b */ 12} c", [], "a c"),
    "MDX, never closed": (".mdx", "a {/* d", [], "a {/* d"),
    "MDX, HTML too": (".mdx", "a <!-- b --> {/* c */}", [("<!-- b -->", "b"), ("{/* c */}", "c")], "a"),
    "no MDX": (".md", "a {/* b */}", [], "a {/* b */}"),
    "HTML": (".html", "<p>a <!-- b\nc --> d<!--e-->", [("<!-- b\nc -->", "b\nc"), ("<!--e-->", "e")], "a d"),
    "HTML, in code": (".html", "a <code>1<!-- b -->2</code>", [("<!-- b -->", "b")], "a"),
    "HTML, in a table": (".html", "<table><!-- b --><tr><td>a</table>", [("<!-- b -->", "b")], "a"),
    "HTML, script and attribute": (".html", "<script>'<!-- b -->'</script><p title='<!-- c -->'>a", [], "a"),
    "HTML, empty": (".html", "a<!-->b<!---->c", [("<!-->", ""), ("<!---->", "")], "a b c"),
    "plain text, line": (
        ".txt",
        "a 1\n\n# cite-lint: ignore[CL201] b\nc",
        [("# cite-lint: ignore[CL201] b", "cite-lint: ignore[CL201] b")],
        "a 1 c",
    ),
    "plain text, first line": (
        ".txt",
        "#cite-lint: b\r\nA title\r\n\r\na.",
        [("#cite-lint: b", "cite-lint: b")],
        "A title a.",
    ),
    "plain text, in brackets": (
        ".txt",
        "60 [cite-lint: ignore[CL201] b] boats [cite-lint: ignore]",
        [("[cite-lint: ignore[CL201] b]", "cite-lint: ignore[CL201] b"), ("[cite-lint: ignore]", "cite-lint: ignore")],
        "60 boats",
    ),
    "plain text, brackets on two lines": (
        ".txt",
        "60 [cite-lint: ignore b\n c] boats",
        [("[cite-lint: ignore b\n c]", "cite-lint: ignore b c")],
        "60 boats",
    ),
    "plain text, brackets never closed": (".txt", "60 [cite-lint: ignore b\n\nc]", [], "60 [cite-lint: ignore b c]"),
    "plain text, within a line": (".txt", "a # cite-lint: b", [], "a # cite-lint: b"),
    "plain text, other remarks": (".txt", "# a\n[b] <!-- c -->", [], "# a [b] <!-- c -->"),
    "front matter": (
        ".md",
        "---\ntitle: t\ncite-lint: ignore-file[CL201] b # c\n---\na",
        [("cite-lint: ignore-file[CL201] b # c", "cite-lint: ignore-file[CL201] b")],
        "a",
    ),
    "front matter, quoted": (
        ".txt",
        '---\n"cite-lint": "b \\"c\\""\n---\na',
        [('"cite-lint": "b \\"c\\""', 'cite-lint: b "c"')],
        "a",
    ),
    "front matter, list": (
        ".md",
        "---\r\ncite-lint:\r\n  - b\r\n  - 'c # d'\r\n\r\ntitle: t\r\n- e\r\n---\r\na",
        [("- b", "cite-lint: b"), ("- 'c # d'", "cite-lint: c # d")],
        "a",
    ),
    "front matter, list without indent": (".md", "---\ncite-lint:\n- b\n---\na", [("- b", "cite-lint: b")], "a"),
    "front matter, list on a line": (
        ".html",
        "---\ncite-lint: [ 'b', \"c\" ]\n---\na",
        [("'b'", "cite-lint: b"), ('"c"', "cite-lint: c")],
        "a",
    ),
    "front matter, folded": (
        ".md",
        "---\ncite-lint: >-\n  b\n  c\ntitle: t\n---\na",
        [("cite-lint: >-\n  b\n  c", "cite-lint: b c")],
        "a",
    ),
    "front matter, TOML": (".md", '+++\ncite-lint = "b"\n+++\na', [('cite-lint = "b"', "cite-lint: b")], "a"),
    "front matter, list in TOML": (
        ".md",
        "+++\ncite-lint = [\n  'b',\n  \"c\",\n]\n+++\na",
        [("'b'", "cite-lint: b"), ('"c"', "cite-lint: c")],
        "a",
    ),
    "front matter, nested or empty": (".md", "---\nx:\n  cite-lint: b\ncite-lint:\n---\na", [], "a"),
    "front matter, the first holds": (
        ".md",
        "---\ncite-lint: b\ncite-lint: c\n---\na",
        [("cite-lint: b", "cite-lint: b")],
        "a",
    ),
    "front matter before comments": (
        ".html",
        "---\ncite-lint: b\n---\n<!-- c -->a",
        [("cite-lint: b", "cite-lint: b"), ("<!-- c -->", "c")],
        "a",
    ),
}


@pytest.mark.parametrize(("ending", "source", "comments", "words"), COMMENTS.values(), ids=COMMENTS.keys())
def test_comments(ending: str, source: str, comments: list[tuple[str, str]], words: str) -> None:
    document = read_document("draft" + ending, source)
    assert [(comment.span.cut(source), comment.text) for comment in document.comments] == comments
    assert " ".join(document.text.split()) == words


_MARKDOWN = [row for row in COMMENTS.values() if row[0] == ".md"]


@pytest.mark.parametrize(("_", "source", "comments", "words"), _MARKDOWN)
def test_comments_of_a_notebook_are_those_of_markdown(
    _: str, source: str, comments: list[tuple[str, str]], words: str
) -> None:
    file = json.dumps({"cells": [{"cell_type": "markdown", "source": source}]})
    document = read_document("draft.ipynb", file)
    assert [(json.loads(f'"{comment.span.cut(file)}"'), comment.text) for comment in document.comments] == comments
    assert " ".join(document.text.split()) == words


def test_a_comment_parts_no_sentence() -> None:
    for name in ("a.md", "a.html", "a.txt"):
        source = "Some 60 " + ("[cite-lint: x]" if name == "a.txt" else "<!-- x -->") + " boats."
        assert len(read_document(name, source).blocks) == 1
