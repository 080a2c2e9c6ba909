"""Reads each format with the program that people read it with, and compares all spans with the sidecars.

Each function gets the folder of an export and what it must hold, and returns how many spans it compared.
"""

import csv as csv_module
import importlib.util
import json
import re
import sys
import types
from pathlib import Path

from corpus import squeeze

HERE = Path(__file__).parent


def same(found, wanted, what):
    found, wanted = list(found), list(wanted)
    assert len(found) == len(wanted), f"{what}: {len(found)} spans read, {len(wanted)} expected"
    for one, other in zip(found, wanted):
        assert one == other, f"{what}: read {one!r}, expected {other!r}"
    return len(found)


def multiset(items):
    return sorted(items, key=repr)


def with_suffix(path, suffix):
    return path[: -len(".txt")] + suffix


def json_lines(file):
    with open(file, encoding="utf-8", newline="\n") as lines:
        return [json.loads(line) for line in lines]


# --- columns


def columns(folder, expected, scheme, middle):
    import nltk
    from nltk.corpus.reader.conll import ConllCorpusReader
    from seqeval import scheme as schemes

    # The reader opens files in its own folders only.
    nltk.data.path.append(str(folder))
    types = ("words", "pos", "ignore", "ne") if middle else ("words", "ne")
    reader = ConllCorpusReader(str(folder), r"dateline\.conll", types, encoding="utf-8")
    found = []
    for grid in reader._grids():
        # The reader drops the lines that begin articles.
        if not grid:
            continue
        assert all(len(row) == len(types) for row in grid), grid
        words = [row[0] for row in grid]
        tags = [row[-1] for row in grid]
        for entity in schemes.Entities([tags], getattr(schemes, scheme)).entities[0]:
            found.append((entity.tag, squeeze("".join(words[entity.start : entity.end]))))
    wanted = [(span.label, squeeze(text)) for path in order(folder) for span, text in expected.pieces(path)]
    return same(found, wanted, "all articles")


def order(folder):
    """Paths of the articles in the order of the export."""
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    return [entry["path"] for entry in manifest["inputs"]]


def spacy_columns(folder):
    """spaCy's own converter takes the file."""
    from spacy.training.converters import conll_ner_to_docs

    text = (folder / "dateline.conll").read_text("utf-8")
    if len(text) > 300_000:
        # It takes time in the square of the spans of an article.
        return "left out: too long for this reader"
    docs = conll_ner_to_docs(text, n_sents=0, no_print=True)
    return sum(len(doc.ents) for doc in docs)


def conllu(folder, expected):
    import conllu as reader

    codes = {"\\s": " ", "\\t": "\t", "\\n": "\n", "\\r": "\r", "\\p": "|", "\\\\": "\\"}

    def plain(text):
        def decode(match):
            return chr(int(match[1], 16)) if match[1] else codes.get(match[0], match[0])

        return re.sub(r"\\(?:u([0-9a-f]{4})|.)", decode, text)

    articles = {}
    path = None
    with open(folder / "dateline.conllu", encoding="utf-8", newline="\n") as file:
        for sentence in reader.parse_incr(file):
            path = sentence.metadata.get("newdoc id", path)
            text, spans = articles.setdefault(path, ["", []])
            open_span = None
            for token in sentence:
                misc = token["misc"] or {}
                text += plain(misc.get("SpacesBefore", ""))
                tag = misc.get("Entity", "O")
                if tag.startswith("B-"):
                    open_span = [tag[2:], token["form"], plain(misc.get("EntityValue", "")), plain(misc.get("EntityCanonical", ""))]
                    spans.append(open_span)
                elif tag.startswith("I-"):
                    open_span[1] += token["form"]
                text += token["form"]
                text += plain(misc["SpacesAfter"]) if "SpacesAfter" in misc else "" if misc.get("SpaceAfter") == "No" else " "
            articles[path] = [text, spans]
    count = 0
    for path, article in expected.corpus.items():
        text, spans = articles.get(path, ["", []])
        assert text.rstrip() == article.text.rstrip() or squeeze(article.text) == "", path
        wanted = [[span.label, squeeze(text), span.value, span.canonical] for span, text in expected.pieces(path)]
        # The value stands on the first piece of a span.
        count += same([[s[0], squeeze(s[1]), s[2], s[3]] for s in spans], wanted, path)
    return count


