import Glibc

/// An index, and what its files hold.
private struct Pristine {
    let folder: String
    var files: [(name: String, bytes: [UInt8])] = []
    let commit: Commit
    let queries: [Query]

    /// Enough documents for everything that larger segments have; some are deleted.
    init(folder: String) throws {
        self.folder = folder
        var options = IndexWriter.Options()
        options.isDurable = false
        let writer = try IndexWriter(folder: folder, options: options)
        var state: UInt64 = 1
        func next(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        for number in 0..<4400 {
            let words = (0..<1 + next(8)).map { _ in "w\(next(20) * next(20))" }
            try writer.add(Document(key: "\(number)", text: words.joined(separator: " ")))
        }
        try writer.commit()
        for number in 0..<30 { try writer.delete(key: "\(number)") }
        try writer.commit()
        let generation = try IndexReader(folder: folder).generation
        commit = try IndexFolder.commit(generation, in: folder)
        for kind in FileKind.ofSegment {
            let name = FileNames.segment(1, kind)
            files.append((name, try MappedFile(path: folder + "/" + name).bytes.array))
        }
        queries = try [
            "w0", "w12", "\"w0 w4\"", "\"w12 w36\"", "w1 w2 w100", "+w36 -w0", "\"w6 w8\"~2",
            "w40 \"w1 w2 w3\"",
        ].map { try Query($0) }
    }
}

private let pristine: Pristine = {
    guard let folder = getenv("WINNOW_FUZZ_FOLDER") else { fatalError("no $WINNOW_FUZZ_FOLDER") }
    do { return try Pristine(folder: String(cString: folder)) } catch { fatalError("\(error)") }
}()

/// Bytes of a file of an index are changed, and its checksums made to agree, so that what decodes them is
/// reached: it is opened, searched, checked and merged.
///
/// Of the input, the first byte says which file, and each six bytes that follow where it is changed, and to what.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard count >= 7 else { return 0 }
    let input = [UInt8](UnsafeBufferPointer(start: start, count: count))
    let number = Int(input[0]) % pristine.files.count
    let (name, whole) = pristine.files[number]
    let kind = FileKind.ofSegment[number]
    let end = FileEnvelope.pages(fileLength: whole.count)!.payloadEnd
    let original = Array(whole[FileEnvelope.headerLength..<end])
    var payload = original
    for change in stride(from: 1, to: min(count - 5, 61), by: 6) {
        let place = input[change..<change + 4].reduce(0) { $0 << 8 | Int($1) } % payload.count
        payload[place] = input[change + 4]
        if place + 1 < payload.count { payload[place + 1] ^= input[change + 5] }
    }
    let folder = pristine.folder
    do {
        try? LocalFileSystem().remove(folder + "/" + name)
        var file = try IndexFileWriter(
            LocalFileSystem(), path: folder + "/" + name, kind: kind, segment: 1)
        try file.write(payload)
        var commit = pristine.commit
        commit.segments[0].files[number] = try file.finish(isDurable: false)
        let path = folder + "/" + FileNames.commit(commit.generation)
        try? LocalFileSystem().remove(path)
        var commitFile = try IndexFileWriter(
            LocalFileSystem(), path: path, kind: .commit, segment: 0)
        try commitFile.write { commit.encode(into: &$0) }
        _ = try commitFile.finish(isDurable: false)

        if let reader = try? IndexReader(folder: folder) {
            let searcher = Searcher(reader)
            for query in pristine.queries {
                guard let results = try? searcher.search(query, limit: 3) else { continue }
                for hit in results.hits {
                    _ = try? searcher.details(of: hit, in: results)
                    _ = try? searcher.explain(hit, of: results)
                }
            }
            if input[0] & 0x80 != 0 {
                _ = try? IndexChecker.check(folder: folder)
                let files = SegmentFiles(
                    folder: folder, number: 99, fileSystem: LocalFileSystem(), isDurable: false)
                _ = try? SegmentMerger.merge(
                    [(reader.segments[0], reader.live[0])], files: files, settings: .standard)
                for kind in FileKind.ofSegment {
                    try? LocalFileSystem().remove(folder + "/" + FileNames.segment(99, kind))
                }
            }
        }
        try? LocalFileSystem().remove(folder + "/" + name)
        var restored = try IndexFileWriter(
            LocalFileSystem(), path: folder + "/" + name, kind: kind, segment: 1)
        try restored.write(original)
        _ = try restored.finish(isDurable: false)
    } catch { preconditionFailure("\(error)") }
    return 0
}
