internal import JSONText

/// What the server answers.
struct WebResponse: Sendable {
    /// The HTTP status.
    var status: Int
    /// The media type of the body.
    var type: String
    /// What is sent.
    var body: String
    /// Headers of this answer alone; those that every answer has are `commonHeaders`.
    var headers: [(name: String, value: String)] = []

    /// What browsers are told with every answer: run, load, frame and send on nothing but what is ours.
    static let commonHeaders: [(name: String, value: String)] = [
        (
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
                + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        ),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Cache-Control", "no-store"),
    ]

    static func html(_ page: HTMLWriter, status: Int = 200) -> WebResponse {
        WebResponse(status: status, type: "text/html; charset=utf-8", body: page.html)
    }

    static func json(_ object: JSONObject, status: Int = 200) -> WebResponse {
        WebResponse(status: status, type: "application/json", body: object.line + "\n")
    }

    static func text(_ text: String, status: Int = 200) -> WebResponse {
        WebResponse(status: status, type: "text/plain; charset=utf-8", body: text)
    }

    /// An error, as the API gives it.
    static func problem(_ message: String, status: Int) -> WebResponse {
        var object = JSONObject()
        object.add("error", message)
        return json(object, status: status)
    }
}
