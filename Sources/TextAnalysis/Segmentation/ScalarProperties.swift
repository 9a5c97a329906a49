/// What segmentation and normalisation need to know of one scalar, in one byte of `WordBreakTable`.
struct ScalarProperties {
    var rawValue: UInt8

    /// The Word_Break property, a value of `WordBreakClass`.
    @inline(__always)
    var breakClass: UInt8 { rawValue & 0x1F }

    /// Whether the scalar makes its segment a token: a letter, number, ideograph, syllable.
    @inline(__always)
    var isWord: Bool { rawValue & 0x40 != 0 }

    /// Whether a token with this scalar has to be normalised: NFKC with case folding changes the
    /// scalar, or composes it with the one before.
    ///
    /// ASCII capitals are not marked; whoever copies bytes lower-cases them.
    @inline(__always)
    var isUnstable: Bool { (rawValue &>> 5 ^ rawValue &>> 6) & 1 == 0 }

    /// Extend, Format and zero-width joiners: part of the segment of the scalar before (rule WB4).
    @inline(__always)
    var isAttached: Bool { WordBreakSet.attached.contains(breakClass) }

    /// The properties of a scalar; ill-formed bytes break words as a new line does.
    @inline(__always)
    init(of scalar: UInt32) {
        guard scalar < WordBreakTable.end else {
            let isIllFormed = scalar == DecodedScalar.illFormed
            rawValue = 0x20 | (isIllFormed ? WordBreakClass.newline : WordBreakClass.other)
            return
        }
        // Within the constants: `end` bounds the index, and its entries are numbers of blocks.
        let entry = Int(scalar &>> 7) &* 2
        let index = unsafe WordBreakTable.index.utf8Start
        let upper = unsafe Int(index[entry] &- 0x30)
        let lower = unsafe Int(index[entry &+ 1] &- 0x30)
        let block = (upper &<< 6 | lower) &<< 7
        rawValue = unsafe WordBreakTable.blocks.utf8Start[block | Int(scalar & 0x7F)]
    }
}

/// A set of `WordBreakClass` values.
struct WordBreakSet {
    private var bits: UInt32

    private init(bits: UInt32) { self.bits = bits }

    @inline(__always)
    var isEmpty: Bool { bits == 0 }

    @inline(__always)
    func contains(_ breakClass: UInt8) -> Bool { bits &>> UInt32(breakClass) & 1 != 0 }
}

extension WordBreakSet {
    // Computed, so that no lookup goes through a lazily initialised global.

    /// CR, LF, Newline (rules WB3a and WB3b).
    static var newlines: Self { Self(bits: 1 << 1 | 1 << 2 | 1 << 3) }

    /// Extend, ZWJ, Format (rule WB4).
    static var attached: Self { Self(bits: 1 << 4 | 1 << 5 | 1 << 6) }

    /// The macro AHLetter: ALetter and Hebrew_Letter.
    static var letters: Self { Self(bits: 1 << 8 | 1 << 9 | 1 << 20) }

    /// AHLetter and Numeric (rules WB5 and WB8 to WB10).
    static var alphanumeric: Self { Self(bits: 1 << 8 | 1 << 9 | 1 << 15 | 1 << 20) }

    static var hebrew: Self { Self(bits: 1 << 8) }
    static var numbers: Self { Self(bits: 1 << 15) }
    static var none: Self { Self(bits: 0) }

    /// What joins two letters: MidLetter, MidNumLet, Single_Quote (rules WB6 and WB7).
    static var betweenLetters: Self { Self(bits: 1 << 10 | 1 << 12 | 1 << 13) }

    /// What joins two numbers: MidNum, MidNumLet, Single_Quote (rules WB11 and WB12).
    static var betweenNumbers: Self { Self(bits: 1 << 10 | 1 << 12 | 1 << 14) }

    /// AHLetter, Numeric and Katakana, which ExtendNumLet joins (rules WB13a and WB13b).
    static var extensible: Self { Self(bits: 1 << 7 | 1 << 8 | 1 << 9 | 1 << 15 | 1 << 20) }

    /// Extended_Pictographic (rule WB3c).
    static var pictographs: Self { Self(bits: 1 << 19 | 1 << 20) }

    /// What never joins a letter or number: the characters that always end a token.
    static var separators: Self {
        Self(bits: 1 << 0 | 1 << 1 | 1 << 2 | 1 << 3 | 1 << 17 | 1 << 18 | 1 << 19)
    }
}
