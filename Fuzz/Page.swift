/// Any bytes as a page of HTML.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = [UInt8](UnsafeBufferPointer(start: start, count: count))
    guard let page = try? PageCleaner().clean(bytes, form: .html, name: nil) else { return 0 }
    precondition(
        page.blocks.allSatisfy { $0.source.upperBound <= bytes.count }, "blocks of the page")
    return 0
}
