import Foundation

@testable import CorpusReader

/// A folder of its own, removed at the end.
final class Scratch {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "winnow-corpus-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    @discardableResult
    func write(_ name: String, _ data: Data = Data()) throws -> String {
        let url = URL(fileURLWithPath: path + "/" + name)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: url)
        return url.path
    }

    /// What a program makes of the data on its standard input.
    func filtered(_ data: Data, _ program: [String]) throws -> Data {
        let input = try write(UUID().uuidString, data)
        let output = try write(UUID().uuidString)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = program
        process.standardInput = FileHandle(forReadingAtPath: input)
        process.standardOutput = FileHandle(forWritingAtPath: output)
        try process.run()
        process.waitUntilExit()
        precondition(process.terminationStatus == 0, "\(program) failed")
        return try Data(contentsOf: URL(fileURLWithPath: output))
    }
}

/// Bytes that come in pieces of given lengths.
final class PiecewiseStream: ByteStream {
    private var rest: [UInt8]
    private let length: Int

    init(_ bytes: some Sequence<UInt8>, length: Int) {
        rest = Array(bytes)
        self.length = length
    }

    func read(into bytes: inout [UInt8], at start: Int) throws(IngestError) -> Int {
        let piece = rest.prefix(min(length, bytes.count - start))
        bytes.replaceSubrange(start..<start + piece.count, with: piece)
        rest.removeFirst(piece.count)
        return piece.count
    }
}
