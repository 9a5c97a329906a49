internal import Glibc
internal import JSONText
internal import MappedIO

/// Reads the lines of a mapped JSON Lines file, one at a time.
struct CorpusLines {
    /// A document of the corpus.
    struct Line {
        let id: String
        let text: [UInt8]
    }

    /// A line that is no document.
    struct Fault: Error, CustomStringConvertible {
        let path: String
        let line: Int
        let reason: String

        var description: String { "\(path):\(line): \(reason)" }
    }

    private let file: MappedFile
    private let parser = JSONParser()
    private var offset = 0
    private var number = 0

    init(path: String) throws(FileError) { file = try MappedFile(path: path) }

    /// Bytes of the file.
    var byteCount: Int { file.count }

    /// The next line, or nil behind the last.
    mutating func next() throws(Fault) -> Line? {
        guard offset < file.count else { return nil }
        number += 1
        let range = offset..<end()
        offset = range.upperBound + 1
        let value: JSONValue
        let text: [UInt8]?
        do { (value, text) = try parse(range) } catch { throw fault(error.description) }
        guard let id = value["id"]?.string else { throw fault("no \"id\"") }
        guard let text else { throw fault("no \"text\"") }
        return Line(id: id, text: text)
    }

    /// Where the line that begins at `offset` ends.
    private func end() -> Int {
        unsafe file.bytes.withBytes { bytes in
            // Within the file: `next` has compared the offset.
            let start = unsafe bytes.baseAddress! + offset
            guard let end = unsafe memchr(start, 0x0A, bytes.count - offset) else {
                return bytes.count
            }
            return unsafe offset + (UnsafeRawPointer(end) - start)
        }
    }

    private func parse(
        _ range: Range<Int>
    ) throws(JSONError) -> (value: JSONValue, bytes: [UInt8]?) {
        unsafe try file.bytes.withBytes { bytes throws(JSONError) in
            let line = unsafe UnsafeRawBufferPointer(rebasing: bytes[range])
            return try parser.parse(
                unsafe Span<UInt8>(_unsafeBytes: line), takingBytesOf: "text")
        }
    }

    private func fault(_ reason: String) -> Fault {
        Fault(path: file.path, line: number, reason: reason)
    }
}
