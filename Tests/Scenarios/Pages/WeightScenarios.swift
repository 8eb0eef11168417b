import Foundation
import Testing

/// A first visit over a slow line: 40 KB of page, style sheet, script and icon.
@Suite struct `What a page weighs` {
    private static let most = 40 * 1_024

    private let server: Server
    private let browser: Browser

    init() async throws {
        server = try await Server.start(DataCopy.practice())
        browser = Browser(server: server)
    }

    /// As it came over the wire, with everything that the page asks for.
    private func weight(of page: Browser.Page) async throws -> Int {
        var all = try #require(page.headers["content-length"].flatMap { Int($0) })
        let parts = page.text.matches(of: /(?:href|src)="(\/aset\/[^"]+)"/).map { String($0.1) }
        #expect(Set(parts).count == 3, "what blocks drawing is the style sheet, and nothing else")
        for part in Set(parts) {
            let asset = try await browser.get(part)
            #expect(asset.status == 200)
            all += try #require(asset.headers["content-length"].flatMap { Int($0) })
        }
        return all
    }

    @Test func `is little for everything that anybody may see, and for every form of every service`() async throws {
        var (waiting, seen, heaviest) = (
            ["/", "/masuk", "/lacak", "/standar", "/komentar", "/t/salah"], Set<String>(), 0
        )
        while let path = waiting.popLast() {
            guard seen.insert(path).inserted else { continue }
            let page = try await browser.get(path)
            guard page.status != 303 else { continue }
            #expect(page.headers["content-encoding"] == "gzip", "\(path)")
            #expect(page.headers["vary"]?.contains("Accept-Encoding") == true)
            let weight = try await weight(of: page)
            #expect(weight <= Self.most, "\(path): \(weight)")
            heaviest = max(heaviest, weight)
            waiting += page.text.matches(of: /href="(\/tiket\/baru[^"]*)"/).map {
                $0.1.replacingOccurrences(of: "&amp;", with: "&")
            }
        }
        let forms = seen.filter { $0.contains("kategori=") }
        #expect(forms.contains { $0.contains("rapor-pendidikan") } && forms.count > 20, "two lists of all kab/kota")
        #expect(heaviest > 8_000, "or nothing was measured")
    }

    @Test(arguments: [
        ("dinas1", "/kotak/dinas"), ("sekolah1", "/tiket"), ("sekolah1", "/tiket/1"), ("ult1", "/tiket/baru"),
        ("pusat1", "/dasbor/dapodik-paud-dikmas"), ("pusat1", "/dasbor/dapodik-paud-dikmas?place=35"),
        ("admin", "/kelola"), ("admin", "/kelola/layanan/akun-pembelajaran"),
        ("admin", "/kelola/kalender/jam-kerja-0818-wib"), ("admin", "/kelola/teks"),
        ("agen1", "/kelola/kode/akun-pembelajaran/kode-referral"), ("ult1", "/antrean"), ("agen1", "/komentar"),
        ("ult1", "/tiket/1/tanda-terima"),
    ])
    func `is little for those who are signed in`(username: String, path: String) async throws {
        let cookie = "tangga_session=\(try await server.signIn(username).token ?? "")"
        let page = try await browser.get(path, cookie: cookie)
        #expect(page.status == 200 || page.status == 404)
        let weight = try await weight(of: page)
        #expect(weight <= Self.most, "\(path): \(weight)")
    }

    @Test func `is not squeezed where another site sends somebody who is known here`() async throws {
        let cookie = "tangga_session=\(try await server.signIn("sekolah1").token ?? "")"
        let staged = ["Sec-Fetch-Site": "cross-site"]
        #expect(try await browser.get("/tiket", cookie: cookie, headers: staged).headers["content-encoding"] == nil)
        #expect(try await browser.get("/", cookie: "tangga_tamu=g", headers: staged).headers["content-encoding"] == nil)
        #expect(try await browser.get("/", headers: staged).headers["content-encoding"] == "gzip")
        #expect(try await browser.get("/tiket", cookie: cookie).headers["content-encoding"] == "gzip")
    }

    @Test func `is not squeezed where nobody asked for it`() async throws {
        let plain = try await browser.get("/", headers: ["Accept-Encoding": "gzip;q=0"])
        #expect(plain.headers["content-encoding"] == nil && plain.text.contains("</html>"))
        let other = try await browser.get("/", headers: ["Accept-Encoding": "br, zstd"])
        #expect(other.headers["content-encoding"] == nil)
    }
}
