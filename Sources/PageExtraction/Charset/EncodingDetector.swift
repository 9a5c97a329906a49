/// Decides which encoding a file is in.
///
/// Order: byte order mark, what came with the file, declaration, well-formed UTF-8, statistics, windows-1252, as the
/// HTML standard has it (section 13.2.3.2). A declaration
/// is not believed when the bytes contradict it: well-formed UTF-8 with enough non-ASCII characters
/// is UTF-8 whatever was declared, and bytes that are mostly not UTF-8 are not UTF-8.
enum EncodingDetector {
    /// The encoding and the number of bytes of the byte order mark.
    struct Verdict: Equatable {
        var encoding: CharacterEncoding
        var markLength: Int
    }

    /// - Complexity: O(n).
    static func detect(
        _ bytes: Span<UInt8>, survey: UTF8Survey, charset: String? = nil
    ) -> Verdict {
        if let marked = byteOrderMark(bytes) { return marked }
        if let wide = unmarkedUTF16(bytes) { return Verdict(encoding: wide, markLength: 0) }
        return Verdict(encoding: unmarked(bytes, survey: survey, charset: charset), markLength: 0)
    }

    private static func unmarked(
        _ bytes: Span<UInt8>, survey: UTF8Survey, charset: String?
    ) -> CharacterEncoding {
        // UTF-16 would have been seen by its NULs.
        var declared = charset.flatMap(CharacterEncoding.init(label:))
            .flatMap { $0.unitSize == 1 ? $0 : nil }
        // Bytes that are not UTF-8 were sent with a wrong name, and what the page says may be right.
        if declared == nil || declared == .utf8 && !survey.isValid {
            declared = DeclaredEncoding.find(in: bytes) ?? declared
        }
        if let declared, declared != .utf8 {
            let convincing = !declared.isMultiByte || survey.longSequences >= 8
            if survey.isValid, survey.sequences > 0, convincing { return .utf8 }
            // A few stray bytes in much UTF-8 are damage, not another encoding.
            if survey.longSequences >= 32, survey.strayBytes * 20 < survey.longSequences {
                return .utf8
            }
            return declared
        }
        if survey.isValid || survey.strayBytes * 4 <= survey.sequences { return .utf8 }
        // Three bytes hardly make a sequence by chance, so that several of them tell of UTF-8 with
        // a foreign part pasted in.
        if declared == .utf8, survey.longSequences >= 4,
            survey.strayBytes <= 4 * survey.longSequences
        {
            return .utf8
        }
        return StatisticalDetector.guess(bytes) ?? .windows1252
    }

    private static func byteOrderMark(_ bytes: Span<UInt8>) -> Verdict? {
        func starts(_ mark: [UInt8]) -> Bool {
            bytes.count >= mark.count && mark.indices.allSatisfy { bytes[$0] == mark[$0] }
        }
        if starts([0xEF, 0xBB, 0xBF]) { return Verdict(encoding: .utf8, markLength: 3) }
        if starts([0xFF, 0xFE, 0, 0]) { return Verdict(encoding: .utf32LE, markLength: 4) }
        if starts([0, 0, 0xFE, 0xFF]) { return Verdict(encoding: .utf32BE, markLength: 4) }
        if starts([0xFF, 0xFE]) { return Verdict(encoding: .utf16LE, markLength: 2) }
        if starts([0xFE, 0xFF]) { return Verdict(encoding: .utf16BE, markLength: 2) }
        return nil
    }

    /// UTF-16 without a mark, told by NULs: ASCII characters put one in every other byte.
    private static func unmarkedUTF16(_ bytes: Span<UInt8>) -> CharacterEncoding? {
        let end = min(bytes.count, 4096) & ~1
        guard end >= 4 else { return nil }
        var even = 0
        var odd = 0
        for at in stride(from: 0, to: end, by: 2) {
            if bytes[at] == 0 { even += 1 }
            if bytes[at + 1] == 0 { odd += 1 }
        }
        // Markup and spaces make at least a sixth of the units ASCII in any script.
        let units = end / 2
        guard max(even, odd) >= 4 else { return nil }
        if odd * 6 >= units, even * 10 <= odd { return .utf16LE }
        if even * 6 >= units, odd * 10 <= even { return .utf16BE }
        return nil
    }
}
