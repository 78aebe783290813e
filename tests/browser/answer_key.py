"""What nobody but the judge may see: the texts of an answer key, and the solutions of its notebook."""

import ast
import json
import re

from tests.browser.laboratory import ASSIGNMENT
from tests.mini import ROOT

SOURCE = ROOT / "modules" / ASSIGNMENT
# From here a text of the key is long enough to be nobody's by chance.
TELLING = 25


def texts_of_the_key():
    """Every longer text of kunci.py (diagnoses, where to reread) that the release does not print itself."""
    tree = ast.parse((SOURCE / "kunci.py").read_text(encoding="utf-8"))
    texts = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return {text for text in texts if len(text) >= TELLING}


def solutions_in_the_source():
    """The lines between the solution marks, and the written model answer."""
    cells = json.loads((SOURCE / "latihan.ipynb").read_text(encoding="utf-8"))["cells"]
    lines = set()
    for cell in cells:
        about, text = cell["metadata"].get("nbgrader", {}), "".join(cell["source"])
        if cell["cell_type"] == "code":
            for marked in re.findall(r"### BEGIN SOLUTION\n(.*?)### END SOLUTION", text, flags=re.S):
                lines |= {line.strip() for line in marked.splitlines()}
        elif about.get("solution"):
            lines |= {line.strip() for line in text.splitlines()}
    return {line for line in lines if len(line) >= TELLING}


def unescaped(text):
    """Return the text together with its reading after JSON's escapes, so that a search finds both spellings."""
    read = re.sub(r"\\u([0-9a-fA-F]{4})", lambda code: chr(int(code[1], 16)), text)
    return text + read.replace('\\"', '"')
