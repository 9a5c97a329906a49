"""Writes fitted trees, and rows with their answers for a test, as Swift source."""

import numpy as np

import data

TREES = {
    "html": ("MarkupTrees", "blocks of HTML pages"),
    "text": ("TextTrees", "blocks of plain text"),
}


def at_most(threshold):
    """The greatest 32-bit float that is not above a threshold: it parts such floats alike."""
    nearest = np.float32(threshold)
    return np.nextafter(nearest, np.float32(-np.inf)) if nearest > threshold else nearest


def number(value):
    return str(np.float32(value)).removesuffix(".0")


def array(name, kind, values, access="    static let"):
    lines, line = [], "       "
    for item in (f" {value}," for value in values):
        if len(line + item) > 100:
            lines.append(line)
            line = "       "
        line += item
    body = "\n".join(lines + [line])
    return f"{access} {name}: [{kind}] = [\n{body}\n    ]"


class Tables:
    """The arrays of `BoostedTrees`."""

    def __init__(self, booster):
        self.leaf_counts, self.features, self.thresholds = [], [], []
        self.left, self.right, self.means, self.leaves = [], [], [], []
        for tree in booster.dump_model()["tree_info"]:
            self.add(tree)

    def add(self, tree):
        splits, leaves = {}, {}

        def walk(node):
            if "split_index" not in node:
                leaves[node.get("leaf_index", 0)] = node["leaf_value"]
                return ~node.get("leaf_index", 0)
            index = node["split_index"]
            assert node["decision_type"] == "<="
            left, right = walk(node["left_child"]), walk(node["right_child"])
            assert all(child < 0 or child > index for child in (left, right))
            splits[index] = (node["split_feature"], node["threshold"], left, right,
                             node["internal_value"])
            return index

        walk(tree["tree_structure"])
        if not splits:
            # A tree of one leaf: a split with the same leaf on both sides.
            splits[0] = (0, 0.0, ~0, ~1, leaves[0])
            leaves[1] = leaves[0]
        self.leaf_counts.append(len(leaves))
        for index in range(len(splits)):
            feature, threshold, left, right, mean = splits[index]
            self.features.append(feature)
            self.thresholds.append(number(at_most(threshold)))
            self.left.append(left)
            self.right.append(right)
            self.means.append(f"{mean:.3g}")
        self.leaves += [f"{leaves[index]:.7g}" for index in range(len(leaves))]

    def source(self, name):
        parts = [
            array(name + "LeafCounts", "UInt8", self.leaf_counts),
            array(name + "Features", "UInt8", self.features),
            array(name + "Thresholds", "Float", self.thresholds),
            array(name + "Left", "Int8", self.left),
            array(name + "Right", "Int8", self.right),
            array(name + "Means", "Float", self.means),
            array(name + "Leaves", "Float", self.leaves),
        ]
        private = [part.replace("static let", "private static let", 1) for part in parts]
        return f"""    static let {name} = BoostedTrees(
        leafCounts: {name}LeafCounts, features: {name}Features, thresholds: {name}Thresholds,
        left: {name}Left, right: {name}Right, means: {name}Means, leaves: {name}Leaves)

""" + "\n\n".join(private)


def write_trees(form, first, second):
    name, what = TREES[form]
    tables = [Tables(first), Tables(second)]
    size = sum(len(t.leaf_counts) + 11 * len(t.features) + 4 * len(t.leaves) for t in tables)
    print(f"{name}: {size} bytes of tables")
    text = f"""/// Boosted trees for {what}.
///
/// Fitted with LightGBM on pages with known main text, and written by `Scripts/cleaning/fit.py`. See
/// `BoostedTrees` for what the tables mean.
enum {name} {{
    /// The first pass, which looks at each block's features.
{tables[0].source("first")}

    /// The second pass, which knows the first pass's scores of the blocks around.
{tables[1].source("second")}
}}
"""
    (data.ROOT / f"Sources/PageExtraction/Decision/{name}.swift").write_text(text)


def write_vectors(form, rows, first, second):
    name = TREES[form][0].replace("Trees", "TreeVectors")
    width = first.num_feature()
    flat = [number(value) for value in rows.flatten()]
    text = f"""/// Rows of features, and what LightGBM answers on them.
///
/// Written by `Scripts/cleaning/fit.py`.
enum {name} {{
    /// Rows of the second pass; those of the first are their beginnings.
{array("rows", "Float", flat)}

    /// The first pass's margins.
{array("first", "Float", (number(v) for v in first.predict(rows[:, :width], raw_score=True)))}

    /// The second pass's margins.
{array("second", "Float", (number(v) for v in second.predict(rows, raw_score=True)))}
}}
"""
    (data.ROOT / f"Tests/PageExtractionTests/{name}.swift").write_text(text)
