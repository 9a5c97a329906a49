/// Scripts whose words are not told by spaces: written without any, or, as Korean, with endings that
/// no space sets off.
///
/// Text in them is indexed by pairs of neighbouring characters, see `PairTokenizer`.
package enum UnspacedScript: UInt8, Sendable {
    /// Ideographs, kana and bopomofo, which Chinese and Japanese mix.
    case ideographic
    case hangul
    case thai
    case lao
    case khmer
    case myanmar

    /// The first scalar of any of these scripts.
    static let first: UInt32 = 0x0E01

    /// The script of a letter, by Unicode's blocks; nil for digits, marks that stand alone, and all others.
    init?(of scalar: UInt32) {
        guard scalar >= Self.first else { return nil }
        switch scalar {
        case 0x0E01...0x0E3A, 0x0E40...0x0E4E: self = .thai
        case 0x0E81...0x0ECE, 0x0EDC...0x0EDF: self = .lao
        case 0x1000...0x103F, 0x104C...0x108F, 0x109A...0x109F, 0xA9E0...0xA9EF, 0xA9FA...0xA9FE,
            0xAA60...0xAA7F:
            self = .myanmar
        case 0x1780...0x17D3, 0x17D7, 0x17DC...0x17DD: self = .khmer
        case 0x1100...0x11FF, 0x3131...0x318E, 0xA960...0xA97C, 0xAC00...0xD7FB, 0xFFA0...0xFFDC:
            self = .hangul
        case 0x2E80...0x2FD5, 0x3005...0x3007, 0x3021...0x3029, 0x3031...0x3035, 0x3038...0x303C,
            0x3041...0x3096, 0x309D...0x309F, 0x30A1...0x30FA, 0x30FC...0x30FF, 0x3105...0x312F,
            0x31A0...0x31BF, 0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF,
            0xFF66...0xFF9D, 0x1AFF0...0x1B16F, 0x20000...0x3FFFF:
            self = .ideographic
        default: return nil
        }
    }

    /// Whether a scalar belongs to the character before it: the vowel or the end of a syllable of Hangul whose
    /// consonant stands there, the am of Thai and Lao, and the aa that is an am with the ring before it.
    static func continuesCharacter(_ scalar: UInt32, behindRing: Bool) -> Bool {
        switch scalar {
        case 0x1160...0x11FF, 0xD7B0...0xD7FB, 0x0E33, 0x0EB3: true
        case 0x0E32, 0x0EB2: behindRing
        default: false
        }
    }
}
