internal import CDeflate

/// Decompresses gzip members that are in memory as a whole, with libdeflate.
///
/// It can't stop within one, but takes three quarters of the time that ISA-L takes for members of a few kilobytes, such as
/// the records of a web archive are.
///
/// Invariant: `decoder` is made by `libdeflate_alloc_decompressor` and freed once, in `deinit`.
@safe final class GzipMemberDecoder {
    private let library: winnow_deflate_functions
    private let decoder: OpaquePointer

    /// - Returns: nil where libdeflate is not installed.
    init?() {
        guard let functions = unsafe winnow_deflate_load(),
            case let library = unsafe functions.pointee, let decoder = library.create()
        else { return nil }
        self.library = library
        unsafe self.decoder = decoder
    }

    deinit { unsafe library.free(decoder) }

    /// Decompresses the member that `input` begins with into `output` from `start` on.
    ///
    /// - Returns: how many bytes it has, and how many came out; nil if there is not all of it, or no room for it, or if
    ///   it is damaged: then anything may be in `output` from `start` on.
    func decompress(
        _ input: ArraySlice<UInt8>, into output: inout [UInt8], at start: Int
    ) -> (consumed: Int, written: Int)? {
        unsafe input.withUnsafeBytes { input in
            unsafe output.withUnsafeMutableBytes { output in
                var (consumed, written) = (0, 0)
                let result = unsafe library.decompress(
                    decoder, input.baseAddress, input.count, output.baseAddress! + start,
                    output.count - start, &consumed, &written)
                return result == LIBDEFLATE_SUCCESS ? (consumed, written) : nil
            }
        }
    }
}
