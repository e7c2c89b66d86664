"""The HTML report: whole, safe and self-contained by its source; usable by what a browser makes of it."""

import base64
import hashlib
import json
import re
import shutil
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from audit.engine import audit_document, read_document, understand_document
from audit.model.finding import DocumentReport, Report
from audit.reporters.html import HtmlReporter
from audit.settings import Settings
from tests.cli.manuscripts import MISPRINTED
from tests.reporters.fixed_report import REPORT

ROOT = Path(__file__).parents[2]
SEED = ROOT / "seeds" / "border-crisis.md"
VOID = {"meta", "input", "br", "link"}


class Page(HTMLParser):
    """Collects ids, references, elements and text, and complains of elements that are not closed."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.hrefs: list[str] = []
        self.attributes: list[tuple[str, str, str | None]] = []
        self.open: list[str] = []
        self.text: list[str] = []
        self.tags: Counter[str] = Counter()
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        for name, value in attrs:
            self.attributes.append((tag, name, value))
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                self.hrefs.append(value or "")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open[-1] == tag, f"</{tag}> closes <{self.open[-1]}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if "script" not in self.open and "style" not in self.open:
            self.text.append(data)


def document_report(path: str, data: bytes) -> DocumentReport:
    settings = Settings()
    document = read_document(path, data, settings)
    manuscript = understand_document(document, settings)
    return replace(audit_document(document, settings), manuscript=manuscript)


def source_of(*documents: DocumentReport) -> str:
    stream = StringIO()
    HtmlReporter().write(Report(documents=documents), stream)
    return stream.getvalue()


@pytest.fixture(scope="module")
def source() -> str:
    return source_of(document_report("seeds/border-crisis.md", SEED.read_bytes()))


def test_elements_close_ids_are_unique_and_every_link_leads_to_one(source: str) -> None:
    page = Page(source)
    assert page.open == []
    assert [id for id, count in Counter(page.ids).items() if count > 1] == []
    assert {href.removeprefix("#") for href in page.hrefs} <= set(page.ids)


def test_nothing_is_loaded_from_elsewhere(source: str) -> None:
    page = Page(source)
    assert all(href.startswith("#") for href in page.hrefs)
    assert not [
        (tag, name) for tag, name, _ in page.attributes if name in ("src", "srcset", "action") or name[:2] == "on"
    ]
    assert not re.search(r"@import|url\(|fetch\(|XMLHttpRequest|https?://(?!www\.w3)", source.split("</style>")[0])


def test_the_policy_admits_what_stands_in_the_file_and_nothing_else(source: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', source)
    assert policy is not None
    for element in ("script", "style"):
        (body,) = re.findall(rf"<{element}>(.*?)</{element}>", source, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        assert f"{element}-src 'sha256-{digest}'" in policy[1]
    assert policy[1].startswith("default-src 'none'")


def test_the_manuscript_is_all_there_in_order(source: str) -> None:
    rows = re.findall(r'<div class="text">(.*?)</div>', source, re.DOTALL)
    shown = " ".join("".join(Page(row).text) for row in rows)
    assert shown.split() == SEED.read_text(encoding="utf-8").split()


def test_every_finding_has_a_card_beside_its_mark_and_the_sides_of_a_contradiction_are_linked(source: str) -> None:
    report = document_report("seeds/border-crisis.md", SEED.read_bytes())
    page = Page(source)
    for number, finding in enumerate(report.findings, 1):
        assert f"f{number}" in page.ids
        assert f"f{number}-at" in page.ids
        for side in range(1, len(finding.related) + 1):
            assert f"f{number}-{side}" in page.ids


def test_hostile_text_stays_text() -> None:
    evil = MISPRINTED.replace("Clara Holm", "<script>alert(1)</script><img src=x onerror=y>\"'&amp;\x1b[2J\u202e")
    text = source_of(document_report('a"><b>.md', evil.encode()), *REPORT.documents)
    page = Page(text)
    assert page.tags["script"] == 1
    assert page.tags["img"] == 0
    assert "<script>alert(1)</script>" in "".join(page.text)
    assert not set(text) & set("\x1b\x00\u202e")


def test_reports_without_manuscripts_and_failures_are_written() -> None:
    page = Page(source_of(*REPORT.documents))
    assert {"f1", "f2", "f3", "f4"} <= set(page.ids)
    assert "has no text layer" in "".join(page.text)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_have_the_contrast_of_wcag_aa(scheme: str) -> None:
    css = (ROOT / "audit" / "data" / "report.css").read_text(encoding="utf-8")
    light, dark = re.findall(r":root \{(.*?)\}", css, re.DOTALL)[:2]
    colours = dict(re.findall(r"--(\w+): (#[0-9a-f]+)", light))
    if scheme == "dark":
        colours |= dict(re.findall(r"--(\w+): (#[0-9a-f]+)", dark))
    for ink in ("ink", "soft", "error", "warning", "note", "fix", "link"):
        for ground in ("ground", "card"):
            assert contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)
    assert contrast(colours["ink"], colours["mark"]) >= 4.5
    for line in ("error", "warning", "note"):  # the underlines of marks, and what bounds a control: 1.4.11
        assert contrast(colours[line], colours["mark"]) >= 3, line
    assert contrast(colours["soft"], colours["card"]) >= 3


def test_boxes_on_pages_are_seen_on_paper_in_both_schemes() -> None:
    css = (ROOT / "audit" / "data" / "report.css").read_text(encoding="utf-8")
    strokes = re.findall(r"^\.pages [^{]*rect \{[^}]*stroke: ([^;}]+);", css, re.MULTILINE)
    assert len(strokes) == 4
    assert all(contrast(stroke.strip(), "#ffffff") >= 3 for stroke in strokes)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2, 1.4.3)."""
    first, second = sorted((luminance(one), luminance(other)), reverse=True)
    return (first + 0.05) / (second + 0.05)


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    channels = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


