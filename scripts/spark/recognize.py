"""Recognizes the articles of Parquet files on Spark: recognize.py SOURCE OUT, see docs/BATCH.md.

Each task starts one `dateline pipe` with one thread and streams its rows through it. SOURCE is worked on in batches of
files, each a folder of OUT that Spark marks as complete; a job that is started again goes on behind the complete ones.
"""

import argparse
import json
import os
import subprocess
import threading

from pyspark.sql import SparkSession

PLACE = "start: bigint, end: bigint"
QUOTE = f"{PLACE}, text: string"
SCHEMA = ", ".join(
    [
        "id string, lang string, published string",
        f"entities array<struct<{QUOTE}, label: string, confidence: double, canonical: string>>",
        f"dates array<struct<{QUOTE}, type: string, value: string>>",
        f"boilerplate array<struct<{PLACE}, kind: string>>",
        f"lines array<struct<{PLACE}, kind: string>>",
        "warnings array<string>, error string",
    ]
)
COLUMNS = ["id", "lang", "published", "entities", "dates", "boilerplate", "lines", "warnings", "error"]
FIELDS = ["id", "text", "published", "lang"]

# Rows that are handed back together.
ROWS = 500


def processor_seconds():
    """Of this process and of its children that have ended."""
    return sum(os.times()[:4])


def piper(command, counts, keep=()):
    """What a task does: data frames of records in, data frames of what was recognized out, in the same order.

    Columns that are kept come in as `keep_NAME` and go out under their names.
    """
    columns = [*COLUMNS, *keep]

    def pipe(frames):
        import pandas  # Executors have it; the driver needs it only here.

        started = processor_seconds()
        process = subprocess.Popen(
            [*command, "pipe", "--jobs", "1"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        # Of the rows that are under way: an error has no id when its record could not be read.
        sent = []
        failure = []

        def feed():
            try:
                for frame in frames:
                    for row in frame.to_dict("records"):
                        record = {name: value for name, value in row.items() if isinstance(value, str)}
                        kept = {name: record.pop(f"keep_{name}", None) for name in keep}
                        sent.append({"id": record.get("id"), **kept})
                        process.stdin.write(json.dumps(record).encode() + b"\n")
                process.stdin.close()
            except BaseException as error:
                failure.append(error)
                process.kill()

        feeder = threading.Thread(target=feed, daemon=True)
        feeder.start()
        try:
            held, answered = [], 0
            for line in process.stdout:
                answer = json.loads(line)
                answer.update(sent[answered])
                sent[answered] = None
                answered += 1
                counts["records"].add(1)
                counts["errors"].add(1 if "error" in answer else 0)
                counts["warnings"].add(len(answer.get("warnings", [])))
                held.append([answer.get(name) for name in columns])
                if len(held) == ROWS:
                    yield pandas.DataFrame(held, columns=columns)
                    held = []
            status = process.wait()
            feeder.join()
            if failure:
                raise failure[0]
            # Spark tries the task again, and its rows with it.
            if status != 0 or answered != len(sent):
                raise RuntimeError(f"dateline pipe ended with {status} after {answered} of {len(sent)} records")
            if held:
                yield pandas.DataFrame(held, columns=columns)
            counts["seconds"].add(processor_seconds() - started)
        finally:
            process.kill()
            process.wait()

    return pipe


def files_below(spark, source):
    """Paths of the Parquet files at a path of any file system that Spark knows, sorted."""
    path = spark._jvm.org.apache.hadoop.fs.Path(source)
    found = path.getFileSystem(spark._jsc.hadoopConfiguration()).listFiles(path, True)
    names = []
    while found.hasNext():
        name = found.next().getPath().toString()
        if name.endswith(".parquet"):
            names.append(name)
    return sorted(names)


def is_complete(spark, folder):
    path = spark._jvm.org.apache.hadoop.fs.Path(f"{folder}/_SUCCESS")
    return path.getFileSystem(spark._jsc.hadoopConfiguration()).exists(path)


def main():
    options = argparse.ArgumentParser(description="Recognizes the articles of Parquet files with Dateline on Spark.")
    options.add_argument("source", help="a Parquet file, or a folder of them")
    options.add_argument("out", help="a folder; has batch=N/*.parquet afterwards")
    options.add_argument("--fields", default="", help="what columns are called, for example text=content,id=url")
    options.add_argument("--keep", default="", help="hand these columns through, with commas")
    options.add_argument("--command", default="dateline", help="how dateline is started on the executors")
    options.add_argument("--files", type=int, default=64, help="source files of a batch")
    options.add_argument("--partitions", type=int, help="tasks of a batch; by default those that Spark reads")
    given = options.parse_args()
    spark = SparkSession.builder.appName("dateline").getOrCreate()
    context = spark.sparkContext
    counts = {name: context.accumulator(zero) for name, zero in {"records": 0, "errors": 0, "warnings": 0, "seconds": 0.0}.items()}
    names = dict(pair.split("=", 1) for pair in given.fields.split(",") if pair)
    keep = [name for name in given.keep.split(",") if name]
    schema = ", ".join([SCHEMA, *(f"`{name}` string" for name in keep)])
    files = files_below(spark, given.source)
    skipped = 0
    for n, start in enumerate(range(0, len(files), given.files)):
        folder = f"{given.out}/batch={n}"
        if is_complete(spark, folder):
            skipped += 1
            continue
        rows = spark.read.parquet(*files[start : start + given.files])
        known = [name for name in FIELDS if names.get(name, name) in rows.columns]
        wanted = [(names.get(name, name), name) for name in known] + [(name, f"keep_{name}") for name in keep]
        rows = rows.selectExpr(*[f"cast(`{name}` as string) as `{called}`" for name, called in wanted])
        if given.partitions:
            rows = rows.repartition(given.partitions)
        rows.mapInPandas(piper(given.command.split(), counts, keep), schema).write.mode("overwrite").parquet(folder)
    # Of tasks that were tried again the counts may be too high, as Spark's documentation says of accumulators.
    print(json.dumps({"skipped": skipped, **{name: round(count.value, 1) for name, count in counts.items()}}))
    spark.stop()


if __name__ == "__main__":
    main()