# --- spaCy and Prodigy


def spacy(folder, expected):
    import spacy as library
    from spacy.tokens import DocBin

    nlp = library.blank("xx")
    count = 0
    for doc in DocBin().from_disk(folder / "dateline.spacy").get_docs(nlp.vocab):
        path = doc.user_data["path"]
        article = expected.corpus[path]
        assert doc.text == article.text, path
        wanted = [(s.label, text, date_id(s), s.canonical) for s, text in expected.spans(path)]
        group = doc.spans["sc"] if "sc" in doc.spans else []
        count += same(
            multiset((s.label_, s.text, s.id_, s.kb_id_) for s in group), multiset(wanted), path
        )
        known = set(wanted)
        for entity in doc.ents:
            assert (entity.label_, entity.text, entity.ent_id_, entity.kb_id_) in known, (path, entity)
            assert entity.text == entity.text.strip(), (path, entity)
        # Entities are flat: of those that overlap, the first and longest.
        flat, done = 0, 0
        for span in sorted(group, key=lambda span: (span.start, -span.end)):
            if span.start >= done:
                flat, done = flat + 1, span.end
        assert len(doc.ents) == flat, path
    return count


def date_id(span):
    return f"{span.type} {span.value}".strip()


def spacy_jsonl(folder, expected):
    import spacy as library
    from spacy.training import Example

    nlp = library.blank("xx")
    count = 0
    for record in json_lines(folder / "dateline.jsonl"):
        path = record["meta"]["path"]
        text = record["text"]
        assert text == expected.corpus[path].text
        found = [(label, text[start:end]) for start, end, label in record["entities"]]
        count += same(found, [(s.label, t) for s, t in expected.spans(path)], path)
        if len(text) < 20_000:
            import warnings

            with warnings.catch_warnings():
                # Spans that the tokenizer of this pipeline cuts are a matter of the pipeline.
                warnings.simplefilter("ignore")
                Example.from_dict(nlp.make_doc(text), {"entities": [tuple(e) for e in record["entities"]]})
    return count


def prodigy(folder, expected):
    """Prodigy is not free; spaCy, which it builds on, must accept its tokens and spans."""
    import spacy as library
    from spacy.tokens import Doc

    nlp = library.blank("xx")
    count = 0
    for record in json_lines(folder / "dateline.jsonl"):
        path = record["meta"]["path"]
        tokens = record["tokens"]
        doc = Doc(nlp.vocab, [t["text"] for t in tokens], [t["ws"] for t in tokens])
        assert doc.text == record["text"] == expected.corpus[path].text, path
        assert [t["id"] for t in tokens] == list(range(len(tokens)))
        assert all(token.idx == t["start"] and token.idx + len(token) == t["end"] for token, t in zip(doc, tokens))
        found = []
        for span in record["spans"]:
            slice_ = doc[span["token_start"] : span["token_end"] + 1]
            assert (slice_.start_char, slice_.end_char) == (span["start"], span["end"]), (path, span)
            found.append((span["label"], slice_.text, span.get("value", "")))
        wanted = [(s.label, t, s.value) for s, t in expected.spans(path)]
        count += same(multiset(found), multiset(wanted), path)
    return count


# --- Hugging Face and DuckDB


def hugging_face(folder, expected, kind):
    import datasets

    datasets.disable_progress_bars()
    dataset = datasets.load_dataset(str(folder), split="train", cache_dir=str(folder / ".cache"))
    feature = dataset.features["ner_tags"].feature
    assert isinstance(feature, datasets.ClassLabel), dataset.features
    assert feature.names[0] == "O" and "B-PER" in feature.names, feature
    if kind == "parquet":
        again = datasets.load_dataset("parquet", data_files=str(folder / "dateline.parquet"), split="train", cache_dir=str(folder / ".cache2"))
        assert again.features["ner_tags"].feature.names == feature.names
    return rows(dataset, feature.int2str, expected)


