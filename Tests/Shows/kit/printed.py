"""A page printed by a browser onto sheets of A4: text of each sheet, and pictures of them."""
import os
import re
import shutil
import subprocess

from kit.python_packages import install_debian_package

PROGRAMS = {"chromium": "chromium", "pdftotext": "poppler-utils", "pdftoppm": "poppler-utils"}
PRINTING_SECONDS = 120
DOTS_PER_INCH = 110
# Summary and small print; the words of the one end where the other's heading stands.
SMALL_PRINT = "Everything that was sent"
LAST_OF_SUMMARY = "Where it came from"
SUMMARY_SHEETS = 2


def prepare():
    """Installs what is missing."""
    for name, package in PROGRAMS.items():
        if not shutil.which(name):
            install_debian_package(package)


class Printed:
    def __init__(self, html, folder, name):
        self.path = os.path.join(folder, name + ".pdf")
        source = os.path.join(folder, name + ".html")
        with open(source, "w", encoding="utf-8") as file:
            file.write(html)
        subprocess.run(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
             "--user-data-dir=" + os.path.join(folder, "browser"),
             "--print-to-pdf=" + self.path, "file://" + source],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            timeout=PRINTING_SECONDS)
        text = subprocess.run(["pdftotext", "-layout", self.path, "-"], check=True,
                              capture_output=True, text=True).stdout
        self.sheets = text.split("\f")[:-1]

    def sheet_with(self, heading):
        """The number of the first sheet that has these words in a line of their own; 0 for none."""
        for number, text in enumerate(self.sheets, 1):
            if re.search(rf"^\s*{re.escape(heading)}\s*$", text, re.MULTILINE):
                return number
        return 0

    def faults(self):
        """What is wrong with where the parts stand."""
        last, small = self.sheet_with(LAST_OF_SUMMARY), self.sheet_with(SMALL_PRINT)
        if not last:
            yield f"{LAST_OF_SUMMARY!r} stands on no sheet"
        elif last > SUMMARY_SHEETS:
            yield f"the summary ends on sheet {last}"
        if not small:
            yield f"{SMALL_PRINT!r} stands on no sheet"
        elif small <= SUMMARY_SHEETS:
            yield f"the small print begins on sheet {small}"
        elif small > SUMMARY_SHEETS + 1:
            yield f"the small print begins on sheet {small}, so the summary takes more than two"

    @property
    def words(self):
        return set(re.findall(r"\w+", " ".join(self.sheets)))

    def pictures(self, folder, name):
        for number in range(1, SUMMARY_SHEETS + 1):
            subprocess.run(
                ["pdftoppm", "-r", str(DOTS_PER_INCH), "-png", "-f", str(number), "-l", str(number),
                 "-singlefile", self.path, os.path.join(folder, f"{name}-{number}")], check=True)
