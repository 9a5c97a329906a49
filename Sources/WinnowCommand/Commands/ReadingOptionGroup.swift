internal import ArgumentParser
internal import Winnow

/// What is said of the files that are read.
struct ReadingOptionGroup: ParsableArguments {
    @Option(
        name: .customLong("lang"),
        help: """
            The language of all documents that are read, as a code such as fa: in place of what they say \
            of themselves and of what is found out.
            """)
    var language: String?

    @Option(
        help: ArgumentHelp(
            "Which columns of CSV and members of JSON hold what: text=body,title=headline.",
            discussion: """
                Parts are \(FieldMap.Part.allCases.map(\.rawValue).joined(separator: ", ")); each that is \
                not named is in the field of its own name.
                """))
    var map: FieldMapOption?

    var options: ReadingOptions {
        var options = ReadingOptions()
        options.language = language
        options.fields = map?.fields ?? FieldMap()
        return options
    }

    func validate() throws {
        guard let language else { return }
        let isCode =
            (2...3).contains(language.utf8.count) && language.utf8.allSatisfy { $0 &- 0x61 < 26 }
        guard isCode else { throw ValidationError("--lang must be a code such as en") }
    }
}

/// A field map as typed.
struct FieldMapOption: ExpressibleByArgument {
    let fields: FieldMap

    init?(argument: String) {
        guard let fields = FieldMap(argument) else { return nil }
        self.fields = fields
    }
}
