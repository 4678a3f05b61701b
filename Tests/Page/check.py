"""Drives the report on a portfolio in a browser without a window, as a reader would.

    check.py PAGE

PAGE is what `zhunru advise data/examples/portfolio.yaml -o report.html` wrote. Selenium and Debian's chromium and
chromium-driver are wanted. Nothing may be asked of a network, and nothing may go wrong in the console.
"""

import base64
import json
import pathlib
import sys

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

page = pathlib.Path(sys.argv[1]).resolve()
options = webdriver.ChromeOptions()
for argument in ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--window-size=1280,900"]:
    options.add_argument(argument)
options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
browser = webdriver.Chrome(options=options, service=webdriver.ChromeService("/usr/bin/chromedriver"))


def rows():
    """The companies of the table that are shown, in their order."""
    return [row for row in browser.find_elements(By.CSS_SELECTOR, "#company-table tbody tr") if row.is_displayed()]


def names():
    return [row.find_element(By.TAG_NAME, "a").text for row in rows()]


def answers():
    return [int(row.find_elements(By.TAG_NAME, "td")[1].get_attribute("data-key")) for row in rows()]


def emulate(feature, value):
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": feature, "value": value}]})


def overflow():
    """What is wider than the window and does not scroll by itself."""
    return browser.execute_script("""
        return [...document.querySelectorAll('body *')].filter(element =>
            element.getBoundingClientRect().right > document.documentElement.clientWidth + 1
            && !element.closest('.scroll, figure')).map(element => element.outerHTML.slice(0, 80))""")


def contrast(selector):
    """The contrast of the first of some elements with what is behind it, by WCAG 2."""
    return browser.execute_script("""
        const channels = color => color.match(/[\\d.]+/g).slice(0, 3).map(Number);
        const light = color => channels(color).map(c => c / 255)
            .map(c => c <= .03928 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4)
            .reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], 0);
        const element = document.querySelector(arguments[0]);
        let behind = element;
        while (behind && /, 0\\)$|transparent/.test(getComputedStyle(behind).backgroundColor)) behind = behind.parentElement;
        const pair = [light(getComputedStyle(element).color), light(getComputedStyle(behind || document.body).backgroundColor)];
        return (Math.max(...pair) + .05) / (Math.min(...pair) + .05)""", selector)


try:
    browser.get(page.as_uri())
    all_names = names()
    assert len(all_names) > 5, all_names
    assert browser.find_element(By.ID, "filter").is_displayed()

    # Filtering by words leaves the rows that hold them all, and the sections of those companies.
    text = browser.find_element(By.ID, "filter-text")
    text.send_keys("kestrelwood")
    assert len(rows()) == 1 and "Kestrelwood" in names()[0], names()
    shown = [part for part in browser.find_elements(By.CSS_SELECTOR, "section.company") if part.is_displayed()]
    assert len(shown) == 1, len(shown)
    assert browser.find_element(By.ID, "filter-count").text == f"1 / {len(all_names)}"
    text.send_keys(Keys.CONTROL, "a")
    text.send_keys(Keys.DELETE)
    assert names() == all_names

    # Filtering by an answer leaves as many as the choice says.
    choice = Select(browser.find_element(By.ID, "filter-answer"))
    for option in choice.options[1:]:
        choice.select_by_value(option.get_attribute("value"))
        count = int(option.text.rsplit("(", 1)[1].rstrip(")"))
        assert len(rows()) == count, (option.text, len(rows()))
    choice.select_by_index(0)
    assert names() == all_names

    # A head sorts by its column, with the mouse, and with the keyboard alone; answers by their rank.
    heads = browser.find_elements(By.CSS_SELECTOR, "#company-table thead button")
    heads[1].click()
    assert answers() == sorted(answers()) and len(set(answers())) > 2, answers()
    heads[1].click()
    assert answers() == sorted(answers(), reverse=True), answers()
    text.click()
    text.send_keys(Keys.TAB, Keys.NULL)
    browser.switch_to.active_element.send_keys(Keys.TAB)
    focused = browser.switch_to.active_element
    assert focused == heads[0], focused.get_attribute("outerHTML")
    focused.send_keys(Keys.ENTER)
    head = browser.find_elements(By.CSS_SELECTOR, "#company-table thead th")[0]
    assert head.get_attribute("aria-sort") == "ascending"
    ordered = browser.execute_script("return arguments[0].every((x, i, all) => !i || all[i - 1].localeCompare(x) <= 0)", [
        row.find_elements(By.TAG_NAME, "td")[0].text.strip().lower() for row in rows()])
    assert ordered, names()

    # A link leads to the section of its company.
    rows()[0].find_element(By.TAG_NAME, "a").click()
    anchor = browser.current_url.split("#")[1]
    assert browser.find_element(By.ID, anchor).tag_name == "section"

    # In the dark, and by day, words can be read.
    for scheme in ["light", "dark"]:
        emulate("prefers-color-scheme", scheme)
        for selector in ["main p", "main .meta", "main h2", "#company-table td", "main a", "main .aside"]:
            assert contrast(selector) >= 4.5, (scheme, selector, contrast(selector))
    emulate("prefers-color-scheme", "light")

    # On a telephone nothing sticks out.
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {"width": 375, "height": 800, "deviceScaleFactor": 2, "mobile": True})
    assert not overflow(), overflow()
    assert browser.execute_script("return document.documentElement.scrollWidth") <= 375
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})

    # On paper stands what is on the screen, without what is only for the screen.
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    assert not browser.find_element(By.ID, "filter").is_displayed()
    assert len(rows()) == len(all_names)
    printed = base64.b64decode(browser.print_page())
    assert printed.startswith(b"%PDF") and len(printed) > 20_000, len(printed)

    problems = [entry for entry in browser.get_log("browser") if entry["level"] != "INFO"]
    assert not problems, problems
    requests = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    asked = {request["params"]["request"]["url"] for request in requests if request["method"] == "Network.requestWillBeSent"}
    foreign = {url for url in asked if not url.startswith(page.as_uri())}
    assert not foreign, foreign
    print(f"{len(all_names)} companies filtered, sorted, printed as {len(printed)} bytes")
finally:
    browser.quit()
