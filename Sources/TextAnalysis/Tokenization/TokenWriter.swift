/// Turns the source range of a token into its normal form and term, and appends them to a buffer.
///
/// Holds the memory that normalising takes, for all tokens of a text.
struct TokenWriter {
    /// The longest term, in bytes; a token with a longer one is cut into pieces.
    static let longestTerm = 128
    /// The longest normal form, in bytes: marks that folding removes may pile up in it.
    static let longestForm = 1024
    /// The longest source, in bytes, that is normalised in one piece.
    static let longestSource = 512

    /// What is left out of a token besides default ignorables.
    struct Omissions: OptionSet {
        var rawValue: UInt8

        /// The full stops of an acronym.
        static let fullStops = Omissions(rawValue: 1)
        /// The quotation marks within Hebrew acronyms and the dot of Catalan l·l.
        static let innerMarks = Omissions(rawValue: 2)
    }

    private var form: [UInt8] = []
    private var term: [UInt8] = []
    private var scalars: [Int32] = []

    /// Appends the token at `start ..< end` of `text`, or its pieces if it is too long.
    ///
    /// The range must hold well-formed UTF-8. A token of which normalisation leaves nothing is left
    /// out.
    mutating func append(
        _ start: Int, _ end: Int, omitting omissions: Omissions = [],
        of text: borrowing TextBytes, to buffer: inout TokenBuffer
    ) {
        if end - start <= Self.longestSource {
            normalize(start, end, omitting: omissions, of: text)
            removeGroupingCommas()
            let isFolded = fold()
            let termLength = isFolded ? term.count : form.count
            if termLength <= Self.longestTerm, form.count <= Self.longestForm {
                flush(start, end, isFolded: isFolded, to: &buffer)
                return
            }
        }
        appendPieces(start, end, omitting: omissions, of: text, to: &buffer)
    }

    /// Appends the token at `start ..< end` of `text`, at most `longestTerm` bytes that are in normal
    /// form but for ASCII capitals.
    ///
    /// - Parameter isAccented: Whether folding concerns any of its characters.
    mutating func append(
        stable start: Int, _ end: Int, isAccented: Bool,
        of text: borrowing TextBytes, to buffer: inout TokenBuffer
    ) {
        let formStart = buffer.bytes.count
        text.appendLowercased(start, end, to: &buffer.bytes)
        var termStart = formStart
        var termLength = end &- start
        if isAccented {
            foldForm(at: formStart, of: buffer.bytes)
            if term.isEmpty {
                buffer.bytes.removeSubrange(formStart...)
                return
            }
            if !buffer.bytes[formStart...].elementsEqual(term) {
                termStart = buffer.bytes.count
                termLength = term.count
                buffer.bytes.append(contentsOf: term)
            }
        }
        buffer.records.append(
            TokenRecord(
                sourceStart: UInt32(truncatingIfNeeded: start),
                sourceEnd: UInt32(truncatingIfNeeded: end),
                formStart: UInt32(truncatingIfNeeded: formStart),
                termStart: UInt32(truncatingIfNeeded: termStart),
                formLength: UInt16(truncatingIfNeeded: end &- start),
                termLength: UInt16(truncatingIfNeeded: termLength)))
    }

    /// Makes `term` the folded form that starts at `formStart`.
    private mutating func foldForm(at formStart: Int, of bytes: borrowing [UInt8]) {
        var folded = term
        term = []
        folded.removeAll(keepingCapacity: true)
        Folding.fold(bytes.span.extracting(formStart..<bytes.count), into: &folded)
        term = folded
    }

    /// Cuts a range at scalar boundaries so that no piece has more than 128 bytes, in the source or
    /// in its term.
    private mutating func appendPieces(
        _ start: Int, _ end: Int, omitting omissions: Omissions,
        of text: borrowing TextBytes, to buffer: inout TokenBuffer
    ) {
        var position = start
        var longest = Self.longestTerm
        while position < end {
            var cut = min(position + longest, end)
            if cut < end { cut = text.scalarBoundary(atOrBefore: cut, after: position) }
            var isWritten = true
            if hasWord(position, cut, of: text) {
                normalize(position, cut, omitting: omissions, of: text)
                let isFolded = fold()
                // No scalar has a normal form of more than 33 bytes, so that pieces of a few bytes
                // always fit.
                isWritten = max(form.count, term.count) <= Self.longestTerm || longest <= 8
                if isWritten { flush(position, cut, isFolded: isFolded, to: &buffer) }
            }
            longest = isWritten ? min(2 * longest, Self.longestTerm) : longest / 2
            if isWritten { position = cut }
        }
    }

