#!/usr/bin/env python3
"""Cleans the pages with Winnow and its peers, scores all, and writes a report. See README.md."""

import argparse
import json
import platform
import subprocess
import sys
import tempfile
from pathlib import Path

import dataset
import faults
import metadata
import outputs
import report
import seeds
import speed
from extractors import EXTRACTORS
from scoring import Scorer, wcxb

WORST = 20


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, help="the folder to write run.json and report.md to")
    parser.add_argument("--data", type=Path, help="the folder with html-dev.tar.zst")
    parser.add_argument(
        "--fresh", action="store_true", help="run the peers again too, though nothing has changed"
    )
    parser.add_argument(
        "--folds", type=Path,
        help="a folder with Winnow's texts by domain folds, in html/ and text/"
    )
    parser.add_argument("--peers", help="names between commas, in place of all")
    return parser.parse_args()


def commit():
    """What of Winnow is measured: the commit, and whether files differ from it."""
    command = ["git", "describe", "--always", "--dirty", "--abbrev=12"]
    said = subprocess.run(command, cwd=dataset.ROOT, capture_output=True, text=True)
    return said.stdout.strip() or "unknown"


def processor():
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def figures_of(by_form, data, scorers):
    """All figures of an extractor but those that only Winnow has."""
    figures = {form: scorers[form].tables(output.folder) for form, output in by_form.items()}
    figures["wcxb"] = wcxb(by_form["html"], data)
    figures["failed"] = sum("error" in page for page in by_form["html"].pages)
    figures["measured"] = by_form["html"].date
    return figures


def figures_of_peer(by_form, data, scorers):
    """The same, kept beside the outputs they are of."""
    kept = by_form["html"].folder.parent / "figures.json"
    inputs = [by_form[form].folder / "stamp.json" for form in dataset.FORMS]
    inputs += [Path(__file__).parent / name for name in ("scoring.py", "evaluate.py")]
    inputs += [data / f"score-{form}.py" for form in dataset.FORMS]
    if kept.exists() and all(path.stat().st_mtime < kept.stat().st_mtime for path in inputs):
        return json.loads(kept.read_text())
    figures = figures_of(by_form, data, scorers)
    kept.write_text(json.dumps(figures))
    return figures


def main():
    options = arguments()
    data = options.data or dataset.default_data()
    scorers = {form: Scorer(data, form) for form in dataset.FORMS}
    versions = outputs.peer_versions()
    names = options.peers.split(",") if options.peers else list(EXTRACTORS)

    def told(what):
        print(what, file=sys.stderr, flush=True)

    told("winnow: cleaning ...")
    command = [str(outputs.WINNOW)]
    ours = {form: outputs.of_cleaner(command, data, form) for form in dataset.FORMS}
    peers = {
        name: {
            form: outputs.of_peer(name, versions[name], data, form, options.fresh)
            for form in dataset.FORMS
        }
        for name in names if name in versions
    }
    told("scoring ...")
    of_peers = {name: figures_of_peer(peers[name], data, scorers) for name in peers}
    of_folds = {}
    if options.folds:
        by_folds = {form: outputs.of_folder(options.folds / form) for form in dataset.FORMS}
        of_folds[report.FOLDS] = figures_of(by_folds, data, scorers)
    # Winnow's last, since the scores of its pages are then at hand for what comes below.
    figures = {report.WINNOW: figures_of(ours, data, scorers), **of_folds, **of_peers}
    html, script = scorers["html"], scorers["html"].script
    commands = {report.WINNOW: command, **{name: outputs.peer_command(name) for name in peers}}
    speeds = speed.measure(commands, dataset.sample(html.pages, speed.EVERY), told)
    for name, found in speeds.items():
        figures[name]["speed"] = found

    with tempfile.NamedTemporaryFile() as file:
        page_scores = html.page_scores(ours["html"].folder, file.name)
    worst = faults.worst(ours["html"], page_scores, html, WORST)
    seed_folder = dataset.shared() and dataset.shared() / "seeds"
    seed_lines = {}
    if seed_folder and seed_folder.is_dir():
        seed_output = outputs.run(command, seed_folder, outputs.OUTPUTS / "winnow" / "seeds")
        seed_lines = seeds.measure(seed_output, seed_folder, scorers["text"].script)

    content = {
        "commit": commit(),
        "processor": processor(),
        "versions": versions,
        "missing": [name for name in names if name not in versions],
        "figures": figures,
        "metadata": metadata.of_both(
            ours["html"], data, dataset.rows_of(html.pages), html.pages, script
        ),
        "worst": [
            {
                "page": page, "F1": score, "lost": said.words_lost, "kept": said.words_kept,
                "category": said.category,
            }
            for page, score, said in worst
        ],
        "classes": faults.classes([said for _, _, said in worst]),
        "seeds": seed_lines,
    }
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "run.json").write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n")
    (options.out / "worst-pages.txt").write_text(faults.quoted(worst), encoding="utf-8")
    (options.out / "report.md").write_text(report.of(content), encoding="utf-8")
    print(report.headline(content))
    told(f"The whole report is {options.out / 'report.md'}.")


if __name__ == "__main__":
    main()
