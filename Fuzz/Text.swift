/// Any bytes as text that a scraper left, and their words.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = [UInt8](UnsafeBufferPointer(start: start, count: count))
    _ = try? PageCleaner().clean(bytes)
    var tokens = TokenBuffer()
    Analyzer.standard.analyze(bytes.span, into: &tokens)
    var end: UInt32 = 0
    for record in tokens.records {
        precondition(
            record.sourceStart >= end && Int(record.sourceStart) <= count, "words in order")
        end = record.sourceStart
    }
    return 0
}