    private func hasWord(_ start: Int, _ end: Int, of text: borrowing TextBytes) -> Bool {
        var position = start
        while position < end {
            let scalar = text.scalar(at: position)
            if ScalarProperties(of: scalar.value).isWord { return true }
            position += scalar.length
        }
        return false
    }

    private mutating func flush(
        _ start: Int, _ end: Int, isFolded: Bool, to buffer: inout TokenBuffer
    ) {
        guard !form.isEmpty, !isFolded || !term.isEmpty else { return }
        let formStart = buffer.bytes.count
        buffer.bytes.append(contentsOf: form)
        let termStart = isFolded ? buffer.bytes.count : formStart
        if isFolded { buffer.bytes.append(contentsOf: term) }
        buffer.records.append(
            TokenRecord(
                sourceStart: UInt32(truncatingIfNeeded: start),
                sourceEnd: UInt32(truncatingIfNeeded: end),
                formStart: UInt32(truncatingIfNeeded: formStart),
                termStart: UInt32(truncatingIfNeeded: termStart),
                formLength: UInt16(truncatingIfNeeded: form.count),
                termLength: UInt16(truncatingIfNeeded: isFolded ? term.count : form.count)))
    }
}

extension TokenWriter {
    /// Makes `form` the normal form of a range.
    private mutating func normalize(
        _ start: Int, _ end: Int, omitting omissions: Omissions, of text: borrowing TextBytes
    ) {
        form.removeAll(keepingCapacity: true)
        var isUnstable = false
        var wasAttached = false
        var position = start
        while position < end {
            let byte = text[position]
            if byte < 0x80 {
                wasAttached = false
                if !omissions.isEmpty {
                    if byte == 0x2E, omissions.contains(.fullStops) {
                        position &+= 1
                        continue
                    }
                    if byte == 0x22, omissions.contains(.innerMarks) {
                        position &+= 1
                        continue
                    }
                }
                form.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
                position &+= 1
                continue
            }
            let scalar = text.scalar(at: position)
            let properties = ScalarProperties(of: scalar.value)
            let next = position &+ scalar.length
            defer { position = next }
            if properties.isUnstable || (properties.isAttached && wasAttached) { isUnstable = true }
            wasAttached = properties.isAttached
            switch scalar.value {
            case 0x2018, 0x2019, 0x02BC:
                form.append(0x27)
                continue
            case 0x2024, 0xFE52, 0xFF0E:
                if omissions.contains(.fullStops) { continue }
            case 0x05F4:
                if omissions.contains(.innerMarks) { continue }
            case 0x00B7, 0x200B:
                continue
            case 0x066B:
                form.append(0x2E)
                continue
            case 0x066C:
                form.append(0x2C)
                continue
            default:
                if let digit = DecimalDigit.value(of: scalar.value, properties) {
                    form.append(0x30 + digit)
                    continue
                }
            }
            for index in position..<next { form.append(text[index]) }
        }
        if isUnstable {
            NormalForm.normalize(&form, scratch: &scalars)
            replaceComposed()
        }
    }

    /// Does what `normalize` does to apostrophes and middle dots for those that normalisation brought
    /// up: ŉ is ʼn, ŀ is l·.
    private mutating func replaceComposed() {
        var kept = 0
        var position = 0
        while position < form.count {
            let byte = form[position]
            let next = position + 1 < form.count ? form[position + 1] : 0
            switch (byte, next) {
            case (0xCA, 0xBC):
                form[kept] = 0x27
                kept += 1
                position += 2
            case (0xC2, 0xB7):
                position += 2
            default:
                form[kept] = byte
                kept += 1
                position += 1
            }
        }
        form.removeSubrange(kept...)
    }

    /// Drops the commas of a number grouped by thousands: 1,000,000 and 1,234.50, not 12,34 or 1,2345.
    private mutating func removeGroupingCommas() {
        guard let first = form.first, first &- 0x30 < 10 else { return }
        guard var position = form.firstIndex(of: 0x2C), position <= 3 else { return }
        guard form[..<position].allSatisfy({ $0 &- 0x30 < 10 }) else { return }
        while position < form.count, form[position] == 0x2C {
            let group = form[(position + 1)...].prefix(3)
            guard group.count == 3, group.allSatisfy({ $0 &- 0x30 < 10 }) else { return }
            position += 4
        }
        let rest = form[position...]
        if let next = rest.first, next &- 0x30 < 10 || rest.contains(0x2C) { return }
        form.removeAll { $0 == 0x2C }
    }

    /// Makes `term` the folded `form`; false if it is the same.
    private mutating func fold() -> Bool {
        term.removeAll(keepingCapacity: true)
        guard Folding.concerns(form.span) else { return false }
        var folded = term
        term = []
        Folding.fold(form.span, into: &folded)
        term = folded
        return term != form
    }
}
