"""Makes a corpus of any size out of a small annotated one: corpus.py SEEDS OUT COUNT [--files N] [--words N].

SEEDS is what `dateline export … --format jsonl` writes. Each article is a piece of one of them in which other names of
the same language and label stand, and other days, the same one wherever the old one stood; no two texts are the same,
and the same arguments make the same files. What they say is nonsense: they are there to be many.
OUT becomes a folder of Parquet files with `url`, `site`, `content` and `day`, written as they are made.
"""

import argparse
import hashlib
import json
import random
import re
from collections import defaultdict
from pathlib import Path

import pyarrow
import pyarrow.parquet

COLUMNS = pyarrow.schema([(name, pyarrow.string()) for name in ("url", "site", "content", "day")])
ROW_GROUP = 2000
# One article in so many has no text, as crawls have them.
EMPTY = 1000
NUMERIC = re.compile(r"^(\d{1,2})([/-])(\d{1,2})(?:\2(\d{4}))?$")
YEARS = range(2018, 2026)


class Seed:
    """An article as its lines, with the spans in each."""

    def __init__(self, article):
        text = article["text"]
        self.lang = article.get("lang", "und")
        self.site = article["path"].split("/")[0]
        outer, end = [], 0
        for span in sorted(article["spans"], key=lambda span: (span["start"], -span["end"])):
            if span["start"] >= end:
                outer.append(span)
                end = span["end"]
        self.lines, at = [], 0
        for line in text.splitlines(keepends=True):
            inside = [span for span in outer if at <= span["start"] and span["end"] <= at + len(line)]
            self.lines.append((line, [(span["start"] - at, span["end"] - at, span["label"]) for span in inside]))
            at += len(line)
        self.words = [len(line.split()) for line, _ in self.lines]


def names_of(seeds):
    """Names by language and label."""
    names = defaultdict(set)
    for seed in seeds:
        for line, spans in seed.lines:
            for start, end, label in spans:
                if label != "DATE":
                    names[seed.lang, label].add(line[start:end])
    return {key: sorted(found) for key, found in names.items()}


def other(text, label, lang, names, chance):
    """What stands in the place of a name or a day."""
    if label != "DATE":
        name = chance.choice(names[lang, label])
        return name.upper() if text.isupper() else name
    day = NUMERIC.match(text)
    if not day:
        return text
    sign, year = day[2], f"{day[2]}{chance.choice(YEARS)}" if day[4] else ""
    return f"{chance.randint(1, 28)}{sign}{chance.randint(1, 12)}{year}"


def piece(seed, names, words, chance):
    """Lines from some place on until there are enough words."""
    enough, total = chance.randint(*words), sum(seed.words)
    last = max(n for n in range(len(seed.lines)) if sum(seed.words[n:]) >= min(enough, total))
    first = chance.randint(0, last)
    changed, text, count = {}, "", 0
    for n in range(first, len(seed.lines)):
        line, spans = seed.lines[n]
        at = 0
        for start, end, label in spans:
            old = line[start:end]
            if (label, old) not in changed:
                changed[label, old] = other(old, label, seed.lang, names, chance)
            text += line[at:start] + changed[label, old]
            at = end
        text += line[at:]
        count += seed.words[n]
        if count >= enough:
            break
    return text


def articles(seeds, count, words=(100, 150)):
    """Rows, no two of which have the same text."""
    chance, names, seen = random.Random(1), names_of(seeds), set()
    for n in range(count):
        seed = chance.choice(seeds)
        text = None
        while n % EMPTY != 7 and text is None:
            text = piece(seed, names, words, chance)
            digest = hashlib.blake2b(text.encode(), digest_size=12).digest()
            if digest in seen:
                seed, text = chance.choice(seeds), None
            seen.add(digest)
        day = f"{chance.choice(YEARS)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        yield {"url": f"https://{seed.site}.example/{n}", "site": seed.site, "content": text, "day": day}


def read_seeds(path, longest=150):
    """Those whose lines are short enough to be parts of short articles."""
    with open(path, encoding="utf-8") as file:
        seeds = [Seed(json.loads(line)) for line in file]
    return [seed for seed in seeds if max(seed.words) <= longest]


def write_corpus(seeds, out, count, files=8, words=(100, 150)):
    """`files` files of about the same size, one after another; the articles without a text among them are counted."""
    out.mkdir(parents=True)
    rows, without = articles(seeds, count, words), 0
    for n in range(files):
        left = count * (n + 1) // files - count * n // files
        with pyarrow.parquet.ParquetWriter(out / f"part-{n:03}.parquet", COLUMNS) as writer:
            while left > 0:
                group = [row for _, row in zip(range(min(left, ROW_GROUP)), rows)]
                without += sum(row["content"] is None for row in group)
                writer.write_table(pyarrow.Table.from_pylist(group, COLUMNS))
                left -= len(group)
    return without


def main():
    options = argparse.ArgumentParser(description="Makes a large corpus of Parquet files out of an export.")
    options.add_argument("seeds", help="what `dateline export --format jsonl` wrote")
    options.add_argument("out", type=Path, help="a new folder")
    options.add_argument("count", type=int)
    options.add_argument("--files", type=int, default=8)
    options.add_argument("--words", default="100-150", help="how long the articles are")
    given = options.parse_args()
    shortest, longest = map(int, given.words.split("-"))
    without = write_corpus(read_seeds(given.seeds, longest), given.out, given.count, given.files, (shortest, longest))
    print(f"{given.count} articles in {given.out}, {without} of them without a text")


if __name__ == "__main__":
    main()
