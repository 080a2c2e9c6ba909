"""Proves the job in recognize.py: verify.py TEMP COMMAND ARTICLES, in local mode on a corpus that is made here."""

import json
import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pyarrow
import pyarrow.parquet

HERE = Path(__file__).parent
PEOPLE = ["Nguyễn Văn Hùng", "Trần Thị Mai", "Lê Quang Minh", "Phạm Thu Hà", "John Baker", "Đỗ Thành Nam"]
PLACES = ["Huế", "Đà Nẵng", "Cần Thơ", "Hải Phòng", "Seoul", "Singapore", "Nghệ An", "Lâm Đồng"]
BODIES = ["Bộ Y tế", "Đại học Quốc gia Hà Nội", "UBND tỉnh Quảng Nam", "Liên Hợp Quốc"]
SAID = ["cho biết dự án sẽ hoàn thành", "khẳng định giá lúa đã tăng", "đề nghị người dân chủ động ứng phó"]


def articles(count):
    """Distinct articles of about 45 syllables; each thousandth has no text."""
    chance = random.Random(1)
    for n in range(count):
        person, place, body = chance.choice(PEOPLE), chance.choice(PLACES), chance.choice(BODIES)
        day, month = chance.randint(1, 28), chance.randint(1, 12)
        text = (
            f"{place}: {chance.choice(SAID)} trong năm {chance.randint(2010, 2030)}\n\n"
            f"Ngày {day}/{month}, ông {person} {chance.choice(SAID)} tại {place}, theo {body}. "
            f"Hôm qua, {chance.randint(2, 900)} người ở {chance.choice(PLACES)} đã được hỗ trợ.\n"
        )
        yield {"url": f"https://site.example/{n}", "content": None if n % 1000 == 7 else text, "day": f"2024-{month:02}-28"}


def write_corpus(folder, count, files=8):
    folder.mkdir()
    rows = list(articles(count))
    for n in range(files):
        table = pyarrow.Table.from_pylist(rows[n::files])
        pyarrow.parquet.write_table(table, folder / f"part-{n:03}.parquet", row_group_size=5000)
    return rows


def job(temp, command, source, out, cores, *options):
    """Runs the job; returns seconds and what it counted."""
    env = {**os.environ, "PYSPARK_PYTHON": sys.executable, "PYSPARK_SUBMIT_ARGS": ""}
    env["PYSPARK_SUBMIT_ARGS"] = f"--master local[{cores},4] --conf spark.ui.enabled=false --conf spark.local.dir={temp} pyspark-shell"
    fields = ["--fields", "text=content,id=url,published=day", "--command", command, "--files", "4"]
    started = time.time()
    done = subprocess.run(
        [sys.executable, HERE / "recognize.py", source, out, *fields, *options], env=env, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr[-4000:]
    return time.time() - started, json.loads(done.stdout.strip().splitlines()[-1])


def answers(folder):
    rows = pyarrow.parquet.read_table(folder).to_pylist() if folder.is_dir() else []
    return {row["id"]: {name: value for name, value in row.items() if name not in ("id", "batch", "error")} for row in rows}


def main():
    temp, command, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    rows = write_corpus(temp / "source", count)
    bad = sum(row["content"] is None for row in rows)

    # One process, without Spark.
    lines = "".join(json.dumps({"id": row["url"], "text": row["content"], "published": row["day"]}) + "\n" for row in rows)
    started = time.time()
    done = subprocess.run([*command.split(), "pipe", "--jobs", "1"], input=lines.encode(), capture_output=True, check=True)
    alone = time.time() - started
    expected = {}
    for line in done.stdout.splitlines():
        answer = json.loads(line)
        names = ["lang", "published", "entities", "dates", "boilerplate", "lines", "warnings"]
        expected[answer["id"]] = {name: answer.get(name) for name in names}
    print(f"  one process: {count / alone:.0f} articles a second")

    for cores in (1, 2):
        seconds, counted = job(temp, command, temp / "source", temp / f"out-{cores}", cores)
        assert counted["skipped"] == 0 and counted["records"] == count and counted["errors"] == bad, counted
        found = answers(temp / f"out-{cores}")
        assert len(found) == count and found.keys() == expected.keys(), (len(found), count)
        different = [name for name in expected if found[name] != expected[name]]
        assert not different, (different[0], found[different[0]], expected[different[0]])
        print(f"  ✓ Spark with {cores} cores: the same as one process; {count / seconds:.0f} articles a second with its start")

    # The first process of `dateline` is killed in the middle of its work.
    flaky = temp / "flaky.py"
    flaky.write_text(
        "import os, subprocess, sys\n"
        f"once = {str(temp / 'killed')!r}\n"
        "try:\n    os.close(os.open(once, os.O_CREAT | os.O_EXCL))\nexcept FileExistsError:\n"
        f"    sys.exit(subprocess.call([*{command.split()!r}, *sys.argv[1:]]))\n"
        f"child = subprocess.Popen([*{command.split()!r}, *sys.argv[1:]], stdout=subprocess.PIPE)\n"
        "sys.stdout.buffer.write(child.stdout.readline())\nsys.stdout.flush()\nchild.kill()\nsys.exit(1)\n"
    )
    _, counted = job(temp, f"{sys.executable} {flaky}", temp / "source", temp / "out-killed", 2)
    assert (temp / "killed").exists()
    assert answers(temp / "out-killed") == expected
    print("  ✓ a process that is killed: its task is tried again, nothing is lost or doubled")

    # A job that ended between two batches.
    shutil.rmtree(temp / "out-2" / "batch=1")
    _, counted = job(temp, command, temp / "source", temp / "out-2", 2)
    assert counted["skipped"] == 1 and counted["records"] == count / 2, counted
    assert answers(temp / "out-2") == expected
    print("  ✓ a job that is started again goes on behind the batches that are complete")


main()
