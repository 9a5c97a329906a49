/// Reads language tags (BCP 47) down to ISO 639-1 codes.
enum LanguageCode {
    /// "en" for "en-US", "en_GB" and "EN"; nil for what is no such tag.
    static func primary(_ tag: String) -> String? {
        var letters: [UInt8] = []
        for byte in tag.utf8.map(ASCII.lowercased) {
            if ASCII.isLetter(byte) {
                letters.append(byte)
            } else if letters.isEmpty, ASCII.isSpace(byte) {
                continue
            } else {
                break
            }
        }
        let code = String(decoding: letters, as: UTF8.self)
        if let known = [
            "eng": "en", "fre": "fr", "ger": "de", "spa": "es", "iw": "he", "in": "id",
        ][
            code]
        {
            return known
        }
        return letters.count == 2 ? code : nil
    }
}
