internal import CBitPacking
internal import MappedIO

/// The bits of the words of a segment's documents, place by place (see `InvertedField`).
///
/// Between two documents, and between a title and its text, places must be left without a word.
///
/// Invariant: `memory` has four bits for each of `placeCount` places, those of place 0 at the start of byte
/// `front`, and bytes to spare on both sides; where no word stands they are 0.
@safe final class NeighbourMap {
    private static let front = 1
    private static let margin = 8
    /// Memory is asked for what is wanted so many occurrences later.
    private static let ahead = 24

    let placeCount: Int
    private let memory: PageMemory
    private let base: UnsafeMutablePointer<UInt8>

    init(placeCount: Int) {
        self.placeCount = placeCount
        memory = PageMemory(byteCount: placeCount / 2 + NeighbourMap.margin)
        unsafe base = memory.base.assumingMemoryBound(to: UInt8.self) + NeighbourMap.front
    }

    /// Says which word stands at a place, where none was said to stand.
    @inline(__always)
    func set(_ bit: UInt8, at place: Int) {
        precondition(place >= 0 && place < placeCount, "a place of the segment")
        unsafe base[place &>> 1] |= bit &<< UInt8(4 &* (place & 1))
    }

    /// Says which words stand from a place on: `bits[f]` for each of some forms f.
    func set(_ bits: [UInt8], of forms: UnsafeBufferPointer<UInt32>, from place: Int) {
        precondition(place >= 0 && place + forms.count <= placeCount, "places of the segment")
        let bits = bits.span
        var index = 0
        if place & 1 == 1, forms.count > 0 {
            unsafe set(bits[Int(forms[0])], at: place)
            index = 1
        }
        let output = unsafe base + (place + index) / 2
        var byte = 0
        while index &+ 1 < forms.count {
            let pair = unsafe (bits[Int(forms[index])], bits[Int(forms[index &+ 1])])
            unsafe output[byte] = pair.0 | pair.1 &<< 4
            byte &+= 1
            index &+= 2
        }
        if index < forms.count { unsafe set(bits[Int(forms[index])], at: place + index) }
    }

    /// What stands beside the word at a place, as in a signature.
    @inline(__always)
    func beside(_ place: Int) -> UInt8 {
        assert(place >= 0 && place < placeCount)
        let before = place &- 1
        let bytes = unsafe UInt32(
            littleEndian: UnsafeRawPointer(base + before &>> 1).loadUnaligned(as: UInt32.self))
        let bits = bytes &>> UInt32(4 &* (before & 1))
        return UInt8(truncatingIfNeeded: bits & 0xF | bits &>> 4 & 0xF0)
    }

    /// Appends the signatures of a term's documents.
    ///
    /// - Parameters:
    ///   - places: of all occurrences, ascending, each below `placeCount`.
    ///   - frequencies: how many of them are in each document.
    func appendSignatures(
        of places: UnsafeBufferPointer<UInt32>, frequencies: [UInt32],
        to signatures: inout [UInt8]
    ) {
        var index = 0
        let last = places.count &- 1
        signatures.append(addingCapacity: frequencies.count) { signatures in
            for frequency in frequencies {
                var signature: UInt8 = 0
                for _ in 0..<frequency {
                    unsafe winnow_prefetch(
                        base + Int(places[min(index &+ NeighbourMap.ahead, last)] &>> 1))
                    signature |= beside(Int(unsafe places[index]))
                    index &+= 1
                }
                signatures.append(signature)
            }
        }
    }
}
