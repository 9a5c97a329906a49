import CUChardet

/// Guesses an encoding from byte statistics: the only file that calls uchardet.
enum StatisticalDetector {
    /// How many bytes are given to the detector.
    static let window = 256 * 1024

    /// The likely encoding of bytes that are not UTF-8, or nil.
    ///
    /// Tags are left out, since their ASCII letters say nothing of the text.
    ///
    /// - Complexity: O(n) until `window` bytes are gathered.
    static func guess(_ bytes: Span<UInt8>) -> CharacterEncoding? {
        var sample: [UInt8] = []
        var inTag = false
        for at in 0..<bytes.count {
            let byte = bytes[at]
            if byte == UInt8(ascii: "<") { inTag = true }
            if !inTag, byte != 0 { sample.append(byte) }
            if byte == UInt8(ascii: ">") { inTag = false }
            if sample.count >= window { break }
        }
        guard !sample.isEmpty, let detector = unsafe uchardet_new() else { return nil }
        defer { unsafe uchardet_delete(detector) }
        let status = unsafe sample.withUnsafeBytes { raw in
            unsafe uchardet_handle_data(
                detector, raw.baseAddress?.assumingMemoryBound(to: CChar.self), raw.count)
        }
        guard status == 0 else { return nil }
        unsafe uchardet_data_end(detector)
        guard let name = unsafe uchardet_get_charset(detector) else { return nil }
        let label = unsafe String(cString: name)
        guard let guess = CharacterEncoding(label: label) else { return nil }
        return guess.unitSize > 1 || guess == .utf8 ? nil : guess
    }
}
