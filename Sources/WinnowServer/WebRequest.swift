/// What the server looks at of a request.
struct WebRequest: Sendable {
    /// The method, as sent.
    var method: String
    /// The path, as sent: no route has an escape in it.
    var path: String
    /// Names and values behind the question mark, decoded, in their order.
    var parameters: [Parameter]
    /// The header of this name.
    var host: String?
    /// The header of this name.
    var authorization: String?
    /// The header of this name.
    var cookie: String?

    /// A name and its value.
    struct Parameter: Sendable, Hashable {
        var name: String
        var value: String
    }

    /// A request for a target, `/path?name=value&...`.
    init(
        method: String = "GET", target: String, host: String? = nil, authorization: String? = nil,
        cookie: String? = nil
    ) {
        let parts = target.utf8.split(
            separator: UInt8(ascii: "?"), maxSplits: 1, omittingEmptySubsequences: false)
        self.method = method
        path = parts.first.map { String($0) ?? "" } ?? ""
        parameters =
            parts.count < 2
            ? []
            : parts[1].split(separator: UInt8(ascii: "&")).map { pair in
                let sides = pair.split(
                    separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
                return Parameter(
                    name: WebRequest.decoded(sides[0]),
                    value: sides.count > 1 ? WebRequest.decoded(sides[1]) : "")
            }
        self.host = host
        self.authorization = authorization
        self.cookie = cookie
    }

    /// The first value of a name.
    func value(_ name: String) -> String? { parameters.first { $0.name == name }?.value }

    /// All values of a name.
    func values(_ name: String) -> [String] {
        parameters.filter { $0.name == name }.map(\.value)
    }

    /// Text as forms send it: `+` for a space, `%` and two hexadecimal digits for a byte.
    ///
    /// What is no UTF-8 is replaced.
    private static func decoded(_ text: some Sequence<UInt8>) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text)[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+"): bytes.append(0x20)
            case UInt8(ascii: "%"):
                let digits = rest.prefix(2)
                if digits.count == 2, let high = digit(digits[digits.startIndex]),
                    let low = digit(digits[digits.startIndex + 1])
                {
                    bytes.append(high << 4 | low)
                    rest = rest.dropFirst(2)
                } else {
                    bytes.append(byte)
                }
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
