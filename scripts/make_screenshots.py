"""The HTML report on a seed in, pictures of it in docs/images/ out; needs Chromium and the extra `browser`."""

import os
import shutil
import sys
import tempfile
from pathlib import Path

from selenium import webdriver

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from audit.cli import main as run_command  # noqa: E402

RULE = "DAT005"  # the finding that is shown: both sides of a contradiction
SIZES = {"report-wide.png": (1280, 860), "report-phone.png": (390, 844)}


def main() -> int:
    """Make every picture anew."""
    images = ROOT / "docs" / "images"
    images.mkdir(parents=True, exist_ok=True)
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"):
        options.add_argument(argument)
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.html")
        os.chdir(ROOT)
        run_command(["check", "--exit-zero", "seeds/border-crisis.md", "-o", str(report)])
        browser = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
        for name, (width, height) in SIZES.items():
            metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 700}
            browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
            browser.get(report.as_uri())
            scroll = (
                "document.documentElement.style.scrollBehavior = 'auto'; arguments[0].scrollIntoView({block: 'center'})"
            )
            browser.execute_script(scroll, browser.find_element("css selector", f".card[data-rule={RULE}]"))
            browser.save_screenshot(str(images / name))
        browser.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main())
