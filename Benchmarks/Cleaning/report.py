"""A run's tables in Markdown."""

from bars import BARS, BELOW_BEST, best_peer, verdict
from scoring import ALL, GROUPINGS, MEAN

WINNOW = "winnow"
# Winnow, with trees that saw no page of a page's domain.
FOLDS = "winnow, by domain folds"
BASELINE = "everything"
# Of so few pages a figure says little.
FEW = 10
# So many classes of error are told.
CLASSES = 10
GROUPING_NAMES = {
    "dataset": "dataset", "lang": "language", "page_type": "page type", "converter": "converter",
}


def table(header, rows):
    lines = ["| " + " | ".join(header) + " |", "|" + "---|" * len(header)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows]) + "\n"


def number(value, digits=3):
    return "-" if value is None else f"{value:.{digits}f}"


def extractors(content):
    """The names of all columns: what has figures, then what is missing."""
    return [*content["figures"], *content["missing"]]


def column(content, name, bar):
    if name in content["missing"]:
        return "missing"
    return number(bar.of(content["figures"][name]), bar.digits)


def judged(figures):
    """The figures of Winnow that say how it stands: those by folds, where they were measured."""
    return figures.get(FOLDS) or next(iter(figures.values()))


def headline(content):
    """The figures that there is a bar for, beside the bars."""
    names = extractors(content)
    rows = []
    for bar in BARS:
        # Speed is not measured by folds.
        ours = bar.of(judged(content["figures"]))
        if ours is None:
            ours = bar.of(content["figures"][names[0]])
        if ours is None:
            said = "-"
        elif bar.is_met(ours):
            said = "met"
        else:
            said = f"short by {number(abs(bar.value - ours), bar.digits)}"
        rows.append([
            bar.name, bar.told, said, *(column(content, name, bar) for name in names),
        ])
    return table(["", "bar", "reached", *names], rows)


def peers(content):
    return [name for name in content["figures"] if name not in (WINNOW, FOLDS, BASELINE)]


def groups(content, path, measure):
    """A row for each group: its pages, every extractor, the best peer and how the cleaner stands."""
    figures = {name: descend(found, path) for name, found in content["figures"].items()}
    rows = []
    for group, ours in judged(figures).items():
        if measure not in ours:
            continue
        values = {name: found.get(group, {}).get(measure) for name, found in figures.items()}
        best, value = best_peer({name: values[name] for name in peers(content)})
        rows.append([
            "(none)" if group == "-" else group.lower() if group in (ALL, MEAN) else group,
            str(ours["pages"]),
            *(number(values[name]) for name in figures),
            best or "-",
            f"{ours[measure] - value:+.3f}" if value is not None else "-",
            verdict(ours[measure], value),
        ])
    return table(["group", "pages", *figures, "best peer", "Winnow − best", "Winnow is"], rows)


def descend(figures, path):
    for key in path:
        figures = figures.get(key, {})
    return figures


def precision_and_recall(content):
    rows = []
    for name, figures in content["figures"].items():
        everything, mean = (figures["html"]["dataset"][group] for group in (ALL, MEAN))
        rows.append([
            name, *(number(mean[key]) for key in ("F1", "P", "R", "pageF1", "wordF1")),
            *(number(everything[key]) for key in ("F1", "P", "R", "pageF1", "wordF1")),
            str(int(everything["empty"])), str(figures["failed"]),
        ])
    header = [
        "", *(f"{key}, mean of datasets" for key in ("F1", "P", "R", "page F1", "word F1")),
        *(f"{key}, all" for key in ("F1", "P", "R", "page F1", "word F1")), "empty", "raised errors",
    ]
    return table(header, rows)


def lines_of_text(content):
    keys = ["lnF1", "twF1", "F1", "P", "R", "kept0", "lost1"]
    rows = []
    for name, figures in content["figures"].items():
        everything = figures["text"]["dataset"][ALL]
        rows.append([name, *(number(everything[key]) for key in keys), str(int(everything["unm"]))])
    return table([
        "", "lines F1", "by words (twF1)", "F1", "P", "R", "boilerplate words kept",
        "words of the text lost", "lines not of the page",
    ], rows)


def speeds(content):
    rows = []
    for name, figures in content["figures"].items():
        if "speed" not in figures:
            continue
        row = [name]
        for which in ("all", "large"):
            found = figures["speed"][which]
            row += [number(found["pages_per_second"], 0), number(found["megabytes_per_second"], 1)]
        rows.append(row)
    few = content["figures"][WINNOW]["speed"]
    about = (
        f"A sample of {few['all']['pages']} HTML pages ({few['all']['megabytes']:.0f} MB), and the"
        f" {few['large']['pages']} of them with more than 100 KB"
        f" ({few['large']['megabytes']:.0f} MB); per second of user CPU."
    )
    header = ["", "pages/s", "MB/s", "pages/s, large", "MB/s, large"]
    return about + "\n\n" + table(header, rows)


