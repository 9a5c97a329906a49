/// Any bytes as a query: read, written out, and analysed.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = UnsafeBufferPointer(start: start, count: count)
    let text = String(decoding: bytes, as: UTF8.self)
    for settings in [IndexSettings.standard, IndexSettings(analyzer: .whitespace, hasStems: false)]
    {
        _ = try? Query(text, settings: settings)
    }
    return 0
}
