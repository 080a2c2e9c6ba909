"""Runs the code of docs/PYTHON.md from top to bottom: page.py PAGE FOLDER, with articles/ in the folder.

After each block that is named here something of what it promises is looked at.
"""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import yaml


def recognized(names):
    article = names["article"]
    assert ("Phạm Minh Chính", "PER") in [(each["text"], each["label"]) for each in article["entities"]], article
    assert [each["value"] for each in article["dates"]] == ["2024-10-06"], article


def tables(names):
    assert names["names"].groupby("label").size()["PER"] > 0


def loaded(names):
    assert "B-PER" in names["tags"].names and set(names["corpus"]) == {"train", "test"}


def annotated(names):
    assert {"PER", "LOC", "ORG", "DATE"} <= set(names["annotations"]["label"])


def docs(names):
    assert len(names["train"]) > len(names["test"]) > 0 and any(doc.ents for doc in names["train"])


def trained(names):
    assert names["losses"]["ner"] > 0
    assert any(names["nlp"](doc.text).ents for doc in names["train"]), "the model has learned nothing"


def suggestions(_):
    by_model = 0
    for file in Path("articles").rglob("*.ann.yaml"):
        for span in yaml.safe_load(file.read_text("utf-8")).get("spans") or []:
            if span.get("by") == "my-model":
                assert span["status"] == "suggested", span
                by_model += 1
    assert by_model > 0, "no prediction came back"


def asked(_):
    with_model, without = (json.loads(Path(name).read_text("utf-8")) for name in ("with.json", "without.json"))
    assert with_model["micro"] != without["micro"], "the model has said nothing"


CHECKS = {
    "def recognize": recognized,
    "read_parquet": tables,
    "load_dataset": loaded,
    "read_csv": annotated,
    "DocBin": docs,
    "nlp.update": trained,
    "dateline import": suggestions,
    "--model-command": asked,
}


def main(page, folder):
    blocks = re.findall(r"^```(python|sh)\n(.*?)^```$", Path(page).read_text("utf-8"), re.M | re.S)
    os.chdir(folder)
    # The Python that runs this page is the one that it speaks of.
    os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    names, left = {}, dict(CHECKS)
    for language, code in blocks:
        if language == "python":
            exec(compile(code, f"{page}: {code.splitlines()[0]}", "exec"), names)
        else:
            subprocess.run(["sh", "-euc", code], check=True)
        for sign in [sign for sign in left if sign in code]:
            left.pop(sign)(names)
    names["pipe"].stdin.close()
    names["pipe"].wait()
    assert not left, f"no block of the page has {', '.join(left)}"
    print(f"✓ docs/PYTHON.md: {len(blocks)} blocks run")


if __name__ == "__main__":
    main(str(Path(sys.argv[1]).resolve()), sys.argv[2])