def rows(dataset, name, expected):
    from seqeval.scheme import IOB2, Entities

    found, tagged = {}, {}
    for row in dataset:
        path, text = row["path"], row["text"]
        offset = row["offset"]
        assert expected.corpus[path].text[offset : offset + len(text)] == text, path
        for label, start, end, kind, value, canonical in zip(
            *(row[f"span_{key}"] for key in ("label", "start", "end", "type", "value", "canonical"))
        ):
            found.setdefault(path, []).append((label, squeeze(text[start:end]), kind, value, canonical))
        tags = [name(tag) for tag in row["ner_tags"]]
        for entity in Entities([tags], IOB2).entities[0]:
            tagged.setdefault(path, []).append((entity.tag, squeeze("".join(row["tokens"][entity.start : entity.end]))))
    count = 0
    for path in expected.corpus:
        wanted = [(s.label, squeeze(t), s.type, s.value, s.canonical) for s, t in expected.pieces(path)]
        count += same(found.get(path, []), wanted, path)
        same(tagged.get(path, []), [item[:2] for item in wanted], path)
    return count


def duckdb(folder, expected):
    import duckdb as library

    file = str(folder / "dateline.parquet")
    connection = library.connect()
    metadata = connection.execute("SELECT value FROM parquet_kv_metadata(?) WHERE key = 'huggingface'", [file]).fetchone()
    names = json.loads(metadata[0])["info"]["features"]["ner_tags"]["feature"]["names"]
    cursor = connection.execute("SELECT * FROM read_parquet(?)", [file])
    keys = [column[0] for column in cursor.description]
    return rows((dict(zip(keys, row)) for row in cursor.fetchall()), lambda tag: names[tag], expected)


def csv(folder, expected):
    import duckdb as library

    with open(folder / "dateline.csv", encoding="utf-8", newline="") as file:
        records = list(csv_module.DictReader(file))
    count = 0
    for path, article in expected.corpus.items():
        own = [r for r in records if r["path"] == path]
        for record in own:
            assert article.text[int(record["start"]) : int(record["end"])] == record["text"], record
        found = [(r["label"], r["text"], r["type"], r["value"], r["canonical"]) for r in own]
        wanted = [(s.label, t, s.type, s.value, s.canonical) for s, t in expected.spans(path)]
        count += same(multiset(found), multiset(wanted), path)
    query = "SELECT count(*), sum(CAST(start AS BIGINT)) FROM read_csv(?, all_varchar = true, header = true)"
    (total, starts) = library.connect().execute(query, [str(folder / "dateline.csv")]).fetchone()
    assert total == len(records) and starts == sum(int(r["start"]) for r in records), (total, len(records))
    return count


# --- annotation tools


def label_studio(folder, expected):
    import tempfile

    from label_studio_sdk.converter import Converter
    from label_studio_sdk.label_interface import LabelInterface

    config = (folder / "label-config.xml").read_text("utf-8")
    interface = LabelInterface(config)
    tasks = json.loads((folder / "dateline.json").read_text("utf-8"))
    count = 0
    for task in tasks:
        path = task["data"]["path"]
        text = task["data"]["text"]
        assert text == expected.corpus[path].text
        assert interface.validate_task({"data": task["data"]})
        found, values = [], {}
        for annotation in task["annotations"]:
            # The validation takes time in the square of the regions.
            assert len(text) > 20_000 or interface.validate_annotation(annotation), path
            for result in annotation["result"]:
                if result["from_name"] == "value":
                    values[result["id"]] = result["value"]["text"][0]
        for result in task["annotations"][0]["result"]:
            value = result["value"]
            if result["type"] == "labels":
                assert text[value["start"] : value["end"]] == value["text"], (path, value)
                found.append((value["labels"][0], value["text"], values.get(result["id"], "")))
        wanted = [(s.label, t, s.value) for s, t in expected.spans(path)]
        count += same(multiset(found), multiset(wanted), path)
    # Label Studio numbers tasks and annotations when it imports them; then its converter takes them.
    with tempfile.TemporaryDirectory() as temp:
        for number, task in enumerate(tasks):
            task["id"] = number
            for annotation in task["annotations"]:
                annotation["id"] = number
        source = Path(temp) / "tasks.json"
        source.write_text(json.dumps([task for task in tasks if len(task["data"]["text"]) < 20_000]), "utf-8")
        Converter(config, None, download_resources=False).convert(str(source), temp, "JSON_MIN", is_dir=False)
        converted = json.loads((Path(temp) / "result.json").read_text("utf-8"))
        assert converted
    return count


def doccano(folder, expected):
    """No reader to be had. doccano's manual: `{"text": …, "label": [[start, end, label], …]}`, ends exclusive."""
    count = 0
    for record in json_lines(folder / "dateline.jsonl"):
        text = record["text"]
        path = record["path"]
        assert text == expected.corpus[path].text
        found = [(label, text[start:end]) for start, end, label in record["label"]]
        count += same(multiset(found), multiset((s.label, t) for s, t in expected.spans(path)), path)
    return count


