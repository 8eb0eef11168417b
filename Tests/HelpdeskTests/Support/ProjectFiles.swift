import Foundation
import Helpdesk
import Workflow

/// The files that come with the program, found from here.
enum ProjectFiles {
    static let root = (0..<4).reduce(URL(filePath: #filePath)) { path, _ in path.deletingLastPathComponent() }

    static func bytes(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: root.appending(path: path)))
    }

    static func text(_ path: String) throws -> String {
        String(decoding: try bytes(path), as: UTF8.self)
    }

    static func yamlFiles(in folder: String) throws -> [WorkflowFiles.File] {
        try FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path)
            .filter { $0.hasSuffix(".yaml") }.sorted()
            .map { WorkflowFiles.File(name: $0, text: try text("\(folder)/\($0)")) }
    }

    /// Read once for all tests.
    static let texts = Result {
        let folder = root.appending(path: "Seeds/texts")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false)).sorted()
        return try Texts(names.map { Texts.File(name: $0, content: try bytes("Seeds/texts/\($0)")) })
    }

    /// The three provinces of the practice accounts, out of 38: enough, and quick.
    static func regions() throws -> [UInt8] {
        let lines = try text("Seeds/regions.csv").split(separator: "\n")
        let needed = lines.filter { line in ["code", "32", "73", "91"].contains { line.hasPrefix($0) } }
        return Array(needed.joined(separator: "\n").utf8)
    }
}

extension WorkflowFiles {
    /// `workflows` beside the calendars that come with the program; without holidays, which plain time doesn't know.
    init(_ workflows: String...) throws {
        let calendars = ["setiap-saat", "jam-kerja-wib"].map { "Workflows/calendars/\($0).yaml" }
        self.init(
            workflows: workflows.enumerated().map { File(name: "workflow-\($0.offset).yaml", text: $0.element) },
            calendars: try calendars.map { File(name: $0, text: try ProjectFiles.text($0)) },
            holidays: File(name: "holidays.csv", text: "date,name,kind\n"))
    }

    /// Every service that comes with the program, with its calendars and the holidays.
    static var services: WorkflowFiles {
        get throws {
            WorkflowFiles(
                workflows: try ProjectFiles.yamlFiles(in: "Workflows"),
                calendars: try ProjectFiles.yamlFiles(in: "Workflows/calendars"),
                holidays: File(name: "holidays.csv", text: try ProjectFiles.text("Seeds/holidays.csv")))
        }
    }

    /// With other words in one of them.
    static func services(changing name: String, _ words: String, to others: String) throws -> WorkflowFiles {
        var files = try services
        for index in files.workflows.indices where files.workflows[index].name == "\(name).yaml" {
            files.workflows[index].text.replace(words, with: others)
        }
        return files
    }

    /// With other hours in a calendar whose days are all alike.
    static func services(with calendar: String, openAt hours: String...) throws -> WorkflowFiles {
        var files = try services
        let spans = hours.map { "\"\($0)\"" }.joined(separator: ", ")
        try files.calendars.change("\(calendar).yaml") {
            $0.replacing(/: "\d\d:\d\d-\d\d:\d\d"/, with: ": [\(spans)]")
        }
        return files
    }

    /// With one service on the calendar of another.
    static func services(counting service: String, on calendar: String) throws -> WorkflowFiles {
        var files = try services
        try files.workflows.change("\(service).yaml") {
            $0.replacing(/\ncalendar: .*/, with: "\ncalendar: \(calendar)")
        }
        return files
    }

    static var flagshipText: String {
        get throws { try ProjectFiles.text("Workflows/dapodik-paud-dikmas.yaml") }
    }

    static var flagship: WorkflowFiles {
        get throws { try WorkflowFiles(flagshipText) }
    }

    /// The flagship with one notice before a ticket climbs and two before it closes.
    static var reminding: WorkflowFiles {
        get throws {
            try WorkflowFiles(
                flagshipText
                    .replacing(
                        "    then: { forward: pusat }",
                        with: "    remind: [1 days, 2 days]\n    then: { forward: pusat }"
                    )
                    .replacing(
                        "    then: { close: idle }", with: "    remind: [5 days, 6 days]\n    then: { close: idle }"))
        }
    }

    /// The flagship with two teams to ask: one for the nation, one in each kab/kota.
    static var consulting: WorkflowFiles {
        get throws { try WorkflowFiles(consultingText) }
    }

    private static var consultingText: String {
        get throws {
            try flagshipText
                .replacing(
                    "forms:\n",
                    with: """
                        teams:
                          data:     { title: Tim Data,     members: tim-verifikasi-akun, inbox: national }
                          lapangan: { title: Tim Lapangan, members: co-kapten,           inbox: kabkota }

                        forms:

                        """
                )
                .replacing(
                    "clocks:\n",
                    with: """
                          periksa:  { does: refer,  by: holder, to: data }
                          kunjungi: { does: refer,  by: holder, to: lapangan }
                          lapor:    { does: report, by: team }

                        clocks:
                          target-periksa:
                            while: { awaiting: team }
                            restarts: refer
                            after: 2 days
                            then: { flag: pemeriksaan-lama }

                        """)
        }
    }

    /// Two services with the same people and teams, the second with a personal field.
    static var twoServices: WorkflowFiles {
        get throws {
            let first = try consultingText
            let second =
                first
                .replacing("workflow: dapodik-paud-dikmas", with: "workflow: perangkat-sekolah")
                .replacing(
                    "kunjungan: { title: { id: Kunjungan ke Unit Layanan Terpadu, en: Visit to the Integrated Service Unit } }",
                    with: """
                        kunjungan:
                            title: Kunjungan ke Unit Layanan Terpadu
                            fields: { telepon: { title: Telepon, type: text, personal: true } }
                        """)
            return try WorkflowFiles(first, second)
        }
    }
}

extension [WorkflowFiles.File] {
    /// Throws where that changes nothing: a test on what stands there anyway would say nothing.
    mutating func change(_ name: String, _ change: (String) -> String) throws {
        guard let index = firstIndex(where: { $0.name == name }) else { throw Unchanged(name: name) }
        let text = change(self[index].text)
        if text == self[index].text { throw Unchanged(name: name) }
        self[index].text = text
    }

    struct Unchanged: Error { var name: String }
}
