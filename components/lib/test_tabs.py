"""The same promise as in test_model.py, with the tools in two real tabs, and with a real back button.

There a reader does thousands of steps without a page; here fewer, by keys and buttons.
"""

from __future__ import annotations

import os
import re
import shutil
from typing import TYPE_CHECKING, Any, ClassVar

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.support.tools import POLLING, all_ready
from tests.support.world import broken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.support.world import Step

FORM = "formulieren/afscheid/"
ACTS = (
    *("type", "type", "type", "pause", "keep", "forget", "empty", "undo", "undo", "add", "switch", "remove"),
    *("erase_all", "away", "reload"),
)
#: What the tools of a page can be asked, and told.
HANDS = """() => {
    const form = document.querySelector("ot-form")
    const assignment = document.querySelector("ot-assignment")
    const fields = [...form.querySelectorAll("textarea[data-ot-field]")].slice(0, 2)
    const words = (text) => text.match(/w\\d+/g) ?? []
    const answer = (dialog) => new Promise((done) => {
        dialog.addEventListener("close", () => setTimeout(done), { once: true })
        dialog.querySelector("[data-ot-yes]").click()
    })
    const box = form.querySelector("[data-ot-keep]")
    const shownUndo = () => [...document.querySelectorAll(".ot-undo:not([hidden]) button")].at(-1)
    window.hands = {
        seen: () => fields.flatMap(({ value }) => words(value)),
        kept: () => box.checked,
        async store() { return (await import("ot/lib/store.mjs")).store },
        type(place, word) {
            const field = fields[place % fields.length]
            field.value += ` ${word}`
            field.dispatchEvent(new Event("input", { bubbles: true }))
        },
        pause: () => fields[0].dispatchEvent(new FocusEvent("focusout", { bubbles: true })),
        keep() { if (!box.checked) box.click(); else window.hands.pause() },
        forget() { if (box.checked) box.click(); else window.hands.pause() },
        erase_all: async () => (await window.hands.store()).erase(),
        async empty() {
            form.querySelector("[data-ot-do=empty]").click()
            await answer(form.querySelector("dialog"))
        },
        async remove() {
            assignment.querySelector("[data-ot-do=remove]").click()
            await answer(assignment.querySelector("dialog"))
        },
        undo() {
            const button = shownUndo()
            button?.click()
            for (const each of document.querySelectorAll(".ot-undo")) each.hidden = true
            return Boolean(button)
        },
        add(_, name) {
            assignment.querySelector("[data-ot-do=add]").click()
            assignment.querySelector("input").value = name
            assignment.querySelector("[data-ot-do=save]").click()
        },
        switch(place) {
            const select = assignment.querySelector("select")
            select.selectedIndex = place % select.options.length
            select.dispatchEvent(new Event("change", { bubbles: true }))
        },
        async state() {
            const store = await window.hands.store()
            const found = {}
            for (const key of Object.keys(localStorage)) for (const word of words(localStorage[key]))
                (found[word] ??= []).push(key.split("/")[1])
            const kept = { "form/plat": box.checked, "form/rijen": box.checked }
            const { shown, keeps } = store
            const named = store.assignments()
            const screen = window.hands.seen()
            return { stored: found, shown, keeps, screen, kept, named, frozen: false, behind: 0 }
        },
    }
}"""
#: Whether a tab knows what is in storage, and shows it.
CALM = """async () => {
    const { store } = await import("ot/lib/store.mjs")
    const space = `${store.device.slug}/`
    const ours = Object.keys(localStorage).filter((key) => key.startsWith(space))
    const there = ours.filter((key) => key !== `${space}version`)
    return there.every((key) => JSON.stringify(store.entry(key.slice(space.length))) === localStorage[key])
        && store.list("").every(([name]) => localStorage[space + name] !== undefined)
}"""


