/// Small operations on decoded text.
enum Text {
    /// The text with runs of white space made one space and none at the ends.
    static func collapsed(_ bytes: some Sequence<UInt8>) -> String {
        var result: [UInt8] = []
        var needsSpace = false
        for byte in bytes {
            if ASCII.isSpace(byte) {
                needsSpace = !result.isEmpty
            } else if byte >= 0x20, byte != 0x7F {
                if needsSpace { result.append(0x20) }
                needsSpace = false
                result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
