#!/usr/bin/env python3
"""Checks the evaluation of the cleaner on made-up pages and figures."""

import json
import re
import subprocess
import sys
import tempfile
import types
import unittest
from collections import Counter
from pathlib import Path
from unittest import mock

import bars
import dataset
import extractors
import faults
import metadata
import outputs
import report
import scoring
import seeds
import speed

HTML_TABLE = """\
group                       pages      F1      P      R  pageF1    miF1    miP    miR  wordF1  empty
-                               2   0.500  0.400  0.600   0.450   0.440  0.430  0.420   0.410      1
lakes                           3   0.900  0.800  0.950   0.850   0.840  0.830  0.820   0.810      0
MEAN OF GROUPS                  2   0.700  0.600  0.775   0.650                         0.610
ALL                             5   0.750  0.700  0.800   0.650   0.640  0.630  0.620   0.610      1
"""
TEXT_TABLE = """\
group            pages |    lnP    lnR   lnF1    twF1  macro |     F1      P      R pageF1   miF1 |  kept0  lost1    unm
lakes                2 |  0.100  0.200  0.300   0.600  0.500 |  0.700  0.700  0.800  0.900  0.100 |  0.250  0.050      3
rivers               3 |  0.100  0.200  0.300   0.800  0.500 |  0.800  0.700  0.800  0.900  0.100 |  0.150  0.050      0
ALL                  5 |  0.100  0.200  0.300   0.750  0.500 |  0.780  0.700  0.800  0.900  0.100 |  0.200  0.050      3
"""

# A scoring script that counts the pages it scores, for tests of how it is called.
SCRIPT = f'''
import sys
scored = []
def page(gold, found):
    scored.append(gold)
    return 0
def main():
    folder, out, *options = sys.argv[1:]
    assert folder.endswith("dev"), folder
    page("a", "b"), page("c", "d")
    print("""{HTML_TABLE}""", end="")
'''


def tokens_of(text):
    return re.findall(r"\w+", text.lower())


def shingles_of(tokens):
    return Counter(tuple(tokens[i : i + 4]) for i in range(max(1, len(tokens) - 3)))


def match(lines, found):
    used = {number for number, line in enumerate(lines) if line and line in found}
    return used, sum(bool(line) and line not in lines for line in found)


WORDS = types.SimpleNamespace(
    toks=tokens_of, shingles=shingles_of, fold=lambda line: " ".join(line.split()), match=match
)


def block(kind, kept, text, reason="made up"):
    return {"kind": kind, "kept": kept, "text": text, "reason": reason}


def cleaner(text):
    """A command that says the same of each page of a folder."""
    program = (
        "import json, pathlib, sys\n"
        "for path in sorted(pathlib.Path(sys.argv[1]).glob('*.html')):\n"
        f"    print(json.dumps(dict(page=path.stem, bytes=9, user_us=5, text={text!r})))\n"
    )
    return [sys.executable, "-c", program]


def archive(folder, form, files):
    """Packs made-up pages as the real ones are packed."""
    pages = folder / f"{form}-dev"
    pages.mkdir(exist_ok=True)
    for name, text in files.items():
        (pages / name).write_text(text, encoding="utf-8")
    target = folder / f"{form}-dev.tar.zst"
    subprocess.run(["tar", "--zstd", "-cf", target, "-C", folder, pages.name], check=True)


def extractor_figures(f1, word_f1=0.8, speed_of=100.0):
    """All figures of an extractor, of which only a few differ."""
    rows = scoring.parse("html", HTML_TABLE)
    for row in rows.values():
        row["F1"] = f1
    rates = {
        "pages": 5, "megabytes": 1.0, "user_seconds": 1.0, "pages_per_second": speed_of,
        "megabytes_per_second": 9.0,
    }
    return {
        "html": {by: rows for by in scoring.GROUPINGS["html"]},
        "text": {by: scoring.parse("text", TEXT_TABLE) for by in scoring.GROUPINGS["text"]},
        "wcxb": {group: {"pages": 2, "wordF1": word_f1} for group in ("forum", scoring.ALL)},
        "speed": {"all": rates, "large": rates}, "failed": 0, "measured": "2026-01-01",
    }


