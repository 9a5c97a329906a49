internal import MappedIO

/// Many `TermInfo`s in little memory: about 15 bytes each, and 4 to find it.
///
/// ```
/// info --> 0                      (none)
///        | df, cf - df, (df = 1: document | start, length), (cf = 1: position | start, length)
/// ```
/// All numbers are varints.
struct PackedTermInfos {
    private var packed = ByteBuffer()
    private var starts: [UInt32] = []

    var count: Int { starts.count }

    /// Appends the info of a term, or none where no document has the term.
    ///
    /// - Throws: `IndexError.tooLarge` when all of them take more than 4 GiB.
    mutating func append(_ info: TermInfo) throws(IndexError) {
        guard let start = UInt32(exactly: packed.count) else {
            throw .tooLarge(what: "the terms of a segment", limit: "4 GiB")
        }
        starts.append(start)
        packed.append(varint: UInt64(info.documentFrequency))
        guard info.documentFrequency > 0 else { return }
        packed.append(varint: info.totalFrequency - UInt64(info.documentFrequency))
        if info.documentFrequency == 1 {
            packed.append(varint: UInt64(info.singleDocument))
        } else {
            append(info.postings)
        }
        if info.totalFrequency == 1 {
            packed.append(varint: UInt64(info.singlePosition))
        } else {
            append(info.positions)
        }
    }

    private mutating func append(_ extent: Range<Int>) {
        packed.append(varint: extent.lowerBound)
        packed.append(varint: extent.count)
    }

    /// The info that was appended so many infos after the first; nil for none.
    subscript(index: Int) -> TermInfo? {
        var place = Int(starts[index])
        var info = TermInfo()
        info.documentFrequency = UInt32(number(at: &place))
        if info.documentFrequency == 0 { return nil }
        info.totalFrequency = UInt64(info.documentFrequency) + UInt64(number(at: &place))
        if info.documentFrequency == 1 {
            info.singleDocument = UInt32(number(at: &place))
        } else {
            info.postings = extent(at: &place)
        }
        if info.totalFrequency == 1 {
            info.singlePosition = UInt32(number(at: &place))
        } else {
            info.positions = extent(at: &place)
        }
        return info
    }

    private func extent(at place: inout Int) -> Range<Int> {
        let start = number(at: &place)
        return start..<start + number(at: &place)
    }

    private func number(at place: inout Int) -> Int {
        var value = 0
        var shift = 0
        while true {
            let byte = packed.bytes[place]
            place += 1
            value |= Int(byte & 0x7F) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
    }
}