class Tabs:
    """Two tabs of one device."""

    pages: ClassVar[list[Page]] = []

    def __init__(self) -> None:
        """Begin with nothing there."""
        self.count = 0
        for page in self.pages:
            page.goto("/leeg.html")
        self.pages[0].evaluate("localStorage.clear()")
        for page in self.pages:
            page.evaluate("sessionStorage.clear()")
            self.open(page)

    @staticmethod
    def open(page: Page) -> None:
        page.goto(FORM)
        Tabs.arrived(page)

    @staticmethod
    def arrived(page: Page) -> None:
        all_ready(page)
        page.evaluate(HANDS)

    @staticmethod
    def back(page: Page) -> None:
        """Come back by the back button; a page that comes back as it was left loads nothing."""
        page.evaluate("history.back()")
        page.wait_for_url(re.compile(FORM), wait_until="commit")
        Tabs.arrived(page)

    def step(self, step: Step) -> dict[str, Any]:
        act, place, arg, _ = step
        page = self.pages[place % len(self.pages)]
        before = page.evaluate("hands.state()")
        out = {name: before[name] for name in ("shown", "screen")} | {
            "seen": before["screen"],
            "kept": before["kept"]["form/plat"],
        }
        if act in {"type", "add"}:
            self.count += 1
        word = f"w{self.count}" if act == "type" else f"Naam {self.count}"
        if act == "type":
            out["word"] = word
        if act == "remove":
            out["under"] = [each for each, ids in before["stored"].items() if before["shown"] in ids]
        if act == "away":
            page.goto("privacy/")
            self.back(page)
            act = "back"
        elif act == "reload":
            page.reload()
            self.arrived(page)
        else:
            out["whole"] = page.evaluate("([act, ...given]) => hands[act](...given)", [act, arg, word])
        for each in self.pages:
            each.wait_for_function(CALM, polling=POLLING)
        tabs = [each.evaluate("hands.state()") for each in self.pages]
        return {"step": (act, place, arg, True), "out": out, "stored": tabs[0]["stored"], "tabs": tabs}


@pytest.fixture(scope="module", autouse=True)
def _tabs(browser: Browser, guides_url: str) -> Iterator[None]:
    """Two tabs in a browser that keeps a page for the back button, where there is one; the shell does not."""
    whole = shutil.which("chromium")
    if whole:
        arguments = ["--disable-background-networking", *([] if os.geteuid() else ["--no-sandbox"])]
        browser = browser.browser_type.launch(
            executable_path=whole, args=arguments, ignore_default_args=["--disable-back-forward-cache"]
        )
    context = browser.new_context(base_url=f"{guides_url}gewoon/", bypass_csp=True)
    context.on("dialog", lambda dialog: dialog.accept())
    Tabs.pages = [context.new_page() for _ in range(2)]
    yield
    context.close()
    if whole:
        browser.close()


@given(
    steps=st.lists(
        st.tuples(st.sampled_from(ACTS), st.integers(0, 1), st.integers(0, 5), st.just(value=True)),
        min_size=4,
        max_size=10,
    )
)
@settings(
    max_examples=20,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],  # shrinking would wait for each example that fails
    suppress_health_check=list(HealthCheck),
)
def test_no_word_is_lost_and_none_comes_back_in_two_real_tabs(steps: list[Step]) -> None:
    tabs = Tabs()
    assert list(broken([tabs.step(step) for step in steps])) == []


def test_a_page_that_comes_back_by_the_back_button_shows_nothing_that_was_erased() -> None:
    tabs = Tabs()
    one, other = Tabs.pages
    tabs.step(("type", 0, 0, True))
    tabs.step(("keep", 0, 0, True))
    tabs.step(("type", 0, 1, True))
    tabs.step(("pause", 0, 0, True))
    one.evaluate(
        "window.left = true; addEventListener('pageshow', ({ persisted }) => { window.back = persisted })"
    )
    one.goto("privacy/")
    other.evaluate("hands.erase_all()")
    Tabs.back(one)

    assert one.evaluate("hands.seen()") == []
    assert one.evaluate("Object.keys(localStorage)") == []
    # The whole browser brings back the very page; the shell loads it anew.
    assert one.evaluate("window.back") is (True if shutil.which("chromium") else None)
