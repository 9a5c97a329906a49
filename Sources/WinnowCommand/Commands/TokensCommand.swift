internal import ArgumentParser
internal import MappedIO
internal import Winnow

struct TokensCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tokens", abstract: "Print the tokens of a text.",
        discussion: """
            winnow tokens "Don't cross the cross-border line"

            A line a token: its position, its byte range in the text, the term it is found under \
            as typed, and the stem it is found under as a bare word.
            """)

    @Argument(help: "The text; several arguments are joined by spaces.")
    var text: [String]

    @Option(help: "The language whose stemmer to use, as an ISO 639-1 code.")
    var language = "en"

    func run() throws {
        guard let stemmer = Stemmer(language: language) else {
            throw Failure(
                "no stemmer for \"\(language)\"; there is one for: "
                    + Stemmer.languages.joined(separator: ", "))
        }
        let tokens = Analyzer.standard.tokens(in: text.joined(separator: " "))
        var output = ""
        for token in tokens {
            output +=
                "\(token.position)\t\(token.byteRange.lowerBound)-\(token.byteRange.upperBound)"
            output += "\t\(token.term)\t\(stemmer.stem(token.term))\n"
        }
        try StandardStream.output.print(output)
        if tokens.isEmpty { throw ExitCode(1) }
    }
}
