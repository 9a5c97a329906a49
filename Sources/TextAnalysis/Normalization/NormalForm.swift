import CUTF8Proc

/// NFKC with case folding and without default ignorables (Unicode's NFKC_Casefold), by utf8proc.
enum NormalForm {
    /// The Unicode version that normalisation follows, for example "15.0.0".
    static var unicodeVersion: String { unsafe String(cString: utf8proc_unicode_version()) }

    /// Replaces `bytes`, well-formed UTF-8, by their normal form.
    ///
    /// - Parameter scratch: Memory to reuse; its contents mean nothing.
    /// - Complexity: linear but for long runs of marks out of canonical order, where utf8proc takes
    ///   quadratic time. Callers bound the length.
    static func normalize(_ bytes: inout [UInt8], scratch: inout [Int32]) {
        let rawOptions =
            UTF8PROC_STABLE.rawValue | UTF8PROC_COMPAT.rawValue | UTF8PROC_COMPOSE.rawValue
            | UTF8PROC_IGNORE.rawValue | UTF8PROC_CASEFOLD.rawValue
        let options = utf8proc_option_t(rawValue: rawOptions)

        // `reencode` writes UTF-8 over the scalars and one zero byte more, hence one element less.
        var count = 0
        if scratch.count < bytes.count + 1 { scratch = Array(repeating: 0, count: bytes.count + 1) }
        for _ in 0..<2 {
            count = unsafe bytes.withUnsafeBufferPointer { source in
                unsafe scratch.withUnsafeMutableBufferPointer { scalars in
                    unsafe utf8proc_decompose(
                        source.baseAddress, source.count, scalars.baseAddress, scalars.count - 1,
                        options)
                }
            }
            if count < scratch.count { break }
            scratch = Array(repeating: 0, count: count + 1)
        }
        guard count >= 0 else { return }
        unsafe scratch.withUnsafeMutableBufferPointer { scalars in
            let length = unsafe utf8proc_reencode(scalars.baseAddress, count, options)
            guard length >= 0 else { return }
            let encoded = unsafe UnsafeRawBufferPointer(scalars).prefix(length)
            bytes.removeAll(keepingCapacity: true)
            unsafe bytes.append(contentsOf: encoded)
        }
    }
}
