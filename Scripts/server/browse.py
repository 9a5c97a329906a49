#!/usr/bin/env python3
"""Goes through the pages of a running server in headless Chromium, takes screenshots and runs axe-core.

    pip install playwright axe-core-python; apt-get install chromium
    Scripts/server/browse.py http://localhost:8321 FOLDER [QUERY [MISSPELLED]]

Fails if axe finds anything serious, the console has an error, or a page does not have what it should.
"""
import pathlib
import sys

from axe_core_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

base, folder = sys.argv[1], pathlib.Path(sys.argv[2])
query = sys.argv[3] if len(sys.argv) > 3 else '"verifiable steps"'
misspelled = sys.argv[4] if len(sys.argv) > 4 else "verifiabel"
folder.mkdir(parents=True, exist_ok=True)
faults = []


def look(page, name):
    page.screenshot(path=folder / f"{name}.png")
    for fault in Axe().run(page)["violations"]:
        print(f"{name}: axe: {fault['impact']}: {fault['id']}: {fault['help']}")
        if fault["impact"] in ("serious", "critical"):
            faults.append(f"{name}: {fault['id']}")
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        faults.append(f"{name}: wider than the window")


def need(condition, what):
    if not condition:
        faults.append(what)


with sync_playwright() as play:
    browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
    for name, size, scheme in [("wide", (1200, 800), "light"), ("phone", (375, 720), "light"),
                               ("dark", (1200, 800), "dark")]:
        # axe is put into the page by the test, which the page's own policy forbids.
        context = browser.new_context(viewport={"width": size[0], "height": size[1]},
                                      color_scheme=scheme, bypass_csp=True)
        page = context.new_page()
        page.on("console", lambda message: message.type == "error" and faults.append(message.text))
        page.goto(base)
        look(page, f"{name}-1-first")
        page.locator("#q").press_sequentially(query)
        page.wait_for_selector("mark")
        look(page, f"{name}-2-results")
        page.locator("#q").blur()
        page.keyboard.press("j")
        need(page.evaluate("document.activeElement.closest('.hits') !== null"), "j does nothing")
        page.keyboard.press("/")
        need(page.evaluate("document.activeElement.id === 'q'"), "/ does nothing")
        page.goto(f"{base}/?q={misspelled}")
        need(page.locator(".advice a").count() > 0, "no advice")
        look(page, f"{name}-3-advice")
        page.locator(".advice a").first.click()
        page.locator(".hits h2 a").first.click()
        need(page.locator("mark").count() > 0, "no match in the document")
        look(page, f"{name}-4-document")
        page.get_by_text("Show what was stripped").click()
        look(page, f"{name}-5-stripped")
        context.close()
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base)
    page.locator("#q").fill(query)
    page.locator("#q").press("Enter")
    page.wait_for_selector("mark")
    browser.close()
for fault in faults:
    print(f"fault: {fault}")
sys.exit(bool(faults))
