internal import JSONText
internal import Winnow

/// What is answered to which request.
final class Site: Sendable {
    private let index: LiveIndex
    private let access: AccessGuard
    private let timeout: Duration
    private let work: WorkQueue
    private let isLeaf: Bool
    private let metrics = ServerMetrics()

    /// The longest target of a request, in bytes.
    static let longestTarget = 16 << 10

    /// A site that shows an index.
    ///
    /// - Parameters:
    ///   - timeout: how long a search may take.
    ///   - mostAtOnce: how many may run or wait.
    ///   - isLeaf: whether it answers the root of a collection in place of people.
    init(
        _ index: LiveIndex, access: AccessGuard = .init(), timeout: Duration = .seconds(2),
        mostAtOnce: Int = 128, isLeaf: Bool = false
    ) {
        self.isLeaf = isLeaf
        self.index = index
        self.access = access
        self.timeout = timeout
        work = WorkQueue(limit: mostAtOnce)
    }

    /// Answers a request.
    func respond(to request: WebRequest) async -> WebResponse {
        let start = ContinuousClock.now
        let response = await answer(request)
        metrics.count(status: response.status, duration: ContinuousClock.now - start)
        return response
    }

    private func answer(_ request: WebRequest) async -> WebResponse {
        let isAPI = isLeaf || request.path.hasPrefix("/api/")
        func refusal(_ status: Int, _ title: String, _ message: String) -> WebResponse {
            isAPI
                ? .problem(message, status: status)
                : .html(Layout.message(title, message), status: status)
        }
        guard access.knows(host: request.host) else {
            return .text("this server does not answer under this name\n", status: 421)
        }
        guard request.method == "GET" || request.method == "HEAD" else {
            var response = refusal(405, "Not allowed", "only GET and HEAD are answered")
            response.headers.append(("Allow", "GET, HEAD"))
            return response
        }
        switch request.path {
        case "/healthz": return .text("ok\n")
        case _ where isLeaf: break
        case "/style.css": return asset(PackageResources.style_css, "text/css; charset=utf-8")
        case "/script.js":
            return asset(PackageResources.script_js, "text/javascript; charset=utf-8")
        case "/icon.svg": return WebResponse(status: 200, type: "image/svg+xml", body: Site.icon)
        case "/login": return login(request)
        default: break
        }
        guard access.admits(request) else {
            var response = refusal(
                401, "Not for everybody", "open the address with the token first")
            response.headers.append(("WWW-Authenticate", "Bearer"))
            return response
        }
        switch request.path {
        case "/leaf/search" where isLeaf, "/leaf/captures" where isLeaf,
            "/leaf/passages" where isLeaf:
            return await searchForRoot(request)
        case "/api/document": return await document(request, isAPI: true)
        case "/metrics": return measured()
        case _ where isLeaf:
            return refusal(
                404, "Not found", "a leaf answers /leaf/search, /leaf/captures and /leaf/passages")
        case "/": return await search(request)
        case "/document": return await document(request, isAPI: false)
        case "/api/search": return await searchForAPI(request)
        case "/openapi.json": return asset(PackageResources.openapi_json, "application/json")
        default: return refusal(404, "Not found", "there is no such page")
        }
    }

    private func asset(_ bytes: [UInt8], _ type: String) -> WebResponse {
        var response = WebResponse(
            status: 200, type: type, body: String(decoding: bytes, as: UTF8.self))
        response.headers.append(("Cache-Control", "no-cache"))
        return response
    }

