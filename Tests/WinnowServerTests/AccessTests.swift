import Testing
import Winnow

@testable import WinnowServer

/// Names, tokens and headers.
@Suite struct AccessTests {
    @Test func foreignNamesAreRefused() {
        let local = AccessGuard()
        for host in ["localhost", "LOCALHOST:8321", "127.0.0.1:1", "[::1]:8321", "[::1]"] {
            #expect(local.knows(host: host))
        }
        for host in [
            nil, "", "evil.org", "localhost.evil.org", "127.0.0.1.evil.org", "192.168.1.2",
            "localhost:x",
            "localhost:", "evil.org:8321", "localhost@evil.org", "[::2]",
        ] {
            #expect(!local.knows(host: host))
        }
        let open = AccessGuard(names: ["search.example.org"], allowsAddresses: true)
        for host in ["search.example.org:8321", "192.168.1.2:8321", "[fe80::1]"] {
            #expect(open.knows(host: host))
        }
        for host in ["example.org", "1.2.3", "1.2.3.4.5", "1.2.3.256"] {
            #expect(!open.knows(host: host))
        }
    }

    @Test func foreignNamesGetNothing() async throws {
        let folder = try TestSite([TestSite.document("a", "needle")])
        let request = WebRequest(target: "/api/search?q=needle", host: "evil.org")
        let response = try await folder.site().respond(to: request)
        #expect(response.status == 421)
        #expect(!response.body.contains("needle"))
    }

    @Test func tokenIsDemanded() async throws {
        let token = "0123456789abcdef"
        let folder = try TestSite([TestSite.document("a", "needle")])
        let site = try folder.site(access: AccessGuard(token: token))
        func status(_ target: String, bearer: String? = nil, cookie: String? = nil) async -> Int {
            await site.respond(
                to: WebRequest(
                    target: target, host: "localhost", authorization: bearer, cookie: cookie)
            ).status
        }
        for target in ["/", "/api/search?q=a", "/metrics", "/document?key=a", "/openapi.json"] {
            #expect(await status(target) == 401)
            #expect(await status(target, bearer: "Bearer 0123456789abcdeX") == 401)
            #expect(await status(target, cookie: "winnow=") == 401)
            #expect(await status(target, bearer: "Bearer \(token)") == 200)
            #expect(await status(target, cookie: "a=b; winnow=\(token)") == 200)
        }
        #expect(await status("/healthz") == 200)
        #expect(await status("/login?token=x") == 401)
        let login = await site.get("/login?token=\(token)")
        #expect(login.status == 303)
        #expect(
            login.headers.contains {
                $0.name == "Set-Cookie" && $0.value.contains("HttpOnly; SameSite=Strict")
            })
    }

    @Test func tokensAreLongAndPlain() {
        #expect(AccessGuard.isToken("abcdefghijklmnop"))
        #expect(!AccessGuard.isToken("short"))
        #expect(!AccessGuard.isToken("abcdefghijklmno;"))
        #expect(!AccessGuard.isToken("abcdefghijklmno\n"))
    }

    @Test func everythingIsForbiddenToScripts() {
        let headers = Dictionary(
            uniqueKeysWithValues: WebResponse.commonHeaders.map { ($0.name, $0.value) })
        let policy = headers["Content-Security-Policy"] ?? ""
        #expect(policy.hasPrefix("default-src 'none'; script-src 'self';"))
        #expect(!policy.contains("unsafe"))
        #expect(policy.contains("frame-ancestors 'none'"))
        #expect(headers["X-Content-Type-Options"] == "nosniff")
    }
}