def brat(folder, expected):
    # The package as a whole wants libraries for plots; its reader needs none.
    if "peek" not in sys.modules:
        package = types.ModuleType("peek")
        package.__path__ = list(importlib.util.find_spec("peek").submodule_search_locations)
        sys.modules["peek"] = package
    from peek.ann_structure import AnnDocument

    count = 0
    for path, article in expected.corpus.items():
        text = article.text.replace("\r\n", "\n").replace("\r", "\n")
        # brat decodes the file itself and changes no line ends.
        assert (folder / path).read_bytes().decode("utf-8") == text, path
        document = AnnDocument(str(folder / with_suffix(path, ".ann")), txt=False)
        found = []
        for entity in document.anns["entities"]:
            places = [(int(start), int(end)) for start, end in entity.span]
            # brat refuses a line whose text is not that of its places, joined by a blank.
            assert entity.text == " ".join(text[start:end] for start, end in places), (path, entity.text)
            found.append((entity.tag, squeeze(entity.text)))
        wanted = [(s.label, squeeze(t)) for s, t in expected.spans(path)]
        count += same(multiset(found), multiset(wanted), path)
    config = (folder / "annotation.conf").read_text("utf-8")
    sections = [line for line in config.splitlines() if line.startswith("[")]
    assert sections == ["[entities]", "[relations]", "[events]", "[attributes]"], sections
    return count


def webanno(folder, expected):
    """No reader to be had in Python; each line is checked against the WebAnno TSV 3.3 specification."""
    count = 0
    for path, article in expected.corpus.items():
        encoded = article.text.encode("utf-16-le")
        lines = (folder / with_suffix(path, ".tsv")).read_bytes().decode("utf-8").split("\n")
        # Appendix B.2: the format line, then the layers, then two empty lines.
        assert lines[0] == "#FORMAT=WebAnno TSV 3.3"
        assert lines[1].startswith("#T_SP=") and lines[2].startswith("#T_SP=") and lines[3:5] in (["", ""], ["", "#Text="][:1]), lines[:6]
        spans, order_ = {}, []
        for line in lines[3:]:
            if not line or line.startswith("#"):
                continue
            cells = line.split("\t")
            # Every token line ends with a tab and has as many columns as the layers have features.
            assert len(cells) == 3 + 4 + 1 and cells[-1] == "", line
            assert re.fullmatch(r"\d+-\d+", cells[0]), line
            start, end = map(int, cells[1].split("-"))
            token = encoded[2 * start : 2 * end].decode("utf-16-le")
            assert token == re.sub(r"\\(.)", lambda m: {"t": "\t", "n": "\n", "r": "\r"}.get(m[1], m[1]), cells[2]), line
            match = re.fullmatch(r"((?:\\.|[^\\\[])*)(?:\[(\d+)\])?", cells[4])
            value, number = match[1], match[2]
            if value == "_":
                continue
            key = number or f"single {cells[0]}"
            if key not in spans:
                spans[key] = [value, ""]
                order_.append(key)
            spans[key][1] += token
        found = [(spans[key][0], squeeze(spans[key][1])) for key in order_]
        count += same(found, [(s.label, squeeze(t)) for s, t in expected.pieces(path)], path)
    return count


def xmi(folder, expected):
    from cassis import load_cas_from_xmi, load_typesystem

    with open(folder / "TypeSystem.xml", "rb") as file:
        types = load_typesystem(file)
    count = 0
    for path, article in expected.corpus.items():
        with open(folder / with_suffix(path, ".xmi"), "rb") as file:
            cas = load_cas_from_xmi(file, typesystem=types)
        assert (cas.sofa_string or "") == article.text, path
        facts = {fact.about.xmiID: fact for fact in cas.select("dateline.Facts")}
        found = []
        for entity in cas.select("de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"):
            fact = facts.get(entity.xmiID)
            found.append((entity.value, entity.get_covered_text(), fact.value or "" if fact else "", entity.identifier or ""))
        wanted = [(s.label, t, s.value, s.canonical) for s, t in expected.spans(path)]
        count += same(multiset(found), multiset(wanted), path)
    return count


