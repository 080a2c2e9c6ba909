"""Proves the exports below a folder by reading them: verify.py FOLDER, with corpora/ and exports/ in it."""

import subprocess
import sys
import time
import traceback
from pathlib import Path

import readers
from corpus import Expected, read_corpus

# Format, program that reads it, function.
PROOFS = [
    ("conll", "nltk, seqeval strict IOB2", lambda f, e: readers.columns(f, e, "IOB2", True)),
    ("conll", "spacy convert", lambda f, e: readers.spacy_columns(f)),
    ("conll-iob1", "nltk, seqeval strict IOB1", lambda f, e: readers.columns(f, e, "IOB1", True)),
    ("conll2002", "nltk, seqeval strict IOB2", lambda f, e: readers.columns(f, e, "IOB2", False)),
    ("bioes", "nltk, seqeval strict IOBES", lambda f, e: readers.columns(f, e, "IOBES", False)),
    ("bilou", "nltk, seqeval strict BILOU", lambda f, e: readers.columns(f, e, "BILOU", False)),
    ("conllu", "conllu", readers.conllu),
    ("jsonl", "specification", readers.jsonl),
    ("spacy", "spacy DocBin", readers.spacy),
    ("spacy-jsonl", "spacy Example", readers.spacy_jsonl),
    ("prodigy", "spacy Doc", readers.prodigy),
    ("hf-parquet", "datasets, seqeval", lambda f, e: readers.hugging_face(f, e, "parquet")),
    ("hf-parquet", "duckdb", readers.duckdb),
    ("hf-jsonl", "datasets, seqeval", lambda f, e: readers.hugging_face(f, e, "jsonl")),
    ("doccano", "specification", readers.doccano),
    ("label-studio", "label-studio-sdk", readers.label_studio),
    ("brat", "brat-peek", readers.brat),
    ("webanno", "specification", readers.webanno),
    ("xmi", "dkpro-cassis", readers.xmi),
    ("timeml", "lxml, schema", readers.timeml),
    ("tei", "lxml, schema", readers.tei),
    ("pubannotation", "specification", readers.pubannotation),
    ("gate", "gatenlp", readers.gate),
    ("w3c", "specification", readers.w3c),
    ("csv", "csv, duckdb", readers.csv),
]


def run(arguments, folder):
    result = subprocess.run(
        [sys.executable, "-m", "spacy", *arguments], cwd=folder, capture_output=True, text=True, check=False
    )
    # That the corpus is small is no fault of the export.
    small = "Low number of examples to train" in result.stdout and "1 error" in result.stdout
    assert result.returncode == 0 or small, f"spacy {' '.join(arguments)}:\n{result.stdout[-3000:]}\n{result.stderr[-3000:]}"
    return result.stdout


def train(folder):
    """`spacy debug data` finds no error, and a tiny training runs."""
    run(["init", "config", "config.cfg", "--lang", "xx", "--pipeline", "ner", "--force"], folder)
    paths = ["--paths.train", "dateline.spacy", "--paths.dev", "dateline.spacy"]
    said = run(["debug", "data", "config.cfg", *paths, "--no-format"], folder)
    small = ["--training.max_steps", "20", "--training.eval_frequency", "10", "--components.tok2vec.model.encode.width", "32"]
    run(["train", "config.cfg", *paths, *small, "--output", "model"], folder)
    assert (folder / "model" / "model-last").exists()
    return said.count("\n")


def main():
    top = Path(sys.argv[1])
    passed = failed = 0

    def prove(name, prove_it):
        nonlocal passed, failed
        started = time.time()
        try:
            count = prove_it()
            passed += 1
            print(f"  ✓ {name}  {count}  ({time.time() - started:.1f} s)", flush=True)
        except Exception as error:  # Each proof stands for itself.
            failed += 1
            lines = [] if isinstance(error, AssertionError) and str(error) else traceback.format_exc().splitlines()[-6:]
            print("\n".join([f"  ✗ {name}: {str(error)[:1500]}", *lines]), flush=True)

    corpora = {folder.name: read_corpus(folder) for folder in sorted((top / "corpora").iterdir())}
    for corpus, articles in corpora.items():
        spans = sum(len(article.spans) for article in articles.values())
        print(f"\n{corpus}: {len(articles)} articles, {spans} spans in the sidecars")
        for name, reader, function in PROOFS:
            folder = top / "exports" / corpus / name
            prove(f"{name:14} {reader:28}", lambda f=function, d=folder, a=articles: f(d, Expected(a, d)))
    largest = "samples" if "samples" in corpora else "hard"
    prove(f"{'spacy':14} {'debug data, train':28}", lambda: train(top / "exports" / largest / "spacy"))
    print(f"\n{passed} passed, {failed} failed")
    return 1 if failed else 0


sys.exit(main())