# in a browser


@pytest.fixture(scope="module")
def browser(source: str, tmp_path_factory: pytest.TempPathFactory) -> Any:
    webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed (extra `browser`)")
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if chromium is None or driver is None:
        pytest.skip("chromium and chromedriver are not installed")
    folder = tmp_path_factory.mktemp("html")
    (folder / "report.html").write_text(source, encoding="utf-8")
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(argument)
    options.add_experimental_option("prefs", {"download.default_directory": str(folder)})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    window = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    window.get((folder / "report.html").as_uri())
    window.folder = folder
    yield window
    window.quit()


def visible_cards(browser: Any) -> int:
    return int(browser.execute_script("return [...document.querySelectorAll('.card')].filter(c => !c.hidden).length"))


def test_the_script_runs_under_the_policy_without_complaint(browser: Any) -> None:
    assert browser.find_element("id", "filters").is_displayed()
    assert [entry["message"] for entry in browser.get_log("browser")] == []


def test_filters_hide_and_show(browser: Any) -> None:
    total = visible_cards(browser)
    box = browser.find_element("css selector", "[name=level][value=warning]")
    box.click()
    assert visible_cards(browser) < total
    assert browser.find_element("id", "shown").text == f"{visible_cards(browser)} of {total} findings"
    box.click()
    select = browser.find_element("css selector", "[name=rule]")
    select.send_keys("NUM004")
    assert visible_cards(browser) == 1
    browser.execute_script(
        "arguments[0].value = ''; arguments[0].dispatchEvent(new Event('input', {bubbles: true}))", select
    )
    assert visible_cards(browser) == total


def test_keys_walk_through_the_findings(browser: Any) -> None:
    body = browser.find_element("css selector", "body")
    browser.execute_script("document.activeElement.blur()")
    body.send_keys("j")
    assert browser.switch_to.active_element.get_attribute("id") == "f1"
    browser.switch_to.active_element.send_keys("j")
    assert browser.switch_to.active_element.get_attribute("id") == "f2"
    browser.switch_to.active_element.send_keys("k")
    assert browser.switch_to.active_element.get_attribute("id") == "f1"


def test_the_tabulator_goes_through_the_page_in_order_and_is_seen(browser: Any) -> None:
    browser.execute_script("document.activeElement.blur(); window.scrollTo(0, 0)")
    browser.refresh()
    look = (
        "const at = document.activeElement, style = getComputedStyle(at);"
        "return [[...document.querySelectorAll('*')].indexOf(at), at.className, style.outlineStyle, at.tabIndex]"
    )
    visited = []
    for _ in range(25):
        browser.switch_to.active_element.send_keys("\ue004")
        visited.append(browser.execute_script(look))
    assert visited[0][1] == "skip"
    order = [position for position, *_ in visited]
    assert order == sorted(set(order))
    assert all(outline != "none" for _, _, outline, _ in visited)
    assert browser.execute_script("return document.querySelectorAll('[tabindex]:not([tabindex=\"-1\"])').length") == 0


@pytest.mark.parametrize("width", [1440, 768, 390, 320])
def test_nothing_is_wider_than_the_window(browser: Any, width: int) -> None:
    # A window has a least width of its own; an emulated device has not.
    metrics = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 700}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_decisions_are_kept_and_exported_as_a_baseline(browser: Any) -> None:
    card = browser.find_element("id", "f2")
    card.find_element("css selector", "[name=decision]").send_keys("right as it is")
    card.find_element("css selector", "[name=remark]").send_keys("checked\t")
    browser.refresh()
    card = browser.find_element("id", "f2")
    assert card.find_element("css selector", "[name=remark]").get_attribute("value") == "checked"
    browser.execute_script("document.documentElement.style.scrollBehavior = 'auto'; scrollTo(0, 0)")
    browser.find_element("id", "export").click()
    file = browser.folder / "decisions.json"
    for _ in range(100):
        if file.exists():
            break
        browser.execute_async_script("setTimeout(arguments[0], 50)")
    exported = json.loads(file.read_text(encoding="utf-8"))
    (entry,) = exported["documents"]["seeds/border-crisis.md"]
    assert set(entry) == {"rule", "name", "fingerprint", "message"}
    assert exported["decisions"][0]["remark"] == "checked"