def metadata(figures):
    """A row for each field, beside each other what each extractor finds: {extractor: {field: shares}}."""
    rows = []
    for field in next(iter(figures.values())):
        row = [field]
        for found in (of[field] for of in figures.values()):
            # What it never tells, it was not asked.
            compared = found.get("compared") if found["found"] else None
            row += [
                f"{100 * found['found']:.1f} %", str(compared or "-"),
                f"{100 * found['right']:.1f} %" if compared else "nothing to compare with",
            ]
        rows.append(row)
    columns = ("pages that have one", "compared", "right")
    return table(["", *(f"{name}: {column}" for name in figures for column in columns)], rows)


def worst(content):
    rows = [
        [page["page"], number(page["F1"]), str(page["lost"]), str(page["kept"]), page["category"]]
        for page in content["worst"]
    ]
    return table(["page", "F1", "words lost", "words kept", "most of it"], rows)


def classes(content):
    """The classes of error of most words on the worst pages."""
    rows = [[label, str(pages), str(words)] for label, pages, words in content["classes"][:CLASSES]]
    return table(["what went wrong", "pages", "words"], rows)


def seed_lines(content):
    if not content["seeds"]:
        return "They are not here.\n"
    rows = [
        [page, str(found["lines"]), str(found["lost"]), str(found["kept"])]
        for page, found in content["seeds"].items()
    ]
    return table(["page", "lines of the article", "lost", "other lines kept"], rows)


def behind(content):
    """Where the cleaner is further below its best peer than it may be."""
    found = []
    for form, measure in (("html", "F1"), ("text", "twF1")):
        for by in GROUPINGS[form]:
            found += behind_in(content, (form, by), measure, f"{form}, {GROUPING_NAMES[by]}")
    found += behind_in(content, ("wcxb",), "wordF1", "WCXB, page type")
    if not found:
        return "Nowhere.\n"
    return "".join(f"- {line}\n" for line in found)


def behind_in(content, path, measure, what):
    ours = descend(judged(content["figures"]), path)
    for group, row in ours.items():
        if measure not in row:
            continue
        values = {
            name: descend(content["figures"][name], path).get(group, {}).get(measure)
            for name in peers(content)
        }
        best, value = best_peer(values)
        if value is not None and verdict(row[measure], value) == "behind":
            few = ", few" if row["pages"] < FEW and group != MEAN else ""
            pages = f"{row['pages']} {'groups' if group == MEAN else 'pages'}{few}"
            yield f"{what} {group} ({pages}): {row[measure]:.3f}, {best} {value:.3f}"


def fitted(content):
    """Says of which figures the pages have been seen before."""
    said = (
        "Winnow's weights were fitted on these very pages (`Scripts/cleaning`), and rs-trafilatura's"
        " author fitted it on those of wcxb-dev: their figures here are higher than on pages that"
        " they have not seen."
    )
    if FOLDS in content["figures"]:
        return said + (
            f" `{FOLDS}` is the whole cleaner with weights fitted on the pages of other domains:"
            " what is said of reaching the bars and of the best peer is said of these figures; speed,"
            " metadata and the worst pages are those of the cleaner as it is shipped.\n"
        )
    return said + " `make eval-clean-folds` measures it on pages of unseen domains too.\n"


def of(content):
    """The whole report."""
    versions = ", ".join(
        f"{name} {version}" for name, version in content["versions"].items() if name != BASELINE
    )
    missing = ", ".join(content["missing"])
    parts = [
        "# How clean the text is\n",
        f"Winnow {content['commit']}, beside {versions}"
        f"{f'; missing: {missing}' if missing else ''}. `everything` keeps all text of a page."
        f" {content['processor']}. How all this is measured is in"
        " [Benchmarks/Cleaning](../../Cleaning/README.md).\n",
        fitted(content),
        "## Beside the bars\n", headline(content),
        f"## Behind the best peer by more than {BELOW_BEST}\n", behind(content),
        "## HTML\n", precision_and_recall(content),
    ]
    for by in GROUPINGS["html"]:
        parts += [f"### F1 by {GROUPING_NAMES[by]}\n", groups(content, ("html", by), "F1")]
    parts += ["### WCXB's word F1 by page type\n", groups(content, ("wcxb",), "wordF1")]
    parts += ["## Plain text\n", lines_of_text(content)]
    for by in GROUPINGS["text"]:
        for measure in ("twF1", "F1"):
            name = GROUPING_NAMES[by]
            parts += [f"### {measure} by {name}\n", groups(content, ("text", by), measure)]
    older = {name: of["measured"] for name, of in content["figures"].items()}
    parts += [
        "Texts are of " + ", ".join(f"{name} {date}" for name, date in older.items()) + ".\n",
        "## Speed\n", speeds(content),
        "## Metadata\n", metadata(content["metadata"]),
        "## The worst pages\n", worst(content),
        "The largest classes of error on these pages together:\n", classes(content),
        "## The pages that were handed in\n", seed_lines(content),
    ]
    return "\n".join(parts)
