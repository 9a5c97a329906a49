import Foundation

/// Test data outside the package: in `WINNOW_SHARED`, or in `shared` beside the package.
enum SharedData {
    /// The URL of a file below the data folder; nil, and said aloud, where there is none.
    static func url(_ path: String, for test: String = #function) -> URL? {
        var roots: [URL] = []
        if let root = ProcessInfo.processInfo.environment["WINNOW_SHARED"] {
            roots.append(URL(fileURLWithPath: root))
        }
        let package = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        roots.append(package.deletingLastPathComponent().appendingPathComponent("shared"))
        for root in roots {
            let url = root.appendingPathComponent("data").appendingPathComponent(path)
            if FileManager.default.fileExists(atPath: url.path) { return url }
        }
        print("\(test) skipped: shared data not found (\(path))")
        return nil
    }

    /// What a program writes to its standard output.
    static func output(of program: String, _ arguments: [String]) throws -> Data {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [program] + arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return data
    }
}

/// Random numbers that are the same in every run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
