"""Articles with their sidecars, and what an export of them should hold by its own loss report."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

import yaml


@dataclass(frozen=True)
class Span:
    """Offsets count code points, which is how Python counts."""

    start: int
    end: int
    label: str
    text: str
    type: str = ""
    value: str = ""
    canonical: str = ""


@dataclass
class Article:
    path: str
    text: str
    spans: list


def read_corpus(folder):
    """All articles by path, each checked against its sidecar."""
    articles = {}
    for file in sorted(Path(folder).rglob("*.txt")):
        text = file.read_bytes().decode("utf-8")
        sidecar = file.with_suffix(".ann.yaml")
        places = raw_places(text)
        spans = []
        if sidecar.exists():
            data = yaml.load(sidecar.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
            for entry in data["spans"] or []:
                if entry["status"] != "accepted":
                    continue
                start, end = entry["start"], entry["end"]
                if data["version"] >= 2:
                    start, end = places[start], places[end]
                quote = text[start:end]
                assert quote.replace("\r\n", "\n") == entry["text"].replace("\r\n", "\n"), (file, entry)
                spans.append(
                    Span(
                        start,
                        end,
                        entry["label"],
                        quote,
                        entry.get("type", ""),
                        entry.get("value", ""),
                        entry.get("canonical", ""),
                    )
                )
        spans.sort(key=lambda span: (span.start, -span.end))
        path = file.relative_to(folder).as_posix()
        articles[path] = Article(path, text, spans)
    return articles


def raw_places(text):
    """Where each offset that counts a line end as one stands in a text with CRLF."""
    places, at = [], 0
    while at < len(text):
        places.append(at)
        at += 2 if text.startswith("\r\n", at) else 1
    return [*places, len(text)]


GONE = {"overlap", "crossing", "misaligned", "no-token", "dates-only", "empty"}


class Expected:
    """What the export in a folder must hold: the sidecars less what the loss report says."""

    def __init__(self, corpus, folder):
        self.corpus = corpus
        self.losses = {}
        for loss in json.loads((Path(folder) / "losses.json").read_text("utf-8")):
            key = (loss["path"], loss["start"], loss["end"], loss.get("label"))
            self.losses.setdefault(key, []).append(loss)

    def spans(self, path):
        """`(span, text)` for each span of an article; `text` is what the loss report says was written."""
        for span in self.corpus[path].spans:
            losses = self.losses.get((path, span.start, span.end, span.label), [])
            reasons = {loss["reason"] for loss in losses}
            if reasons & GONE:
                continue
            written = [loss["written"] for loss in losses if "written" in loss]
            yield span, written[-1] if written else span.text

    def pieces(self, path):
        """As `spans`, but those that were split at line ends in their pieces."""
        for span, text in self.spans(path):
            losses = self.losses.get((path, span.start, span.end, span.label), [])
            if any(loss["reason"] == "split" for loss in losses):
                for piece in re.split(r"[\r\n]+", text):
                    yield span, piece
            else:
                yield span, text


def squeeze(text):
    """A text but for blanks and the sign that stands for them in tokens."""
    return re.sub(r"[\s_\u200b]+", "", text)
