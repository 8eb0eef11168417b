import Helpdesk
import Testing
import Workflow

@testable import Web

@Suite struct `A dashboard's telling` {
    private func telling(_ dashboard: Dashboard = Models.figures()) throws -> DashboardTelling {
        try Models.telling(dashboard, .indonesian, name: "Bali")
    }

    @Test func `leads from each figure to a list: the inbox where the reader stands in it`() throws {
        let sheets = try telling().sheets
        let open = try #require(sheets.first { $0.name == "terbuka" })
        let hrefs = open.rows.map { row in
            row.compactMap { cell in
                switch cell {
                case .text(_, let href), .number(_, let href): href
                case .percent: nil
                }
            }
        }
        #expect(Set(hrefs[0]) == ["/tiket?status=terbuka&layanan=dapodik-paud-dikmas&jenjang=dinas"])
        #expect(Set(hrefs[1]) == ["/kotak/pusat?layanan=dapodik-paud-dikmas"])
        for sheet in sheets {
            for case .number(_, nil) in sheet.rows.flatMap(\.self) { Issue.record("\(sheet.name) leads nowhere") }
        }
    }

    @Test func `leads from what was counted to the tickets that were, of that week, wait and place`() throws {
        let sheets = try telling().sheets
        func hrefs(_ name: String) -> Set<String> {
            let cells = sheets.first { $0.name == name }?.rows.flatMap(\.self) ?? []
            return Set(cells.compactMap { if case .number(_, let href) = $0 { href } else { nil } })
        }
        let service = "/tiket?layanan=dapodik-paud-dikmas&angka="
        let week = try #require(Models.figures().weeks.last).monday
        for measure in ["opened", "climbed", "missed", "lapsed", "closed", "in-time", "late"] {
            #expect(hrefs("minggu").contains("\(service)\(measure)&minggu=\(week)"))
        }
        #expect(
            hrefs("jawaban").isSuperset(of: [
                "\(service)wait&tunggu=48", "\(service)wait&tunggu=lama",
            ]))
        #expect(hrefs("jawaban").count == WaitBand.all.count)
        #expect(hrefs("tempat").contains("\(service)opened&tempat=32"))
    }

    @Test func `has a table, and its CSV, for everything that it draws`() throws {
        let (telling, sections) = (try telling(), try telling().sections)
        #expect(sections.map(\.id) == ["forecast", "open", "weeks", "waits", "map"])
        for section in sections.dropFirst() {
            let file = try #require(section.csv)
            #expect(section.table?.rows.isEmpty == false && !section.pictures.isEmpty)
            #expect(telling.sheets.contains { file == "/dasbor/dapodik-paud-dikmas/\($0.name).csv?place=ID" })
        }
        let pictures = sections.flatMap(\.pictures).map(\.picture)
        #expect(Set(pictures.map(\.id)).count == pictures.count)
        #expect(pictures.allSatisfy { !$0.title.isEmpty && !$0.summary.isEmpty })
    }

    @Test func `draws a province's kab and kota from the lowest, and nothing below one`() throws {
        let province = try telling(Models.figures(at: Place(province: "32"))).sections.last
        #expect(province?.id == "lowest")
        let figures = province?.pictures.first?.picture.words.filter { $0.style == Picture.value }.map(\.text)
        #expect(figures == ["0%", "40%", "75%", "87%", "99%"])
        let kota = try telling(Models.figures(at: Place(kabkota: "32.04", in: "32"), parts: [])).sections
        #expect(kota.map(\.id) == ["forecast", "open", "weeks", "waits"])
    }

    @Test func `says where the queue will be, or that there is too little to go by`() throws {
        let lines = try telling().sections.first?.lines.map(\.line)
        #expect(lines?.first?.hasPrefix("Bila terus seperti empat minggu terakhir, ") == true)
        var thin = Models.figures()
        for index in thin.weeks.indices { thin.weeks[index].opened = 1 }
        let section = try telling(thin).sections.first
        #expect(section?.pictures.isEmpty == true && section?.lines.first?.line.contains("terlalu sedikit") == true)
    }

    @Test(arguments: [(0, "0"), (999, "999"), (1_000, "1.000"), (1_234_567, "1.234.567"), (-1_234, "−1.234")])
    func `groups long numbers`(number: Int, text: String) throws {
        #expect(try ProjectFiles.words(.indonesian).number(number) == text)
        #expect(try ProjectFiles.words(.english).number(number) == text.replacing(".", with: ","))
    }
}
