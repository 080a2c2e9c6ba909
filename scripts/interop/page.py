"""Runs the code of docs/PYTHON.md from top to bottom: page.py PAGE FOLDER [--train], with articles/ in the folder.

Blocks that are marked with `train` need packages that are large, and run only with that option. After each block that is named here something of what it promises is looked at.
"""

import os
import re
import shutil
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


def classified(names):
    first, *_, last = [each["loss"] for each in names["trainer"].state.log_history if "loss" in each]
    assert last < first, (first, last)


def suggestions(author):
    def check(_):
        found = 0
        for file in Path("articles").rglob("*.ann.yaml"):
            for span in yaml.safe_load(file.read_text("utf-8")).get("spans") or []:
                if span.get("by") == author:
                    assert span["status"] == "suggested", span
                    found += 1
        assert found > 0, f"no prediction of {author} came back"

    return check


def asked(_):
    shutil.copytree("new", "without", ignore=shutil.ignore_patterns("*.yaml"))
    subprocess.run(["dateline", "annotate", "without"], check=True)
    spans = lambda folder: {  # noqa: E731
        (file.name, span["start"], span["end"], span["label"])
        for file in Path(folder).glob("*.ann.yaml")
        for span in yaml.safe_load(file.read_text("utf-8"))["spans"] or []
    }
    assert spans("new") - spans("without"), "the model has said nothing"


CHECKS = {
    "def recognize": recognized,
    "read_parquet": tables,
    "load_dataset": loaded,
    "read_csv": annotated,
    "DocBin": docs,
    "nlp.update": trained,
    "import predictions.jsonl": suggestions("my-model"),
    "--model-command": asked,
}
TRAIN_CHECKS = {
    "trainer.train()": classified,
    "import tags.jsonl": suggestions("my-classifier"),
}


def main(page, folder, train):
    found = re.findall(r"^```(python|sh)( train)?\n(.*?)^```$", Path(page).read_text("utf-8"), re.M | re.S)
    blocks = [(language, code) for language, large, code in found if train or not large]
    os.chdir(folder)
    # The Python that runs this page is the one that it speaks of.
    os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    names, left = {}, {**CHECKS, **(TRAIN_CHECKS if train else {})}
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
    rest = len(found) - len(blocks)
    print(f"✓ docs/PYTHON.md: {len(blocks)} blocks run" + (f", {rest} left out, see --train" if rest else ""))


if __name__ == "__main__":
    main(str(Path(sys.argv[1]).resolve()), sys.argv[2], "--train" in sys.argv)
