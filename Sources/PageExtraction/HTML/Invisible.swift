/// Characters that show as space or not at all.
enum Invisible {
    enum Class {
        case visible
        /// Shows as a space; the bytes it takes.
        case space(Int)
        /// Does not show; the bytes it takes.
        case nothing(Int)
    }

    /// The class of the non-ASCII character that begins at `at`.
    static func classify(_ text: Span<UInt8>, at: Int) -> Class {
        func byte(_ offset: Int) -> UInt8 { at + offset < text.count ? text[at + offset] : 0 }
        switch text[at] {
        case 0xC2:
            switch byte(1) {
            case 0xA0, 0x85: return .space(2)
            case 0xAD, 0x80...0x9F: return .nothing(2)
            default: return .visible
            }
        case 0xE2:
            guard byte(1) == 0x80 || byte(1) == 0x81 else { return .visible }
            switch (byte(1), byte(2)) {
            case (0x80, 0x80...0x8A), (0x80, 0xA8), (0x80, 0xA9), (0x80, 0xAF), (0x81, 0x9F):
                return .space(3)
            case (0x80, 0x8B), (0x81, 0xA0): return .nothing(3)
            default: return .visible
            }
        case 0xE3: return byte(1) == 0x80 && byte(2) == 0x80 ? .space(3) : .visible
        case 0xEF: return byte(1) == 0xBB && byte(2) == 0xBF ? .nothing(3) : .visible
        default: return .visible
        }
    }
}
