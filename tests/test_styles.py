"""The one style sheet: what is imported stands in it, and of the theme only what a page can use."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

from tests.support import raw

if TYPE_CHECKING:
    from tests.support.built import Site
    from tools.publish.tree import Files

OURS, THEME = "stylesheets/ours.css", "assets/stylesheets/main.1a2b.min.css"
BODY = '<p class="a" id="b" data-c="D" hidden><em>x</em></p><details></details>'


def files(sheets: dict[str, str]) -> Files:
    """A site with one page full of names, these sheets, and nothing in those that are not given."""
    empty = {OURS: "", THEME: "", "fonts/letter.woff2": "", "assets/foto.svg": "<svg/>"}
    return raw.site(hulp=BODY) | {path: text.encode() for path, text in (empty | sheets).items()}


def published(sheets: dict[str, str]) -> str:
    site = raw.published(files(sheets))
    return b"".join(text for path, text in sorted(site.items()) if path.endswith(".css")).decode()


#: Legal, and easily lost by who reads CSS without knowing all of it.
LEGAL = (
    "@layer a,b",
    "@layer a{}",
    "@layer a{b{}}",
    "@layer a.b{p{color:red}}",
    "@layer{p{color:red}}",
    "@keyframes draai{to{rotate:1turn}}p{--met:draai 1s;animation:var(--met)}",
    "p{--x:1px;width:var( --x )}",
    '[data-c="d" i]{color:red}',
    ":not(:is(:has(.weg))){color:red}",
    "p{color:red;&:hover{color:blue}.weg{color:green}@media print{color:blue}}",
    "@scope(.weg) to (.b){img{color:red}}",
    "@starting-style{p{opacity:0}}",
    '@property --x{syntax:"<length>";inherits:false;initial-value:0px}',
    "@container naam (width > 40em){p{color:red}}",
    "@supports selector(:has(a)){p{color:red}}",
    "@media(40em <= width < 60em){p{color:red}}",
    '@page:first{margin:1cm;@top-left{content:"x"}}',
    '@counter-style duim{system:cyclic;symbols:"x"}',
    'p::before{content:"a ; } /* b */ \'"}',
    ".a\\:b{color:red}",
    "p{background:url(data:image/svg+xml,%3Csvg/%3E)}",
)


@pytest.mark.parametrize("css", LEGAL)
def test_legal_css_of_ours_stays_what_it_is(css: str) -> None:
    written = published({OURS: css})

    # A layer without rules counts for the order alone.
    expected = "@layer a" if css in ("@layer a{}", "@layer a{b{}}") else css
    assert written == expected.replace('[data-c="d" i]', "[data-c=d i]")


#: A script that sets a class, an attribute and a variable.
SCRIPT = {"components/page/shell.mjs": 'x("named-in-a-script", dataset.inScript, "--in-script");'}


@pytest.mark.parametrize(
    "rule",
    [
        ".a{color:red}",
        "#b>em{color:red}",
        ".unknown,.a{color:red}",
        "p:not(.unknown){color:red}",
        "[data-c=d]{color:red}",
        "[data-c^=x]{color:red}",
        ":is(.unknown,.a){color:red}",
        ":where(p:has(em))::before{color:red}",
        "details[open]{color:red}",
        ".named-in-a-script{color:red}",
        "[data-in-script]{color:red}",
        "[data-in-script=named-in-a-script]{color:red}",
        "*,::after{color:red}",
        "p:nth-child(2n+1):hover{color:red}",
        "@media print{.a{color:red}}",
        "@supports(color:red){@layer x{.a{color:red}}}",
        "@container(width > 1em){.a{color:red;}}",
        ":root{--used:1}.a{width:var(--used)}",
        ":root{--one:var(--two);--two:2}.a{width:var(--one)}",
        ":root{--in-script:1}",
        "@keyframes k{to{color:red}}",
        "@font-face{font-family:x;src:url(data:,)}",
        "@page{margin:1cm}",
    ],
)
def test_a_rule_of_the_theme_that_a_page_could_use_stays(rule: str) -> None:
    written = published({THEME: rule} | SCRIPT)

    assert written == rule.removeprefix(".unknown,")


def test_a_rule_for_a_value_that_no_page_and_no_script_gives_goes_from_the_theme() -> None:
    assert published({THEME: "[data-in-script=elsewhere]{color:red}"} | SCRIPT) == ""


@pytest.mark.parametrize(
    "rule",
    [
        ".unknown{color:red}",
        "#unknown{color:red}",
        "table{color:red}",
        "[data-c=other]{color:red}",
        "[data-unknown]{color:red}",
        "p.unknown:hover{color:red}",
        ".a .unknown{color:red}",
        ":is(.unknown,table){color:red}",
        "p:has(.unknown){color:red}",
        "@media print{.unknown{color:red}}",
        "@media print{@supports(color:red){.unknown{color:red}}}",
        ":root{--unused:1}",
        ":root{--one:var(--two);--two:2}",
    ],
)
def test_what_no_page_can_use_goes_from_the_theme_and_stays_in_ours(rule: str) -> None:
    assert "unknown" not in published({THEME: rule})
    assert "{color" not in published({THEME: rule})
    assert "--" not in published({THEME: rule})
    assert published({OURS: rule}) == rule


def test_sheets_follow_each_other_as_the_page_links_to_them() -> None:
    assert published({THEME: ".a{color:red}", OURS: ".a{color:blue}"}) == ".a{color:red}.a{color:blue}"


def test_what_is_imported_stands_where_the_import_stood_under_its_conditions() -> None:
    written = published(
        {
            OURS: """
                @charset "UTF-8";
                @layer theme, ours;
                @import url("../assets/stylesheets/extra.css") layer(theme);
                @import "a/layered.css" layer(ours.deep) supports(display: grid) screen and (width > 1em);
                @import url(a/layered.css) layer;
                @import 'a/plain.css' print;
                p { color: red }
            """,
            "assets/stylesheets/extra.css": ".a { color: blue } .unknown { color: blue }",
            "stylesheets/a/layered.css": """
                @import "./deeper.css"; .unknown { background: url(../../assets/foto.svg) }""",
            "stylesheets/a/deeper.css": "em { src: url( '../../fonts/letter.woff2?v=1#x' ) }",
            "stylesheets/a/plain.css": "@layer x {}",
        }
    )

    layered = "em{src:url(../fonts/letter.woff2?v=1#x)}.unknown{background:url(../assets/foto.svg)}"
    assert written == (
        "@layer theme,ours;"
        "@layer theme{.a{color:blue}}"
        f"@media screen and (width > 1em){{@supports(display:grid){{@layer ours.deep{{{layered}}}}}}}"
        f"@layer{{{layered}}}"
        "@media print{@layer x}"
        "p{color:red}"
    )


def test_a_sheet_for_a_medium_is_for_that_alone() -> None:
    site = {
        path: content.replace(b'ours.css"', b'ours.css" media="print"')
        for path, content in files({OURS: "p{color:red}"}).items()
    }
    out = raw.published(site)
    (sheet,) = (path for path in out if path.endswith("ours.css"))

    assert out[sheet] == b"p{color:red}"
    assert f'<link rel="stylesheet" href="../{sheet}" media="print">' in out["hulp/index.html"].decode()


def test_one_entry_that_imports_is_published_in_its_own_place() -> None:
    out = raw.published(
        {
            path: content.replace(b"stylesheets/ours.css", b"stylesheets/site.css")
            for path, content in files({}).items()
        }
        | {"stylesheets/site.css": b'@import "x.css" layer(x);', "stylesheets/x.css": b"p{color:red}"}
    )

    assert {path.split("/", 2)[2]: text for path, text in out.items() if path.endswith(".css")} == {
        "stylesheets/site.css": b"@layer x{p{color:red}}",
        THEME: b"",
        # Nothing links to it any more.
        "stylesheets/ours.css": b"",
    }


@pytest.mark.parametrize(
    ("css", "problem"),
    [
        ("p{color:red}\n}", "stylesheets/ours.css:2: dit is niet te lezen"),
        ("p{}\n@media print{)}", "stylesheets/ours.css:2: dit is niet te lezen"),
        ("p{color:red}\n@import 'a.css';", "stylesheets/ours.css:2: @import kan op deze plek niet"),
        ("@namespace svg url(http://www.w3.org/2000/svg);", "stylesheets/ours.css:1: @namespace kan"),
        ("@import 'weg.css';", "stylesheets/weg.css: dit stijlblad is er niet"),
        ("@import 'ours.css';", "stylesheets/ours.css: dit stijlblad is er niet, of importeert zichzelf"),
        ("p{background:url(a b)}", "stylesheets/ours.css:1: dit is niet te lezen"),
    ],
)
def test_what_cannot_stand_in_one_sheet_is_refused(css: str, problem: str) -> None:
    assert [each[: len(problem)] for each in raw.problems(files({OURS: css}))] == [problem]


def test_a_page_may_have_a_sheet_of_its_own() -> None:
    site = files({OURS: "p{color:red}"})
    site["hulp/index.html"] = site["hulp/index.html"].replace(
        b"<body>", b'<link rel="stylesheet" href="../stylesheets/a.css"><body>'
    )
    own = {"stylesheets/a.css": b"@import 'b.css' layer(x);", "stylesheets/b.css": b".a{color:blue}"}
    out = raw.published(site | own)

    sheets = {path.split("/", 2)[2]: text for path, text in out.items() if path.endswith(".css")}
    assert sheets[OURS] == b"p{color:red}"
    assert sheets["stylesheets/a.css"] == b"@layer x{.a{color:blue}}"
    assert b"a.css" not in out["index.html"]


def test_the_published_sheet_is_light(site: Site) -> None:
    (sheet,) = site.root.glob("static/*/stylesheets/site.css")

    # With the whole sheet of the theme it would be 31 KB.
    assert len(gzip.compress(sheet.read_bytes(), 9, mtime=0)) < 14_336
