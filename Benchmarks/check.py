#!/usr/bin/env python3
"""Checks the arithmetic of the benchmarks, of the gate, of relevance and of languages, and the peers' reading of queries."""

import sys
import tempfile
import unittest
from pathlib import Path

for folder in ("Peers", "Gate", "Relevance", "Languages"):
    sys.path.insert(0, str(Path(__file__).resolve().parent / folder))

import comparison
import gate
import judged
import known_items
import language_tables
import made_corpus
import measures
import relevance_table
import spellings
import syntax
import texts
import word_forms
from harness import agreement, builds, engines, plots, queries, tables, targets
from harness.figures import Run, percentile
from harness.queries import BenchmarkQuery
from questions import plain_words


def result(number, cpu):
    return [number, 2 * cpu, cpu]


def run():
    """Two classes; the slow engine was asked one query of the three."""
    reference = [result(1, 10_000), result(2, 30_000), result(3, 500_000)]
    ours = [result(1, 5_000), result(2, 5_000), result(4, 250_000)]
    return Run({
        "engines": {name: {} for name in ("ours", "reference", "slow")},
        "reference": "reference",
        "queries": [["a", "x"], ["a", "y"], ["b", "z"]],
        "results": {
            "ours": {"COUNT": ours},
            "reference": {"COUNT": reference},
            "slow": {"COUNT": [None, result(2, 90_000), None]},
        },
    })


class Answering:
    def __init__(self, scores):
        self.scores = scores

    def best(self, command, query):
        return self.scores


