/// The weights of features for blocks of plain text.
///
/// Fitted by logistic regression on pages with known main text, where each word counts alike and
/// each page alike; a positive sum means main text. Features that are not listed weigh nothing.
enum TextWeights {
    static let bias: Float = -0.39

    static let weights: [String: Float] = [
        "logWords": -0.23, "words<=3": -0.23, "words4-9": -0.26, "words10-24": -0.20,
        "words>=25": 0.14, "prose": -0.16, "linkDensity": -1.38, "mostlyLink": 0.50,
        "allLink": 0.51, "stopShare": 0.44, "manyStops": 0.27, "endsSentence": 0.60,
        "sentences>=2": -0.01, "endsColon": 1.06, "commas": 0.75, "capitals": -0.75,
        "numbers": -0.41, "separators": -2.07, "copyright": -3.10, "startsSmall": 0.01,
        "kind.heading": 0.47, "kind.paragraph": -0.41, "kind.list-item": -0.39,
        "kind.table-row": -0.37, "kind.quote": 0.13, "h1": 2.06, "h4+": -1.57, "lines": 0.34,
        "emptyBefore": 0.03, "empties>1": -0.19, "indent": -0.07, "phrase.0": -0.89,
        "phrase.1": 0.30, "phrase.2": -1.44, "phrase.3": -1.16, "phrase.4": -3.18,
        "phrase.5": -2.91, "phrase.6": -0.63, "phrase.7": -1.59, "phrase.8": -1.95,
        "phrase.9": 1.26, "phrase.10": -0.07, "phrase.11": -1.33, "phrase.12": -1.45,
        "phrase.13": -0.79, "phrase.14": 0.01, "phrase.line": -1.70, "place": 2.99, "place2": -2.14,
        "first5%": -0.09, "last10%": -0.24, "proseBefore": -2.02, "beforeProse": -0.51,
        "afterProse": -0.04, "page.proseShare": 0.75, "page.logProse": -2.25,
        "afterTerminator": -1.55, "nearTerminator": 0.13, "afterLateTerminator": -0.96,
        "afterEarlyTerminator": -0.59, "inSegment": 0.54, "segmentDistance": 0.08,
        "beforeSegment": -0.80, "afterSegment": -0.30, "segmentNear": 0.52, "repeat": -0.67,
        "repeatedLater": -1.28, "proseIndent": 0.47, "deeperIndent": -0.20, "prev2.prose": -0.13,
        "prev2.logPlain": 0.92, "prev2.links": -0.03, "prev2.heading": 0.13,
        "prev2.endsSentence": 0.29, "prev.prose": -0.01, "prev.logPlain": 0.66, "prev.links": 0.20,
        "prev.heading": 0.11, "prev.endsSentence": 0.39, "next.prose": -0.04, "next.logPlain": 0.70,
        "next.links": -0.26, "next.heading": -0.09, "next.endsSentence": 0.36, "next2.prose": 0.03,
        "next2.logPlain": 0.55, "next2.links": 0.23, "next2.heading": -0.31,
        "next2.endsSentence": 0.10, "window.proseShare": 1.18, "window.logProse": -0.28,
        "window.before": -0.10, "window.after": 0.30, "window.both": -0.24, "!main&prose": -0.16,
        "!main&prose&segment": 0.11, "segment&link": 0.26, "segment&short": 0.16, "list&link": 0.03,
    ]
}