    private static let icon = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><circle cx="7" cy="7" r="4.5" \
        fill="none" stroke="#2563a8" stroke-width="2"/><path d="M10.5 10.5 15 15" stroke="#2563a8" \
        stroke-width="2.5"/></svg>
        """

    /// Takes the token of an address into a cookie that scripts and other sites don't see.
    private func login(_ request: WebRequest) -> WebResponse {
        guard let token = access.token, access.isRight(request.value("token") ?? "") else {
            return .html(
                Layout.message("Not for everybody", "this is not the token"), status: 401)
        }
        var response = WebResponse.text("", status: 303)
        response.headers = [
            ("Location", "/"),
            ("Set-Cookie", "winnow=\(token); Path=/; HttpOnly; SameSite=Strict; Max-Age=2592000"),
        ]
        return response
    }

    private func measured() -> WebResponse {
        let reader = index.reader
        return WebResponse(
            status: 200, type: "text/plain; version=0.0.4",
            body: metrics.text([
                ("documents", reader.documentCount),
                ("generation", Int(clamping: reader.generation)),
                ("running", work.running), ("failed_reopens", index.failures),
            ]))
    }

    private func search(_ request: WebRequest) async -> WebResponse {
        var asked = SearchParameters(request, isForm: true)
        if asked.query.allSatisfy(\.isWhitespace) {
            return await run(isAPI: false) { searcher in
                .html(SearchPage.first(documentCount: searcher.reader.documentCount))
            }
        }
        asked.facets = [.site, .language, .month]
        return await run(isAPI: false, language: asked.queryLanguage) {
            [asked, timeout, index] searcher in
            let answer = try SearchAnswer(
                asked, searcher, of: index, timeout: timeout)
            return .html(SearchPage(asked: asked, answer: answer).html)
        }
    }

    private func searchForAPI(_ request: WebRequest) async -> WebResponse {
        let asked = SearchParameters(request, isForm: false)
        guard request.value("q") != nil else { return .problem("q is missing", status: 400) }
        if let fault = asked.faults.first { return .problem(fault, status: 400) }
        return await run(isAPI: true, language: asked.queryLanguage) { [timeout, index] searcher in
            .json(
                try SearchAnswer(
                    asked, searcher, of: index, timeout: timeout
                ).json(asked))
        }
    }

    private func searchForRoot(_ request: WebRequest) async -> WebResponse {
        let asked = SearchParameters(request, isForm: false, mostHits: LeafAnswer.mostHits)
        guard request.value("q") != nil else { return .problem("q is missing", status: 400) }
        if let fault = asked.faults.first { return .problem(fault, status: 400) }
        let timeout = min(timeout, asked.timeout ?? timeout)
        return await run(isAPI: true, language: asked.queryLanguage) { [index] searcher in
            switch request.path {
            case "/leaf/captures":
                .json(
                    try LeafAnswer.captures(
                        ofAddresses: request.values("address"), asked, searcher, of: index,
                        timeout: timeout))
            case "/leaf/passages":
                .json(
                    try LeafAnswer.passages(
                        ofKeys: request.values("key"), asked, searcher, of: index,
                        timeout: timeout))
            default:
                .json(try LeafAnswer.ranking(asked, searcher, of: index, timeout: timeout))
            }
        }
    }

    private func document(_ request: WebRequest, isAPI: Bool) async -> WebResponse {
        let asked = SearchParameters(request, isForm: !isAPI)
        guard let key = request.value("key"), !key.isEmpty,
            key.utf8.count <= SearchParameters.longestKey
        else {
            let message = "key is missing or longer than \(SearchParameters.longestKey) bytes"
            return isAPI
                ? .problem(message, status: 400)
                : .html(Layout.message("Not found", message), status: 400)
        }
        if isAPI, let fault = asked.faults.first { return .problem(fault, status: 400) }
        let parsed = try? QueryParser.parse(asked.query)
        let isOfText = parsed?.part != .boilerplate
        let showsStripped = request.value("stripped") == "1" || !isOfText
        return await run(isAPI: isAPI, language: asked.queryLanguage) { [timeout] searcher in
            let query =
                isOfText
                ? parsed.flatMap { try? Query($0, settings: searcher.reader.settings) } : nil
            guard
                let details = try searcher.document(
                    withKey: key, highlighting: query, timeout: timeout)
            else {
                return isAPI
                    ? .problem("no document has this key", status: 404)
                    : .html(
                        Layout.message("Not found", "no document has this key"), status: 404)
            }
            if isAPI { return .json(Site.json(key, details)) }
            let stripped =
                showsStripped ? DocumentPage.Stripped(of: details.source, key: key) : nil
            return .html(
                DocumentPage(key: key, asked: asked, details: details, stripped: stripped).html)
        }
    }

    private static func json(_ key: String, _ details: HitDetails) -> JSONObject {
        var object = JSONObject()
        object.add("key", key)
        AnswerJSON.addDocument(details, to: &object)
        object.add("modified", details.metadata.modified)
        object.add("text", details.passage.text)
        object.add("highlights", details.passage.highlights)
        return object
    }

    /// Runs what searches, where there is room for it.
    ///
    /// - Parameter language: that of the query's words; nil for any of the index's.
    private func run(
        isAPI: Bool, language: String? = nil,
        _ body: @escaping @Sendable (Searcher) throws -> WebResponse
    ) async -> WebResponse {
        func refusal(_ status: Int, _ message: String) -> WebResponse {
            isAPI
                ? .problem(message, status: status)
                : .html(Layout.message("Not now", message), status: status)
        }
        do {
            let answer = try await work.run { [index] in
                // What is wrong with the index names files; that is for whoever runs the server.
                Swift.Result { try index.withSearcher(language: language, body) }
            }
            switch answer {
            case .success(let response): return response
            case .failure: return refusal(500, "the index can't be read; winnow check says why")
            }
        } catch {
            var response = refusal(503, "too many searches at once; try again")
            response.headers.append(("Retry-After", "1"))
            return response
        }
    }
}