class Checks(unittest.TestCase):
    def test_percentile_is_nearest_rank(self):
        values = list(range(1, 151))
        self.assertEqual([percentile(values, s) for s in (0, 0.5, 0.99, 1)], [1, 75, 149, 150])
        self.assertEqual(percentile([7], 0.99), 7)

    def test_ratios_are_of_what_both_answered(self):
        self.assertAlmostEqual(run().ratio("ours", "COUNT", "a"), 0.25)
        self.assertAlmostEqual(run().ratio("ours", "COUNT"), 260 / 540)
        self.assertAlmostEqual(run().ratio("slow", "COUNT", "a"), 3)
        self.assertIsNone(run().ratio("slow", "COUNT", "b"))

    def test_tail_of_few_is_not_told(self):
        self.assertIsNone(run().tail("ours", "COUNT"))

    def test_differing_counts_are_found(self):
        asked = [BenchmarkQuery(*pair) for pair in run().content["queries"]]
        found = agreement.counts(asked, run().content["results"], "reference")
        self.assertEqual(found, {"ours": {"b": ["z: COUNT: 4, not 3"]}})

    def test_differing_scores_are_found(self):
        def differing(scores):
            sessions = {"reference": Answering([2.0, 1.0]), "ours": Answering(scores)}
            return agreement.rankings([BenchmarkQuery("a", "x")], sessions, "reference")

        self.assertEqual(differing([2.0, 1.00005]), {})
        self.assertEqual(differing(None), {})
        self.assertIn("ours", differing([2.0, 1.001]))
        self.assertIn("ours", differing([2.0]))

    def test_sample_is_of_each_class(self):
        asked = [BenchmarkQuery("a", str(n)) for n in range(9)] + [BenchmarkQuery("b", "x")]
        self.assertEqual(queries.sample(asked, 3), [0, 3, 6, 9])

    def test_targets(self):
        self.assertEqual(
            [targets.verdict_of(ratio) for ratio in (0.8, 0.81, 1.0, 1.01)],
            ["at most 0.8", "at most 1.0", "at most 1.0", "above 1.0"],
        )

    def test_each_engine_is_set_against_the_targets(self):
        found = targets.comparison(
            run(), {("COUNT", "a"): ("peer", 0.5, "best", 0.25)}, ["ours", "reference"]
        )
        self.assertIn("- ours: 1 at most 0.8, 0 at most 1.0, 0 above 1.0\n", found)
        self.assertIn("- reference: 0 at most 0.8, 0 at most 1.0, 1 above 1.0\n", found)
        [line] = [line for line in found.splitlines() if line.startswith("| COUNT")]
        self.assertEqual(
            line,
            "| COUNT | a | 0.25 | 1.00 | peer 0.50 | 0.50 | at most 0.8 | 2.00 | above 1.0 "
            "| best 0.25 | 1.00 | 4.00 |",
        )

    def test_engines_of_one_program_have_their_own_indexes(self):
        plain, ordered = engines.ENGINES["winnow"], engines.ENGINES["winnow-bp"]
        self.assertEqual(plain.program, ordered.program)
        here = Path(__file__)
        self.assertNotEqual(builds.index_folder(plain, here), builds.index_folder(ordered, here))
        self.assertNotEqual(
            builds.identity_of(plain, here, "x"), builds.identity_of(ordered, here, "x")
        )

    def test_every_engine_has_a_colour(self):
        self.assertEqual(plots.COLORS.keys(), engines.ENGINES.keys())

    def test_queries_of_peers(self):
        must, should, must_not = syntax.parse('+a "b c"~2 -d e')
        self.assertEqual([clause.words for clause in must], [("a",)])
        self.assertEqual(
            [(clause.words, clause.slop) for clause in should], [(("b", "c"), 2), (("e",), 0)]
        )
        self.assertEqual([clause.words for clause in must_not], [("d",)])

    def test_kinds_of_files(self):
        with tempfile.TemporaryDirectory() as name:
            for file, size in [("1.postings", 5), ("2.postings", 6), ("segments_3", 4)]:
                (Path(name) / file).write_bytes(b"x" * size)
            self.assertEqual(builds.bytes_by_kind(Path(name)), {"postings": 11, "segments": 4})

    def test_sizes_are_told_with_and_without_phrases(self):
        builds_by_engine = {
            "ours": {"bytes_by_kind": {"post": 300_000, "terms": 20_000}, "phrase_bytes": 64_000},
            "reference": {"bytes_by_kind": {"doc": 320_000}},
        }
        content = run().content | {
            "engines": {name: {"build": build} for name, build in builds_by_engine.items()}
        }
        _, _, ours, reference = tables.sizes(Run(content)).splitlines()
        self.assertEqual(
            [cell.strip() for cell in ours.split("|")[1:-1]],
            ["ours", "0.32", "0.26", "1.000", "0.800", "25.0 %", "post 0.30, terms 0.02"],
        )
        self.assertIn("0.0 %", reference)

    def test_gate_fails_above_the_margin_alone(self):
        baseline = {"same": 1000, "within": 1000, "above": 1000, "twice": 1000, "below": 1000}
        measured = {"same": 1000, "within": 1049, "above": 1051, "twice": 2000, "below": 950}
        found = comparison.compare(measured, baseline)
        self.assertEqual(found.worse, [("twice", 2000, 1000), ("above", 1051, 1000)])
        self.assertEqual(found.better, [("below", 950, 1000)])
        self.assertFalse(found.passes)

    def test_gate_passes_what_got_better(self):
        found = comparison.compare({"a": 500, "b": 1000}, {"a": 1000, "b": 1000})
        self.assertEqual(found.better, [("a", 500, 1000)])
        self.assertTrue(found.passes)

    def test_gate_fails_where_a_group_is_missing(self):
        found = comparison.compare({"a": 1, "new": 1}, {"a": 1, "gone": 1})
        self.assertEqual(found.unmatched, ["gone", "new"])
        self.assertFalse(found.passes)

    def test_gate_names_group_counts_and_ratio(self):
        [line] = comparison.lines([("TOP_10 or_2", 1_500_000, 1_000_000)])
        self.assertEqual(
            line.split(), "TOP_10 or_2 1,500,000 instructions, baseline 1,000,000: 1.50".split()
        )

    def test_baseline_is_read_as_it_was_written(self):
        with tempfile.TemporaryDirectory() as name:
            path = Path(name) / "baseline.tsv"
            comparison.write(path, {"b c": 123_456, "a": 999, "d": 1_009_999}, "Swift 1, m")
            groups = {"b c": 123_000, "a": 999, "d": 1_010_000}
            self.assertEqual(comparison.read(path), (groups, "Swift 1, m"))

    def test_baseline_has_the_groups_of_the_queries(self):
        groups = {f"{command} {kind}" for kind, _ in gate.queries() for command in gate.COMMANDS}
        baseline, _ = comparison.read(gate.BASELINE)
        self.assertEqual(baseline.keys(), groups | {"opening an index", "building a word"})

    def test_made_corpus_is_always_the_same(self):
        with tempfile.TemporaryDirectory() as name:
            path = Path(name) / "corpus.jsonl"
            self.assertEqual(made_corpus.write(path, 200), 30850)
            self.assertEqual(builds.digest(path), "03ddc0cf9e2ba5e3")

    def test_measures_are_what_was_worked_out_by_hand(self):
        # Ranks 1 to 5 hold grades 0, 1, none judged, 2, 0; a document of grade 3 is not found.
        grades = {"a": 0, "b": 1, "c": 2, "d": 0, "missed": 3}
        ranking = ["a", "b", "unjudged", "c", "d"]
        # Discounts of ranks 1 to 4: 1, 0.63093, 0.5, 0.43068.
        # Gained: 1 x 0.63093 + 2 x 0.43068 = 1.49229; at best 3 + 2 x 0.63093 + 1 x 0.5 = 4.76186.
        self.assertAlmostEqual(measures.ndcg(ranking, grades), 1.49229 / 4.76186, 5)
        # Precision is 1/2 at rank 2, 2/4 at rank 4, and counts as 0 for what is not found.
        self.assertAlmostEqual(measures.average_precision(ranking, grades), 1 / 3)
        self.assertAlmostEqual(measures.recall(ranking, grades), 2 / 3)
        self.assertAlmostEqual(measures.recall(ranking, grades, depth=2), 1 / 3)
        for measure in measures.MEASURES.values():
            self.assertEqual(measure([], grades), 0)
            self.assertAlmostEqual(measure(["missed", "c", "b"], grades), 1)

    def test_ranking_counts_to_its_depth_alone(self):
        grades = {"late": 1}
        ranking = [str(n) for n in range(10)] + ["late"]
        self.assertEqual(measures.ndcg(ranking, grades), 0)
        self.assertAlmostEqual(measures.average_precision(ranking, grades), 1 / 11)
        self.assertEqual(measures.recall(["x"] * 100 + ["late"], grades), 0)

    def test_questions_are_asked_without_operators(self):
        self.assertEqual(
            plain_words('Is "time-sharing" NOT (for +IBM -360)? and/or title:X~2 "no" - C*'),
            "is time-sharing not for ibm 360 and or title x 2 no c",
        )
        self.assertEqual(plain_words("VIET NAM'S U.S . 0.5%"), "viet nam's u.s . 0.5%")

    def test_questions_without_relevant_documents_are_left_out(self):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "queries.tsv").write_text("1\tone\n2\ttwo\n3\tthree\n")
            (folder / "qrels.txt").write_text("3 0 a 2\n1 0 a 0\n3 0 b 0\n")
            read = judged.read("made up", folder / "corpus.jsonl", folder)
        self.assertEqual(read.questions, {"3": "three"})
        self.assertEqual(read.judgements, {"3": {"a": 2, "b": 0}})

    def test_relevance_is_averaged_over_collections(self):
        def found(ours, reference):
            values = {"winnow": ours, "lucene": reference}
            return {"documents": 7} | {
                engine: {measure: each for measure in measures.MEASURES}
                for engine, each in values.items()
            }

        made = {"a": found([1, 0, 0.5], [0.5]), "b": found([0.32], [0.30])}
        *_, first, second, average = relevance_table.table(made).splitlines()
        self.assertTrue(first.startswith("| a | 7 | 3 | 0.5000 | 0.5000 | +0.0000 |"))
        self.assertTrue(second.startswith("| b | 7 | 1 | 0.3200 | 0.3000 | +0.0200 |"))
        self.assertTrue(average.startswith("| average |  |  | 0.4100 | 0.4000 | +0.0100 |"))
        self.assertIn("behind Lucene in: nothing. ", relevance_table.verdict(made))
        self.assertIn("0.01: nowhere.", relevance_table.verdict(made))
        worse = relevance_table.verdict({"a": found([0.48], [0.5])})
        self.assertIn("in: nDCG@10, MAP, Recall@100.", worse)
        self.assertIn("a MAP -0.0200", worse)

    def test_texts_are_cut_into_passages_after_sentences(self):
        sentence = "x" * 999 + "."
        long = "y" * 4500
        cut = texts.passages(f"{sentence} Short. {sentence}\n{long}")
        self.assertEqual(
            cut, [f"{sentence}\nShort.", sentence, *[long[:2000]] * 2, long[:500]]
        )

    def test_snippets_are_cut_at_spaces_and_always_the_same(self):
        text = " ".join(f"word{number}" for number in range(1000))
        found = texts.snippets([text], 50, 20, texts.LANGUAGES["de"])
        self.assertEqual(found, texts.snippets([text], 50, 20, texts.LANGUAGES["de"]))
        self.assertEqual(len(found), 20)
        known = set(text.split())
        for snippet in found:
            self.assertLessEqual(set(snippet.split()), known)
            self.assertTrue(38 <= len(snippet) <= 50, snippet)
        self.assertEqual(texts.snippets(["short"], 50, 20, texts.LANGUAGES["de"]), [])

    def test_phrases_are_of_words_without_marks_between(self):
        self.assertEqual(
            known_items.word_phrases("«Eins zwei drei, vier fünf sechs!»"),
            ["Eins zwei drei", "vier fünf sechs"],
        )
        self.assertEqual(known_items.word_parts(["การ", "เปลี่ยน", "ไป"], "การเปลี่ยนไป"),
                         ["การเปลี่ยน", "เปลี่ยนไป"])
        self.assertEqual(known_items.parts("新年快乐。"), ["新年快乐"])
        # Words begin behind hiragana.
        self.assertEqual(known_items.parts("彼は学校へ行った。"), ["彼は学校へ", "学校へ行った"])

    def test_known_items_are_found_in_one_place(self):
        passages = ["one two three", "one two three", "four five six"]
        questions = known_items.Questions(texts.LANGUAGES["de"], passages)
        self.assertEqual(questions.phrases(9), [known_items.Question('"four five six"', "2")])

    def test_words_are_asked_in_forms_that_the_passage_lacks(self):
        language = texts.LANGUAGES["ko"]
        stems = ["학교", "도시", "나라", "바다"]
        passages = [" ".join(stem + "에서" for stem in stems)]
        passages += [" ".join(stem + "는" for stem in stems)] + ["그리고"] * 38
        first, second = known_items.Questions(language, passages).words_in_other_forms(9)
        by_answer = {question.answer: set(question.text.split()) for question in (first, second)}
        self.assertEqual(by_answer["0"], {stem + "는" for stem in stems})
        self.assertEqual(by_answer["1"], {stem + "에서" for stem in stems})
        self.assertEqual(
            known_items.Questions(texts.LANGUAGES["vi"], passages).words_in_other_forms(9), []
        )

    def test_forms_are_of_one_word(self):
        self.assertCountEqual(
            word_forms.groups({"مدرسة", "والمدرسة", "المدرسة", "كتاب"}, "ar"),
            [["المدرسة", "مدرسة", "والمدرسة"], ["المدرسة", "والمدرسة"]],
        )
        self.assertEqual(word_forms.groups({"لڑکا", "لڑکے", "لڑکوں", "آج"}, "ur"),
                         [["لڑکا", "لڑکوں", "لڑکے"]])

    def test_spellings(self):
        for code, text, expected in [
            ("ar", "إلى مدرسة", "الي مدرسه"), ("de", "Straße über", "Strasse ueber"),
            ("fa", "می\u200cکنی", "ميكني"), ("fr", "œuvre élève", "œuvre eleve"),
            ("hi", "ज़मीन हूँ", "जमीन हूं"), ("ja", "ガラス3枚", "ｶﾞﾗｽ３枚"),
            ("ru", "ещё", "еще"), ("th", "นำ", "น\u0e4d\u0e32"), ("tr", "ışık", "isik"),
            ("vi", "Đường", "Duong"), ("zh", "5月a", "５月ａ"), ("ur", "کیا", "كيا"),
        ]:
            self.assertEqual(spellings.OTHERWISE[code](text), expected)
        self.assertEqual(spellings.OTHERWISE.keys(), texts.LANGUAGES.keys())

    def test_reciprocal_ranks(self):
        self.assertEqual(known_items.reciprocal_rank(["a", "b"], "b"), 0.5)
        self.assertEqual(known_items.reciprocal_rank(["a", "b"], "c"), 0)
        ranks = {"winnow": [1, 0.5, 0, 1], "lucene": [1, 1, 1, 0]}
        self.assertEqual(
            language_tables.measures(ranks), ["0.500", "0.750", "0.625", "0.750"]
        )


if __name__ == "__main__":
    unittest.main()
