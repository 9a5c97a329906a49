/// Who may ask.
struct AccessGuard: Sendable {
    /// Names under which the server answers, lower case, besides those of the loopback.
    var names: [String] = []
    /// Whether it answers under any address in digits, which no name can be rebound to.
    var allowsAddresses = false
    /// What has to be sent, if anything.
    var token: String?

    private static let loopback = ["localhost", "127.0.0.1", "[::1]"]

    /// Whether an address to listen on is one of this machine alone.
    static func isLoopback(_ listen: String) -> Bool {
        listen == "localhost" || listen == "::1" || listen == "127.0.0.1"
    }

    /// A token that is long enough, and has no character that a header or an address would change.
    static func isToken(_ text: String) -> Bool {
        text.utf8.count >= 16 && text.utf8.count <= 256
            && text.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: true
                default: false
                }
            }
    }

    /// Whether a request was meant for this server: a page elsewhere whose name was made to lead here sends its
    /// own name (DNS rebinding).
    func knows(host: String?) -> Bool {
        guard let host = host?.lowercased() else { return false }
        var name = host[...]
        if let colon = host.lastIndex(of: ":"), !host.hasSuffix("]") {
            let port = host[host.index(after: colon)...]
            guard !port.isEmpty, port.utf8.allSatisfy({ (48...57).contains($0) }) else {
                return false
            }
            name = host[..<colon]
        }
        if AccessGuard.loopback.contains(String(name)) || names.contains(String(name)) {
            return true
        }
        return allowsAddresses && AccessGuard.isAddress(name)
    }

    private static func isAddress(_ name: Substring) -> Bool {
        if name.first == "[", name.last == "]" {
            return name.dropFirst().dropLast().utf8.allSatisfy { byte in
                (48...58).contains(byte) || (97...102).contains(byte) || byte == 46
            }
        }
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
    }

    /// Whether a request has the token, as a bearer or in the cookie.
    func admits(_ request: WebRequest) -> Bool {
        guard let token else { return true }
        if let header = request.authorization, header.lowercased().hasPrefix("bearer ") {
            return AccessGuard.same(header.dropFirst(7), token)
        }
        let cookies = (request.cookie ?? "").split(separator: ";")
        return cookies.contains { cookie in
            let text = cookie.drop { $0 == " " }
            return text.hasPrefix("winnow=") && AccessGuard.same(text.dropFirst(7), token)
        }
    }

    /// Whether a text is the token.
    func isRight(_ text: String) -> Bool { token.map { AccessGuard.same(text, $0) } ?? true }

    /// Compares in a time that does not tell how much is right.
    private static func same(_ left: some StringProtocol, _ right: some StringProtocol) -> Bool {
        let (left, right) = (Array(left.utf8), Array(right.utf8))
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(0 as UInt8) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
