"""Proves the figures of `dateline evaluate` by those of seqeval and nervaluate: evaluation.py FOLDER."""

import json
import sys
from pathlib import Path

from nervaluate import Evaluator
from seqeval.metrics import classification_report
from seqeval.scheme import IOB2

SCHEMES = {"strict": "strict", "exact": "exact", "partial": "partial", "type": "ent_type"}
COUNTS = ("correct", "incorrect", "partial", "missed", "spurious")


def sentences(path):
    blocks = path.read_text(encoding="utf-8").strip("\n").split("\n\n")
    return [[row.split(" ")[1] for row in block.split("\n")] for block in blocks]


def near(ours, theirs, what):
    assert abs(ours - theirs) < 1e-9, f"{what}: {ours}, and {theirs} elsewhere"


def seqeval(gold, predicted, figures):
    report = classification_report(gold, predicted, mode="strict", scheme=IOB2, output_dict=True, zero_division=0)
    rows = {"micro avg": figures["micro"], "macro avg": figures["macro"], "weighted avg": figures["weighted"]}
    rows.update(figures["labels"])
    assert set(rows) == set(report), (sorted(rows), sorted(report))
    for name, ours in rows.items():
        for key, other in (("precision", "precision"), ("recall", "recall"), ("f1", "f1-score"), ("support", "support")):
            if key in ours:
                near(ours[key], report[name][other], f"seqeval {name} {key}")
    return len(rows)


def nervaluate(gold, predicted, figures):
    results = Evaluator(gold, predicted, tags=sorted(figures["labels"]), loader="list").evaluate()
    parts = [("all", figures["schemes"], results["overall"])]
    parts += [(label, ours, results["entities"][label]) for label, ours in figures["schemesByLabel"].items()]
    for name, ours, theirs in parts:
        for scheme, other in SCHEMES.items():
            for key in COUNTS + ("precision", "recall", "f1"):
                near(ours[scheme][key], getattr(theirs[other], key), f"nervaluate {name} {scheme} {key}")
    return len(parts) * len(SCHEMES)


def main(folder):
    for pair in sorted((folder / "evaluation").iterdir()):
        gold, predicted = sentences(pair / "gold.conll"), sentences(pair / "predicted.conll")
        figures = json.loads((pair / "figures.json").read_text(encoding="utf-8"))
        rows = seqeval(gold, predicted, figures)
        schemes = nervaluate(gold, predicted, figures)
        print(f"evaluate {pair.name}: {rows} rows as seqeval says, {schemes} as nervaluate says")


main(Path(sys.argv[1]))
