/// The host in an address.
package enum Host {
    /// The host in lower case, without `www.` and port; nil if the address has none.
    package static func of(_ url: String) -> String? {
        let bytes = Array(url.utf8)
        guard let start = authorityStart(bytes) else { return nil }
        var host = bytes[start...].prefix { byte in
            byte != UInt8(ascii: "/") && byte != UInt8(ascii: "?") && byte != UInt8(ascii: "#")
        }
        if let at = host.lastIndex(of: UInt8(ascii: "@")) { host = host[(at + 1)...] }
        // An address of IPv6 stands in brackets and has colons of its own.
        if host.first != UInt8(ascii: "["), let port = host.firstIndex(of: UInt8(ascii: ":")) {
            host = host[..<port]
        }
        let lower = host.map { (65...90).contains($0) ? $0 + 32 : $0 }
        let isPrefixed = lower.starts(with: "www.".utf8) && lower.count > 4
        let name = String(decoding: isPrefixed ? lower[4...] : lower[...], as: UTF8.self)
        return name.isEmpty ? nil : name
    }

    private static func authorityStart(_ bytes: [UInt8]) -> Int? {
        guard bytes.count > 3 else { return nil }
        if bytes.starts(with: "//".utf8) { return 2 }
        for place in 0..<min(bytes.count - 2, 12)
        where bytes[place..<place + 3].elementsEqual("://".utf8) {
            return place + 3
        }
        return nil
    }
}