def gate(folder, expected):
    from gatenlp import Document

    count = 0
    for path, article in expected.corpus.items():
        document = Document.load(str(folder / with_suffix(path, ".bdocjs")))
        assert document.text == article.text, path
        found = [
            (a.type, document[a], a.features.get("value", ""), a.features.get("canonical", ""))
            for a in document.annset()
        ]
        wanted = [(s.label, t, s.value, s.canonical) for s, t in expected.spans(path)]
        count += same(multiset(found), multiset(wanted), path)
    return count


# --- XML with names and dates inline


def inline(folder, expected, suffix, schema, container, label_of):
    from lxml import etree

    source = etree.parse(str(HERE / schema))
    validator = etree.RelaxNG(source) if schema.endswith(".rng") else etree.XMLSchema(source)
    count = 0
    for path, article in expected.corpus.items():
        tree = etree.parse(str(folder / with_suffix(path, suffix)))
        validator.assertValid(tree)
        element = tree.find(f".//{container}")
        text = "".join(element.itertext())
        assert text == article.text, path
        found = [
            (*label_of(child), "".join(child.itertext())) for child in element.iterdescendants()
        ]
        wanted = [(s.label, s.value, t) for s, t in expected.spans(path)]
        count += same(multiset(found), multiset(wanted), path)
    return count


def tei(folder, expected):
    names = {"persName": "PER", "placeName": "LOC", "orgName": "ORG", "date": "DATE", "time": "DATE"}

    def label_of(element):
        name = element.tag.split("}")[1]
        return names.get(name) or element.get("type"), element.get("when-custom", "")

    return inline(folder, expected, ".tei.xml", "tei.rng", "{http://www.tei-c.org/ns/1.0}ab", label_of)


def timeml(folder, expected):
    return inline(folder, expected, ".tml", "timeml.xsd", "TEXT", lambda element: ("DATE", element.get("value")))


# --- JSON with a written specification and no reader


def pubannotation(folder, expected):
    """https://www.pubannotation.org/docs/annotation-format/: `denotations` of `id`, `span` {begin, end} and `obj`."""
    count = 0
    for path, article in expected.corpus.items():
        record = json.loads((folder / with_suffix(path, ".json")).read_text("utf-8"))
        assert record["text"] == article.text
        about = {}
        for attribute in record["attributes"]:
            about.setdefault(attribute["subj"], {})[attribute["pred"]] = attribute["obj"]
        found = [
            (d["obj"], article.text[d["span"]["begin"] : d["span"]["end"]], about.get(d["id"], {}).get("value", ""))
            for d in record["denotations"]
        ]
        wanted = [(s.label, t, s.value) for s, t in expected.spans(path)]
        count += same(multiset(found), multiset(wanted), path)
    return count


def w3c(folder, expected):
    """Web Annotation Data Model, 4.2.4 (quote) and 4.2.5 (position: code points, end exclusive)."""
    count = 0
    for path, article in expected.corpus.items():
        page = json.loads((folder / with_suffix(path, ".jsonld")).read_text("utf-8"))
        assert page["@context"] == "http://www.w3.org/ns/anno.jsonld" and page["type"] == "AnnotationPage"
        found = []
        for item in page["items"]:
            # 3.1: an annotation has an id, a type and at least one target.
            assert item["id"] and item["type"] == "Annotation"
            quote, position = item["target"]["selector"]
            start, end = position["start"], position["end"]
            assert article.text[start:end] == quote["exact"]
            assert article.text[:start].endswith(quote["prefix"]) and article.text[end:].startswith(quote["suffix"])
            bodies = {body["purpose"]: body["value"] for body in item["body"]}
            found.append((bodies["tagging"], quote["exact"], bodies.get("describing", "")))
        wanted = [(s.label, t, s.value) for s, t in expected.spans(path)]
        count += same(multiset(found), multiset(wanted), path)
    return count


def jsonl(folder, expected):
    """docs/FORMATS.md."""
    count = 0
    for record in json_lines(folder / "dateline.jsonl"):
        path, text = record["path"], record["text"]
        assert text == expected.corpus[path].text
        found = [(s["label"], text[s["start"] : s["end"]], s.get("value", "")) for s in record["spans"]]
        wanted = [(s.label, t, s.value) for s, t in expected.spans(path)]
        count += same(multiset(found), multiset(wanted), path)
    return count
