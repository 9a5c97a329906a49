internal import MappedIO

/// The text of PDF files, which poppler's `pdftotext` reads out of them.
enum PDFText {
    /// The most seconds that a file may take.
    private static let seconds = 60
    /// What the shell is told: so much memory, in KiB, so much processor time, and text to standard output.
    private static let line =
        "ulimit -v 4000000; ulimit -t \(seconds); exec pdftotext -q -enc UTF-8 - -"

    /// Why there is no text.
    enum Failure: Error, Hashable, CustomStringConvertible {
        case notInstalled
        case failed(String)

        var description: String {
            switch self {
            case .notInstalled: "PDF files are read with pdftotext, which is not installed"
            case .failed(let reason): "pdftotext: \(reason)"
            }
        }
    }

    /// - Parameter limit: the most bytes of text.
    static func text(of bytes: [UInt8], limit: Int) throws(Failure) -> [UInt8] {
        do {
            return try ProgramFilter.run(line, input: bytes, limit: limit, seconds: seconds)
        } catch {
            switch error {
            case .notFound: throw .notInstalled
            case .timedOut: throw .failed("more than \(seconds) seconds")
            case .tooMuch: throw .failed("more than \(limit) bytes of text")
            case .failed: throw .failed("no text can be read out of the file")
            }
        }
    }
}
