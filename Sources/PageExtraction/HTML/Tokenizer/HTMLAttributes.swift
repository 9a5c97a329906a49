/// An attribute of a tag, as places in the text.
struct HTMLAttribute {
    let name: HTMLAttributeName
    let nameHash: NameHash
    fileprivate let nameStart: UInt32
    fileprivate let nameEnd: UInt32
    fileprivate let valueStart: UInt32
    fileprivate let valueEnd: UInt32
    /// Whether the value has character references, NULs or carriage returns.
    fileprivate let needsDecoding: Bool

    init(
        _ name: HTMLAttributeName, _ hash: NameHash, at nameRange: Range<Int>, value: Range<Int>,
        needsDecoding: Bool
    ) {
        self.name = name
        nameHash = hash
        nameStart = UInt32(truncatingIfNeeded: nameRange.lowerBound)
        nameEnd = UInt32(truncatingIfNeeded: nameRange.upperBound)
        valueStart = UInt32(truncatingIfNeeded: value.lowerBound)
        valueEnd = UInt32(truncatingIfNeeded: value.upperBound)
        self.needsDecoding = needsDecoding
    }
}

/// The attributes of a start tag; values are decoded when they are asked for.
struct HTMLAttributes: ~Escapable {
    private let text: Span<UInt8>
    private let records: Span<HTMLAttribute>

    @_lifetime(copy text, copy records)
    init(_ text: Span<UInt8>, _ records: Span<HTMLAttribute>) {
        self.text = text
        self.records = records
    }

    /// No attributes.
    @_lifetime(immortal)
    init() {
        text = Span()
        records = Span()
    }

    /// Whether there is no attribute at all.
    var isEmpty: Bool { records.isEmpty }

    /// The number of attributes.
    var count: Int { records.count }

    /// Whether there is an attribute of this name.
    func has(_ name: HTMLAttributeName) -> Bool {
        records.indices.contains { records[$0].name == name }
    }

    /// The value of the attribute of this name; empty if it has no value.
    subscript(name: HTMLAttributeName) -> String? {
        for at in records.indices where records[at].name == name { return value(at) }
        return nil
    }

    /// The name of the attribute at `index`, in lower case.
    func name(_ index: Int) -> String {
        let record = records[index]
        var bytes: [UInt8] = []
        for at in Int(record.nameStart)..<Int(record.nameEnd) {
            if text[at] == 0 {
                bytes += "\u{FFFD}".utf8
            } else {
                bytes.append(ASCII.lowercased(text[at]))
            }
        }
        return String(decoding: bytes.span)
    }

    /// The value of the attribute at `index`.
    func value(_ index: Int) -> String {
        var result = ""
        withValue(index) { result = String(decoding: $0) }
        return result
    }

    /// Calls `body` with the value of each attribute of a name that `isWanted`.
    @inline(__always)
    func forEach(
        where isWanted: (HTMLAttributeName) -> Bool,
        _ body: (HTMLAttributeName, Span<UInt8>) -> Void
    ) {
        for index in records.indices {
            let name = records[index].name
            if isWanted(name) { withValue(index) { body(name, $0) } }
        }
    }

    @inline(__always)
    private func withValue(_ index: Int, _ body: (Span<UInt8>) -> Void) {
        let record = records[index]
        let raw = text.extracting(Int(record.valueStart)..<Int(record.valueEnd))
        if record.needsDecoding {
            body(Self.decoded(raw).span)
        } else {
            body(raw)
        }
    }

    /// The value with references replaced and line ends made line feeds.
    @inline(never)
    private static func decoded(_ raw: Span<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(raw.count)
        var at = 0
        while at < raw.count {
            switch raw[at] {
            case UInt8(ascii: "&"):
                if let reference = CharacterReference(raw, at: at, isInAttribute: true) {
                    result += reference.utf8
                    at += reference.length
                    continue
                }
                result.append(raw[at])
            case 0: result += "\u{FFFD}".utf8
            case 0x0D:
                if at + 1 == raw.count || raw[at + 1] != 0x0A { result.append(0x0A) }
            default: result.append(raw[at])
            }
            at += 1
        }
        return result
    }
}
