internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import Logging
internal import NIOCore
internal import NIOHTTPTypes

/// The site behind HTTP.
enum HTTPServer {
    /// Bounds on what a client may send and how long it may take.
    private static let mostHeaderBytes = 32 << 10
    private static let mostHeaders = 100
    private static let mostConnections = 1024
    private static let patience = TimeAmount.seconds(15)

    /// Serves until the process is told to stop.
    static func run(
        _ site: Site, host: String, port: Int, onStart: @escaping @Sendable (Int) -> Void
    ) async throws {
        let responder = CallbackResponder<BasicRequestContext> { request, _ in
            let response = await answer(request, site)
            return response
        }
        var logger = Logger(label: "winnow-serve")
        logger.logLevel = .error
        let application = Application(
            responder: responder,
            server: .http1(
                configuration: .init(
                    additionalChannelHandlers: [BodyRefuser()], idleTimeout: patience,
                    httpDecoderConfiguration: .init(
                        maxHeaderFieldSize: mostHeaderBytes, maxHeaderListSize: mostHeaderBytes,
                        maxHeaderFieldCount: mostHeaders))),
            configuration: .init(
                address: .hostname(host, port: port),
                availableConnectionsDelegate: MaximumAvailableConnections(mostConnections)),
            onServerRunning: { channel in onStart(channel.localAddress?.port ?? port) },
            logger: logger)
        try await application.runService()
    }

    private static func answer(_ request: Request, _ site: Site) async -> Response {
        let target = request.head.path ?? ""
        let response: WebResponse
        if target.utf8.count > Site.longestTarget {
            response = .text("the address is too long\n", status: 414)
        } else {
            response = await site.respond(
                to: WebRequest(
                    method: request.method.rawValue, target: target, host: request.head.authority,
                    authorization: request.headers[.authorization],
                    cookie: request.headers[.cookie]))
        }
        var headers = HTTPFields()
        headers[.contentType] = response.type
        for (name, value) in WebResponse.commonHeaders + response.headers {
            if let name = HTTPField.Name(name) { headers[name] = value }
        }
        let body = ByteBuffer(string: response.body)
        headers[.contentLength] = String(body.readableBytes)
        return Response(
            status: HTTPResponse.Status(code: response.status), headers: headers,
            body: request.method == .head ? .init() : .init(byteBuffer: body))
    }
}

/// Closes the connection of a client that sends a body of more than a little: no request here needs one.
///
/// Its pieces are counted too, so that one that comes byte by byte does not hold a connection for long.
final class BodyRefuser: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart

    private static let mostBytes = 16 << 10
    private static let mostPieces = 16
    private var bytes = 0
    private var pieces = 0

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head: (bytes, pieces) = (0, 0)
        case .body(let piece):
            bytes += piece.readableBytes
            pieces += 1
            if bytes > BodyRefuser.mostBytes || pieces > BodyRefuser.mostPieces {
                return context.close(promise: nil)
            }
        case .end: break
        }
        context.fireChannelRead(data)
    }
}
