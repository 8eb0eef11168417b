import Foundation
import Testing

/// The supervisors' dashboard over a real server.
@Suite struct `The dashboard` {
    private static let path = "/dasbor/dapodik-paud-dikmas"
    private let server: Server
    private let browser: Browser

    init() async throws {
        server = try await Server.start(DataCopy.practice())
        browser = Browser(server: server)
    }

    private func cookie(_ username: String) async throws -> String {
        "tangga_session=\(try await server.signIn(username).token ?? "")"
    }

    @Test func `leads from the nation over a province to a kab/kota, and from a figure to its list`() async throws {
        let cookie = try await cookie("pusat1")
        #expect(try await browser.get("/kotak/pusat", cookie: cookie).text.contains("href=\"/dasbor\""))
        #expect(try await browser.get("/dasbor", cookie: cookie).location == Self.path)
        let nation = try await browser.get(Self.path, cookie: cookie)
        #expect(nation.status == 200 && nation.text.contains("<title>Dasbor Jawa Barat: "))
        let province = try await browser.get("\(Self.path)?place=32", cookie: cookie)
        #expect(province.text.contains("href=\"\(Self.path)?place=32.04\""))
        let kabupaten = try await browser.get("\(Self.path)?place=32.04", cookie: cookie)
        #expect(kabupaten.text.contains("Kabupaten Bandung") && !kabupaten.text.contains("tempat.csv"))
        let inbox = "/kotak/pusat?layanan=dapodik-paud-dikmas"
        #expect(nation.text.contains("href=\"\(inbox)\""))
        #expect(try await browser.get(inbox, cookie: cookie).status == 200)
        let list = try await browser.get(
            "/tiket?status=terbuka&layanan=dapodik-paud-dikmas&jenjang=pusat", cookie: cookie)
        let open = try await server.signIn("pusat1").get("/inboxes").expect(200).json["items"].list()
        #expect(try list.text.components(separatedBy: "<li id=\"tiket-").count - 1 == open[0]["open"].integer())
    }

    @Test func `leads from a week's figure to its tickets, on a page and as a file`() async throws {
        let data = try await DataCopy.practice()
        let first = try await Server.start(data)
        let number = try await first.signIn("sekolah1").opened("=1+1")
        await first.stop()
        // What happened is counted before anybody is served.
        let server = try await Server.start(data)
        let browser = Browser(server: server)
        let dinas = "tangga_session=\(try await server.signIn("dinas1").token ?? "")"
        let start = "/tiket?layanan=dapodik-paud-dikmas&angka=opened&tempat=32.04"
        let list = try await browser.get(start, cookie: dinas)
        #expect(list.text.contains("href=\"/tiket/\(number)\""))
        #expect(list.text.contains("13 minggu terakhir") && list.text.contains("Kabupaten Bandung"))
        let link = try #require(list.text.firstMatch(of: /href="(\/tiket\/daftar\.csv[^"]+)"/)).1
        let file = String(link).replacing("&amp;", with: "&")
        let csv = try await browser.get(file, cookie: dinas)
        #expect(csv.status == 200 && csv.headers["content-type"] == "text/csv; charset=utf-8")
        #expect(csv.text.contains("\r\n\(number),'=1+1,"))
        let other = try await browser.get("\(start)&minggu=2020-01-06", cookie: dinas)
        #expect(other.status == 200 && !other.text.contains("href=\"/tiket/\(number)\""))
        for wait in ["9223372036854775807", "-9223372036854775808", "3"] {
            let none = try await browser.get(
                "/tiket?layanan=dapodik-paud-dikmas&angka=wait&tunggu=\(wait)", cookie: dinas)
            #expect(none.status == 200 && !none.text.contains("13 minggu terakhir"), "no such band: \(wait)")
        }
        let stranger = try await browser.get(
            start, cookie: "tangga_session=\(try await server.signIn("dinas2").token ?? "")")
        #expect(!stranger.text.contains("href=\"/tiket/\(number)\""))
        #expect(try await browser.get("\(start)x", cookie: dinas).status == 404)
    }

    @Test func `gives its tables as CSV, and says the same as its pages`() async throws {
        let cookie = try await cookie("pusat1")
        let file = try await browser.get("\(Self.path)/tempat.csv", cookie: cookie)
        #expect(file.status == 200 && file.headers["content-type"] == "text/csv; charset=utf-8")
        #expect(file.headers["content-disposition"]?.hasPrefix("attachment; filename=\"tempat-dapodik") == true)
        #expect(file.text.hasPrefix("\u{FEFF}Wilayah,Kode,Terbuka sekarang,"))
        #expect(file.text.components(separatedBy: "\r\n").filter { !$0.isEmpty }.count == 39)
        for name in ["terbuka", "minggu", "jawaban"] {
            #expect(try await browser.get("\(Self.path)/\(name).csv?place=32", cookie: cookie).status == 200)
        }
        for path in ["\(Self.path)/lain.csv", "\(Self.path)/minggu", "\(Self.path)/minggu.csv?place=99"] {
            #expect(try await browser.get(path, cookie: cookie).status == 404)
        }
    }

    @Test func `is as wide as the reader's own inbox, and nobody else's`() async throws {
        let dinas = try await cookie("dinas1")
        let own = try await browser.get(Self.path, cookie: dinas)
        #expect(own.status == 200 && own.text.contains("Kabupaten Bandung") && !own.text.contains("Sulawesi"))
        for place in ["ID", "32", "32.05", "73", "99", "x", "overseas", ""] {
            for path in ["\(Self.path)?place=\(place)", "\(Self.path)/minggu.csv?place=\(place)"] {
                #expect(try await browser.get(path, cookie: dinas).status == 404, "\(path)")
            }
        }
        for username in ["sekolah1", "admin", "ult1"] {
            let cookie = try await cookie(username)
            for path in ["/dasbor", Self.path, "\(Self.path)/minggu.csv"] {
                #expect(try await browser.get(path, cookie: cookie).status == 404, "\(username) \(path)")
            }
            #expect(try await !browser.get("/tiket", cookie: cookie).text.contains("/dasbor"))
        }
        #expect(try await browser.get(Self.path).location.hasPrefix("/masuk?ke="))
    }
}
