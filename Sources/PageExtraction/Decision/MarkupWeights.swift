/// The weights of features for blocks of HTML pages.
///
/// Fitted by logistic regression on pages with known main text, where each word counts alike and
/// each page alike; a positive sum means main text. Features that are not listed weigh nothing.
enum MarkupWeights {
    static let bias: Float = 0.27

    static let weights: [String: Float] = [
        "logWords": -0.39, "words<=3": -0.32, "words4-9": -0.05, "words10-24": -0.01,
        "words>=25": 0.45, "prose": 0.04, "linkDensity": -1.70, "mostlyLink": -0.01,
        "allLink": 0.46, "stopShare": 0.35, "manyStops": 0.27, "endsSentence": 0.55,
        "sentences>=2": -0.04, "endsColon": 0.38, "commas": 0.16, "capitals": 0.03,
        "numbers": -0.49, "separators": -1.73, "copyright": -3.15, "startsSmall": -0.17,
        "kind.heading": 0.76, "kind.paragraph": 0.04, "kind.list-item": -0.42,
        "kind.table-row": 0.21, "kind.quote": 0.29, "kind.code": 1.69, "kind.caption": -2.50,
        "h1": 0.21, "h4+": -0.66, "tag.p": -0.12, "tag.div": -0.68, "tag.td": -0.19, "cue.0": -0.73,
        "cue.1": -1.05, "cue.2": -0.32, "cue.3": -0.12, "cue.4": -0.63, "cue.5": -0.29,
        "cue.6": -0.02, "cue.7": -1.75, "cue.8": 0.01, "cue.9": -0.06, "cue.10": 0.50,
        "cue.11": -0.79, "cue.12": 0.47, "cue.13": 0.27, "cue.14": 0.10, "cue.15": 0.64,
        "cue.16": -0.18, "cue.17": -2.60, "cue.18": -0.24, "cue.19": -0.08, "cue.20": 0.12,
        "cue.negative": 0.23, "cue.anyNegative": -0.50, "phrase.0": -0.38, "phrase.1": -0.05,
        "phrase.2": -0.48, "phrase.3": -0.55, "phrase.4": -0.38, "phrase.5": -1.83,
        "phrase.6": -0.35, "phrase.7": -0.63, "phrase.8": -0.67, "phrase.9": -0.22,
        "phrase.10": -0.04, "phrase.11": -1.19, "phrase.12": -1.13, "phrase.13": 0.39,
        "phrase.14": 0.01, "phrase.line": -1.13, "place": 1.05, "place2": -0.87, "first5%": -0.12,
        "last10%": -0.19, "proseBefore": -1.64, "beforeProse": -0.62, "afterProse": 0.08,
        "page.proseShare": 1.37, "page.logProse": -3.61, "afterTerminator": -1.00,
        "nearTerminator": -0.68, "afterLateTerminator": -0.52, "afterEarlyTerminator": -0.47,
        "inSegment": 0.80, "segmentDistance": 1.67, "beforeSegment": -0.53, "afterSegment": -0.20,
        "segmentNear": 0.33, "repeat": -0.39, "repeatedLater": -0.07, "title": 1.02,
        "proseIndent": 0.07, "inMain": 0.96, "up1.prose": -0.41, "up1.links": 0.44,
        "up1.proseShare": 0.13, "up2.prose": 0.84, "up2.links": -0.18, "up2.proseShare": -0.50,
        "up3.prose": 0.21, "up3.links": -0.86, "up3.proseShare": -0.31, "up4.prose": 0.29,
        "up4.links": -0.05, "up4.proseShare": -0.40, "depth": 1.07, "prev2.prose": -0.08,
        "prev2.logPlain": 0.36, "prev2.heading": 0.14, "prev2.endsSentence": 0.10,
        "prev2.negative": -0.07, "prev.prose": 0.04, "prev.logPlain": 0.39, "prev.links": 0.04,
        "prev.heading": 0.43, "prev.endsSentence": 0.24, "prev.negative": -0.23,
        "next.prose": -0.13, "next.logPlain": 0.41, "next.links": -0.14, "next.heading": 0.01,
        "next.endsSentence": 0.21, "next.negative": -0.10, "next2.prose": -0.21,
        "next2.logPlain": 0.39, "next2.links": 0.13, "next2.heading": -0.20,
        "next2.endsSentence": 0.02, "next2.negative": -0.29, "window.proseShare": 1.04,
        "window.logProse": -0.78, "window.before": 0.18, "window.after": 0.88, "window.both": -0.54,
        "main&prose": 0.15, "main&negative": -0.28, "main&link": 0.75, "main&short": 0.28,
        "main&segment": 0.57, "!main&prose": -0.23, "!main&prose&segment": 0.73,
        "segment&link": -0.52, "segment&short": -0.08, "negative&prose": 0.12,
        "heading&main&segment": -0.39, "list&main": 0.55, "list&link": 0.76,
    ]
}