def content():
    return {
        "commit": "c0ffee", "processor": "made up", "versions": {"jusText": "1"},
        "missing": ["rs-trafilatura"],
        "figures": {
            "winnow": extractor_figures(0.93, word_f1=0.75, speed_of=500.0),
            "jusText": extractor_figures(0.8), "everything": extractor_figures(0.99),
        },
        "metadata": {
            "winnow": {"title": {"found": 0.5}, "language": {"found": 1, "compared": 4, "right": 0.75}},
            "trafilatura": {"title": {"found": 0.25}, "language": {"found": 0}},
        },
        "worst": [{"page": "p1", "F1": 0.1, "lost": 5, "kept": 6, "category": "lost list: x (5 words)"}],
        "classes": [["lost list: x", 1, 5]],
        "seeds": {},
    }


def row_of(table, name):
    [line] = [line for line in table.splitlines() if line.startswith(f"| {name} |")]
    return [cell.strip() for cell in line.split("|")[1:-1]]


class Checks(unittest.TestCase):
    def test_tables_of_the_scripts_are_read(self):
        html = scoring.parse("html", HTML_TABLE)
        self.assertEqual(list(html), ["-", "lakes", "MEAN OF GROUPS", "ALL"])
        self.assertEqual((html["ALL"]["pages"], html["ALL"]["F1"], html["ALL"]["empty"]), (5, 0.75, 1))
        self.assertEqual(html["MEAN OF GROUPS"]["wordF1"], 0.61)
        text = scoring.parse("text", TEXT_TABLE)
        self.assertEqual((text["ALL"]["twF1"], text["ALL"]["F1"], text["ALL"]["kept0"]), (0.75, 0.78, 0.2))
        self.assertEqual(text["MEAN OF GROUPS"]["twF1"], 0.7)

    def test_a_table_with_other_columns_is_refused(self):
        with self.assertRaises(ValueError):
            scoring.parse("html", HTML_TABLE.replace("  0.810      0", "  0.810"))

    def test_a_page_is_scored_once_for_all_groupings(self):
        with tempfile.TemporaryDirectory() as name, mock.patch.object(dataset, "FOLDER", Path(name)):
            data = Path(name)
            archive(data, "html", {"p1.html": "x"})
            (data / "score-html.py").write_text(SCRIPT)
            scorer = scoring.Scorer(data, "html")
            tables = scorer.tables(data)
            self.assertEqual(tables.keys(), set(scoring.GROUPINGS["html"]))
            self.assertEqual(scorer.script.scored, ["a", "c"])
            scorer.tables(data)
            self.assertEqual(len(scorer.script.scored), 4)

    def test_word_f1(self):
        self.assertEqual(scoring.word_f1("a b", "a b"), 1)
        self.assertEqual(scoring.word_f1("A, b b", "a b c"), 2 * 2 / (3 + 3))
        self.assertEqual(scoring.word_f1("", ""), 1)
        self.assertEqual(scoring.word_f1("a", ""), 0)
        self.assertEqual(scoring.word_f1("", "a"), 0)

    def test_wcxb_is_of_all_its_pages_by_type(self):
        with tempfile.TemporaryDirectory() as name, mock.patch.object(dataset, "FOLDER", Path(name)):
            data = Path(name)
            index = "id\tdataset\tpage_type\nw1\twcxb-dev\tforum\nw2\twcxb-dev\tarticle\no\tother\t\n"
            archive(data, "html", {"index.tsv": index, "w1.gold.txt": "a b", "w2.gold.txt": "c"})
            out = data / "out"
            out.mkdir()
            (out / "w1.txt").write_text("a b")
            found = scoring.wcxb(outputs.Output(out, [], ""), data)
            self.assertEqual(found["forum"], {"pages": 1, "wordF1": 1})
            self.assertEqual(found["ALL"], {"pages": 2, "wordF1": 0.5})

    def test_pages_are_unpacked_anew_when_they_change(self):
        with tempfile.TemporaryDirectory() as name, mock.patch.object(dataset, "FOLDER", Path(name)):
            data = Path(name)
            archive(data, "text", {"1.txt": "old", "1.gold.txt": "", "index.tsv": "n\tid\n1\tp1\n"})
            folder = dataset.unpacked(data, "text")
            self.assertEqual(folder.name, "dev")
            (folder / "1.txt").write_text("touched")
            self.assertEqual((dataset.unpacked(data, "text") / "1.txt").read_text(), "touched")
            archive(data, "text", {"1.txt": "a new one"})
            self.assertEqual((dataset.unpacked(data, "text") / "1.txt").read_text(), "a new one")
            self.assertEqual(dataset.pages_of(folder), ("text", [folder / "1.txt"]))
            self.assertEqual([row["id"] for row in dataset.rows_of(folder)], ["1"])

    def test_a_sample_is_of_every_so_manieth_page(self):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name) / "dev"
            folder.mkdir()
            for number in range(7):
                (folder / f"{number}.html").write_text("x")
            for _ in range(2):
                found = dataset.pages_of(dataset.sample(folder, 3))[1]
                self.assertEqual([path.stem for path in found], ["0", "3", "6"])

    def test_peers_run_again_only_when_something_changed(self):
        with tempfile.TemporaryDirectory() as name, \
                mock.patch.object(dataset, "FOLDER", Path(name)), \
                mock.patch.object(outputs, "OUTPUTS", Path(name) / "outputs"), \
                mock.patch.object(outputs, "settings", lambda: "settings"):
            data = Path(name)
            archive(data, "html", {"p1.html": "x"})

            def text(version, says, **options):
                with mock.patch.object(outputs, "peer_command", lambda name: cleaner(says)):
                    return outputs.of_peer("peer", version, data, "html", **options).text("p1")

            self.assertEqual(text("1", "first"), "first")
            self.assertEqual(text("1", "second"), "first")
            self.assertEqual(text("2", "second"), "second")
            self.assertEqual(text("2", "third", fresh=True), "third")

    def test_a_cleaner_that_fails_is_an_error(self):
        with tempfile.TemporaryDirectory() as name, self.assertRaises(SystemExit):
            outputs.run([sys.executable, "-c", "exit(3)"], Path(name), Path(name) / "out")

    def test_speed_is_of_the_quickest_round(self):
        small, large = {"bytes": 50_000, "user_us": 1000}, {"bytes": 150_000, "user_us": 9000}
        slower = [{**small, "user_us": 5000}, {**large, "user_us": 8000}]
        found = speed.quickest([[small, large], slower])
        self.assertEqual(found["all"]["pages_per_second"], 200)
        self.assertEqual(found["all"]["megabytes_per_second"], 20)
        self.assertEqual(found["large"]["pages_per_second"], 125)
        self.assertIsNone(speed.quickest([[small]])["large"])

    def test_a_plain_text_is_made_paragraphs(self):
        self.assertIn("<p>a &lt;b&gt;</p>\n<p>c</p>", extractors.paragraphs("a <b>\n \nc\n"))
        self.assertEqual(extractors.extractor("everything", "text")("a\nb", "en"), "a\nb")

    def test_bars(self):
        most = bars.Bar("", ("a", "b"), 0.15, is_most=True)
        least = bars.Bar("", ("a", "b"), 0.9)
        self.assertEqual(least.of({"a": {"b": 0.5}}), 0.5)
        self.assertIsNone(least.of({"a": {}}))
        self.assertEqual([least.is_met(figure) for figure in (0.899, 0.9)], [False, True])
        self.assertEqual([most.is_met(figure) for figure in (0.149, 0.15)], [True, False])
        self.assertEqual(bars.best_peer({"a": 0.1, "b": 0.3, "c": None}), ("b", 0.3))
        self.assertEqual(bars.best_peer({}), (None, None))

    def test_a_hundredth_below_the_best_peer_is_allowed(self):
        found = [bars.verdict(ours, 0.9) for ours in (0.9, 0.899, 0.89, 0.889)]
        self.assertEqual(found, ["ahead", "level", "level", "behind"])

    def test_faults_name_what_was_lost_and_kept(self):
        gold = "The old mill stands by the river.\nIt was built of oak and stone.\nA script wrote this line alone."
        blocks = [
            block("paragraph", True, "The old mill stands by the river."),
            block("list-item", False, "It was built of oak and stone.", "mostly links"),
            block("paragraph", True, "Sign up for our letter and read it every week", "prose"),
        ]
        found = faults.faults(gold, f"{blocks[0]['text']}\n{blocks[2]['text']}", blocks, WORDS)
        self.assertEqual(found.lost, {"list: mostly links": 7, faults.NOT_A_BLOCK: 6})
        self.assertEqual(found.kept, {"paragraph: prose": 10})
        self.assertEqual(found.category, "lost list: mostly links (7 words)")
        self.assertEqual(found.first_lost, "It was built of oak and stone.")
        self.assertEqual(found.first_kept, blocks[2]["text"])

    def test_classes_of_error_are_told_by_words(self):
        found = faults.classes([
            faults.Faults(0, 0, Counter({"list: x": 3}), Counter({"prose: y": 5}), "", ""),
            faults.Faults(0, 0, Counter({"list: x": 4}), Counter(), "", ""),
        ])
        self.assertEqual(found, [("lost list: x", 2, 7), ("kept prose: y", 1, 5)])

    def test_a_title_is_one_of_the_first_lines(self):
        gold = "By A\n\nThe Old Mill\nThird\nFourth line"
        found = [metadata.is_line(title, gold, WORDS) for title in ("the old mill", "Old Mill", "Fourth line", None)]
        self.assertEqual(found, [True, False, False, False])

    def test_short_blocks_are_the_texts_where_they_stand_in_it(self):
        gold = faults.GoldText("The old mill stands", WORDS)
        self.assertTrue(gold.has(["old", "mill"]))
        self.assertFalse(gold.has(["old", "stands"]))
        self.assertFalse(gold.has(["mil"]))

    def test_most_of_a_block_is_half_of_its_runs(self):
        gold = faults.GoldText("one two three four five six", WORDS)
        self.assertTrue(gold.has("one two three four and".split()))
        self.assertFalse(gold.has("one two three four and more".split()))

    def test_of_equally_bad_pages_those_with_most_text_come_first(self):
        with tempfile.TemporaryDirectory() as name:
            pages = Path(name)
            for page, text in (("a", "x"), ("b", "one two three"), ("c", "word")):
                (pages / f"{page}.gold.txt").write_text(text)
            scorer = types.SimpleNamespace(pages=pages, script=WORDS)
            found = faults.worst(
                outputs.Output(pages, [], ""), {"a": 0.0, "b": 0.0, "c": 0.5}, scorer, 2
            )
            self.assertEqual([page for page, _, _ in found], ["b", "a"])

    def test_metadata_are_compared_with_what_is_known(self):
        with tempfile.TemporaryDirectory() as name:
            pages = Path(name)
            (pages / "a.gold.txt").write_text("The Old Mill\n\nIt stands.")
            (pages / "b.gold.txt").write_text("Another title\n\nIt stands.")
            output = outputs.Output(pages, [
                {"page": "a", "title": "The old mill", "language": "en", "author": "A",
                 "url": "https://www.a.org/mill/"},
                {"page": "b", "title": "Mill", "language": "de", "url": "https://a.org/"},
            ], "")
            rows = [
                {"id": "a", "lang": "en", "title_in_gold": "1", "url": "http://a.org/mill"},
                {"id": "b", "lang": "en", "title_in_gold": "1", "url": "http://a.org/"},
                {"id": "gone", "lang": "en", "title_in_gold": "1"},
            ]
            found = metadata.measure(output, rows, pages, WORDS)
            self.assertEqual(found["title"], {"found": 1, "compared": 2, "right": 0.5})
            self.assertEqual(found["title, as a line"], found["title"])
            self.assertEqual(found["language"], {"found": 1, "compared": 2, "right": 0.5})
            self.assertEqual(found["author"], {"found": 0.5})
            self.assertEqual(found["url"], {"found": 1, "compared": 1, "right": 1})

    def test_lines_of_seeds_are_compared_with_their_labels(self):
        text = "Menu\n\nTitle\nThe mill stands.\nIt is old.\nFollow us\n"
        found = seeds.compare(text, "0-?110", "Title\nThe  mill stands.\nFollow us\nNot there", WORDS)
        self.assertEqual(found, {"lines": 2, "lost": 1, "kept": 2})
        with self.assertRaises(ValueError):
            seeds.compare(text, "0-?11", "", WORDS)

    def test_labels_of_seeds_are_well_formed(self):
        files = sorted(seeds.LABELS.glob("*.labels"))
        self.assertEqual(len(files), 5)
        for file in files:
            self.assertRegex(file.read_text(), r"\A[01?-]+\n\Z")

    def test_the_headline_has_bars_and_what_is_missing(self):
        found = report.headline(content())
        row = row_of(found, "HTML, F1, mean of datasets")
        self.assertEqual(row[1:], ["0.950", "short by 0.020", "0.930", "0.800", "0.990", "missing"])
        self.assertEqual(row_of(found, "pages per CPU second, pages over 100 KB")[2], "met")

    def test_figures_by_folds_are_judged_where_there_are_any(self):
        found = content()
        folds = extractor_figures(0.79, word_f1=0.9)
        del folds["speed"]
        winnow = found["figures"].pop("winnow")
        found["figures"] = {"winnow": winnow, report.FOLDS: folds, **found["figures"]}
        headline = report.headline(found)
        row = row_of(headline, "HTML, F1, mean of datasets")
        self.assertEqual(row[2:5], ["short by 0.160", "0.930", "0.790"])
        self.assertEqual(row_of(headline, "pages per CPU second, pages over 100 KB")[2:5], ["met", "500", "-"])
        lakes = row_of(report.groups(found, ("html", "dataset"), "F1"), "lakes")
        self.assertEqual(lakes[-3:], ["jusText", "-0.010", "level"])
        self.assertEqual(report.behind(found), "Nowhere.\n")
        self.assertIn("pages of other domains", report.of(found))
        self.assertNotIn("pages of other domains", report.of(content()))

    def test_a_folder_without_texts_is_refused(self):
        with tempfile.TemporaryDirectory() as name, self.assertRaises(SystemExit):
            outputs.of_folder(Path(name))

    def test_keeping_everything_is_no_peer(self):
        found = report.groups(content(), ("html", "dataset"), "F1")
        self.assertEqual(row_of(found, "lakes")[-3:], ["jusText", "+0.130", "ahead"])

    def test_what_is_behind_is_told(self):
        self.assertEqual(
            report.behind(content()).splitlines(),
            [f"- WCXB, page type {group} (2 pages, few): 0.750, jusText 0.800" for group in ("forum", "ALL")],
        )

    def test_the_report_is_whole(self):
        found = report.of(content())
        for part in ("lost list: x", "missing: rs-trafilatura", "nothing to compare with", "75.0 %"):
            self.assertIn(part, found)

    def test_figures_are_read_from_what_was_written(self):
        self.assertEqual(report.of(json.loads(json.dumps(content()))), report.of(content()))


if __name__ == "__main__":
    unittest.main()
