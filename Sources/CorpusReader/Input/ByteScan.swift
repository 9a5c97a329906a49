internal import Glibc

/// Searches bytes with the C library's functions, which look at many at a time.
enum ByteScan {
    /// The first place in a range where a byte stands.
    ///
    /// - Precondition: the range is one of the array.
    static func first(_ byte: UInt8, in bytes: [UInt8], from start: Int, to end: Int) -> Int? {
        precondition(0 <= start && end <= bytes.count, "a range of the bytes")
        guard start < end else { return nil }
        return unsafe bytes.withUnsafeBytes { buffer -> Int? in
            guard let base = buffer.baseAddress,
                let found = unsafe memchr(base + start, CInt(byte), end - start)
            else { return nil }
            return unsafe UnsafeRawPointer(found) - base
        }
    }

    /// The first place in a range where a pattern stands, whole.
    ///
    /// - Precondition: the range is one of the array, and the pattern is not empty.
    static func first(
        _ pattern: StaticString, in bytes: [UInt8], from start: Int, to end: Int
    ) -> Int? {
        let letter = unsafe pattern.utf8Start.pointee
        var start = start
        while let found = first(letter, in: bytes, from: start, to: end) {
            if stands(pattern, in: bytes, at: found, to: end) { return found }
            start = found + 1
        }
        return nil
    }

    /// Whether a pattern stands at a place, whole.
    static func stands(
        _ pattern: StaticString, in bytes: [UInt8], at start: Int, to end: Int
    ) -> Bool {
        let count = pattern.utf8CodeUnitCount
        guard start >= 0, end <= bytes.count, end - start >= count else { return false }
        for index in 0..<count {
            // Within the pattern's length.
            if unsafe bytes[start + index] != pattern.utf8Start[index] { return false }
        }
        return true
    }

    /// Whether a pattern in lower case stands at a place, letter case of ASCII apart.
    static func has(
        _ lowercase: StaticString, in bytes: [UInt8], at start: Int, to end: Int
    ) -> Bool {
        let count = lowercase.utf8CodeUnitCount
        guard start >= 0, end <= bytes.count, end - start >= count else { return false }
        for index in 0..<count {
            let byte = bytes[start + index]
            let lower = byte &- 0x41 < 26 ? byte | 0x20 : byte
            // Within the pattern's length.
            if unsafe lower != lowercase.utf8Start[index] { return false }
        }
        return true
    }
}
