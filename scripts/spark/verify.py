"""Proves the job in recognize.py: verify.py TEMP COMMAND SEEDS ARTICLES [--cores 1,2] [--words 100-150] [--compare 8].

In local mode, on a corpus that is made here. SEEDS are annotated articles, see corpus.py. Rows are compared by a hash of
each, so that a large corpus fits.
"""

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import pyarrow.parquet

from corpus import read_seeds, write_corpus

HERE = Path(__file__).parent
FILES = 8
PER_BATCH = 2
NAMES = ["lang", "published", "entities", "dates", "boilerplate", "lines", "warnings"]
SAMPLE = 30


def rows_in(folder, files=None):
    for path in sorted(folder.rglob("*.parquet"))[:files]:
        for batch in pyarrow.parquet.ParquetFile(path).iter_batches():
            yield from batch.to_pylist()


def digest(answer):
    """Of all that was recognized."""
    entities = [{**entity, "confidence": float(entity["confidence"])} for entity in answer.get("entities") or []]
    values = {name: answer.get(name) for name in NAMES} | {"entities": entities if answer.get("entities") is not None else None}
    return hashlib.blake2b(json.dumps(values, sort_keys=True).encode(), digest_size=16).digest()


def alone(command, source, jobs, files):
    """One process without Spark, of the first files: hashes by id, and seconds."""
    process = subprocess.Popen([*command.split(), "pipe", "--jobs", str(jobs)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)

    def feed():
        for row in rows_in(source, files):
            process.stdin.write(json.dumps({"id": row["url"], "text": row["content"], "published": row["day"]}).encode() + b"\n")
        process.stdin.close()

    started = time.time()
    threading.Thread(target=feed, daemon=True).start()
    found = {}
    for line in process.stdout:
        answer = json.loads(line)
        found[answer["id"]] = digest(answer)
    assert process.wait() == 0
    return found, time.time() - started


def job(temp, command, source, out, cores):
    """Runs the job; returns seconds and what it counted."""
    submit = f"--master local[{cores},4] --conf spark.ui.enabled=false --conf spark.local.dir={temp} pyspark-shell"
    env = {**os.environ, "PYSPARK_PYTHON": sys.executable, "PYSPARK_SUBMIT_ARGS": submit}
    options = ["--fields", "text=content,id=url,published=day", "--keep", "site", "--command", command, "--files", str(PER_BATCH)]
    started = time.time()
    done = subprocess.run([sys.executable, HERE / "recognize.py", source, out, *options], env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-4000:]
    return time.time() - started, json.loads(done.stdout.strip().splitlines()[-1])


def assert_same(out, source, expected):
    """Each row once and with its site; and where it is known, with what one process says of it."""
    left = {row["url"]: expected.get(row["url"]) for row in rows_in(source)}
    for row in rows_in(out):
        assert row["id"] in left, f"{row['id']} came twice"
        same = left.pop(row["id"])
        assert same in (None, digest(row)), f"{row['id']} differs"
        assert row["id"].startswith(f"https://{row['site']}."), row
    assert not left, f"{len(left)} rows are missing, for example {next(iter(left))}"


def killed_once(temp, command):
    """A command whose first process is killed in the middle of its work."""
    flaky = temp / "flaky.py"
    flaky.write_text(
        "import os, subprocess, sys\n"
        f"once = {str(temp / 'killed')!r}\n"
        "try:\n    os.close(os.open(once, os.O_CREAT | os.O_EXCL))\nexcept FileExistsError:\n"
        f"    sys.exit(subprocess.call([*{command.split()!r}, *sys.argv[1:]]))\n"
        f"child = subprocess.Popen([*{command.split()!r}, *sys.argv[1:]], stdout=subprocess.PIPE)\n"
        "sys.stdout.buffer.write(child.stdout.readline())\nsys.stdout.flush()\nchild.kill()\nsys.exit(1)\n"
    )
    return f"{sys.executable} {flaky}"


def sample(command, out, source, folder):
    """Takes articles out of the job's output into a folder for review, and opens them."""
    dateline = command.split()
    fields = "text=content,id=url"
    taking = ["sample", out, "--texts", source, "--fields", fields, "--site", "site", "--per-site", "3", "--count", str(SAMPLE)]
    started = time.time()
    subprocess.run([*dateline, *taking, "--out", folder], check=True, capture_output=True)
    seconds = time.time() - started
    texts, sidecars = list(folder.rglob("*.txt")), list(folder.rglob("*.ann.yaml"))
    assert len(texts) == len(sidecars) == SAMPLE, (len(texts), len(sidecars))
    # Findings are what is to be decided; an error would be a sidecar that cannot be used.
    checked = subprocess.run([*dateline, "check", folder, "--format", "json"], capture_output=True)
    findings = json.loads(checked.stdout)
    assert checked.returncode == 0 and findings, checked.stderr.decode()
    states = subprocess.run([*dateline, "status", folder], capture_output=True, text=True, check=True).stdout
    return seconds, len(findings), states


def main():
    options = argparse.ArgumentParser(description="Proves the job in recognize.py in local mode.")
    options.add_argument("temp", type=Path)
    options.add_argument("command", help="how dateline is started")
    options.add_argument("seeds", type=Path)
    options.add_argument("count", type=int)
    options.add_argument("--cores", default="1,2", help="with how many the job runs, one after another")
    options.add_argument("--words", default="100-150", help="how long the articles are")
    options.add_argument("--compare", type=int, default=FILES, help=f"of how many of the {FILES} files each row is compared")
    given = options.parse_args()
    temp, command, count = given.temp, given.command, given.count
    shortest, longest = map(int, given.words.split("-"))
    every = [int(cores) for cores in given.cores.split(",")]
    source = temp / "source"
    bad = write_corpus(read_seeds(given.seeds, longest), source, count, FILES, (shortest, longest))
    syllables = sum(len((row["content"] or "").split()) for row in rows_in(source))
    print(f"  {count} articles of {syllables / count:.0f} words, {bad} of them without a text", flush=True)

    expected, seconds = alone(command, source, every[0], given.compare)
    compared = len(expected)
    assert compared >= count * given.compare // FILES
    print(f"  one process with --jobs {every[0]}: {compared / seconds:.0f} articles a second", flush=True)

    for cores in every:
        out = temp / f"out-{cores}"
        seconds, counted = job(temp, command, source, out, cores)
        assert counted["skipped"] == 0 and counted["records"] == count and counted["errors"] == bad, counted
        assert_same(out, source, expected)
        rate = count / seconds
        cost = counted["seconds"] / count * 1000
        print(f"  ✓ Spark, cores: {cores}: {compared} rows compared, the same as one process; {rate:.0f} articles a second with its start,", flush=True)
        print(f"    {cost:.2f} ms of processor time for an article in Python and dateline", flush=True)

    # A job that ended between two batches; and the first process of what is left is killed.
    out = temp / f"out-{every[-1]}"
    shutil.rmtree(out / "batch=1")
    _, counted = job(temp, killed_once(temp, command), source, out, every[-1])
    assert (temp / "killed").exists() and counted["skipped"] == FILES // PER_BATCH - 1, counted
    assert_same(out, source, expected)
    print("  ✓ a job that is started again goes on behind the batches that are complete;", flush=True)
    print("    a process that is killed: its task is tried again, nothing is lost or doubled", flush=True)

    seconds, findings, states = sample(command, out, source, temp / "review")
    print(f"  ✓ {SAMPLE} articles back for review in {seconds:.0f} s, with {findings} findings to decide")
    print("".join(f"    {line}\n" for line in states.strip().splitlines()), end="")


main()
