"""The scraped pages that were handed in as plain text, line by line.

`seeds/` has no text of theirs, only a character for each line: 1 the article's, 0 boilerplate,
? title, standfirst, byline or date, which may be kept or not, - no words.
"""

from pathlib import Path

LABELS = Path(__file__).resolve().parent / "seeds"


def measure(output, folder, script):
    """{page: {lines, lost, kept}}: lines of the article, those lost, and others that were kept."""
    return {
        path.stem: compare(
            (folder / f"{path.stem}.txt").read_text(encoding="utf-8"), path.read_text().strip(),
            output.text(path.stem), script,
        )
        for path in sorted(LABELS.glob("*.labels"))
        if (folder / f"{path.stem}.txt").exists()
    }


def compare(text, labels, found, script):
    lines = text.rstrip("\n").split("\n")
    if len(lines) != len(labels):
        raise ValueError(f"{len(lines)} lines, but {len(labels)} labels")
    folded = [script.fold(line) for line in lines]
    used, unmatched = script.match(folded, [script.fold(line) for line in found.split("\n")])
    of_article = {number for number, label in enumerate(labels) if label == "1"}
    of_others = {number for number, label in enumerate(labels) if label == "0"}
    return {
        "lines": len(of_article),
        "lost": len(of_article - used),
        "kept": len(of_others & used) + unmatched,
    }
