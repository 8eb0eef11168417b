import Foundation
import Testing
import Workflow

@testable import Simulator

@Suite struct `A report` {
    /// Small enough to be read, with staffing and empty rungs.
    static func reports(files: Int = 1, title: String? = nil) throws -> [Report] {
        let own =
            "id: Helpdesk Dapodik PAUD dan Dikmas\n  en: Dapodik Helpdesk for Early Childhood and Community Education"
        let flagship = try ProjectFiles.flagship()
            .replacing(own, with: title.map { "id: \($0)\n  en: \($0)" } ?? own)
        let behaviour = "tiers: { dinas: { vacant: \"91\", officers: 4 }, pusat: { answered: 60 %, officers: 2 } }"
        var trial = Trial(workflow: flagship, behaviour: behaviour, tickets: 400, days: 91, seed: 20_260_105)
        let first = try trial.setting()
        let texts = [flagship, flagship.replacing("after: 3 days", with: "after: 2 days", maxReplacements: 1)]
        return try texts.prefix(files).enumerated().map { index, text in
            trial.workflow = text
            let simulation = try trial.simulation(arrivingUnder: first)
            return Report(
                simulation.tally(), label: ["dapodik.yaml", "dua-hari.yaml"][index], of: simulation.setting)
        }
    }

    @Test(arguments: Language.allCases, [1, 2])
    func `is a table`(language: Language, files: Int) throws {
        let words = ReportWords(try ProjectFiles.texts(), language)
        let tables = ReportTables(try Self.reports(files: files), seed: 20_260_105, words)
        #expect(!tables.text.contains("simulate."))
        try GoldenFile("table.\(files).\(language.rawValue).txt").expect(tables.text)
    }

    @Test func `is a long table for machines`() throws {
        try GoldenFile("report.csv").expect(ReportCSV(try Self.reports(files: 2)).text)
    }

    @Test func `is a document for machines`() throws {
        let text = try ReportJSON(try Self.reports(files: 2), seed: 20_260_105).text()
        // The hash is of the file, which other tests watch.
        try GoldenFile("report.json").expect(text.replacing(/"hash" : "[0-9a-f]{64}"/, with: "\"hash\" : \"…\""))
    }

    @Test func `keeps a spreadsheet from running what a file is called`() throws {
        let report = try #require(try Self.reports().first)
        let setting = try Trial().setting()
        let tally = Tally(under: setting.definition, in: setting.frame)
        #expect(ReportCSV([Report(tally, label: "=1+1", of: setting)]).text.contains("\n'=1+1,dinas,"))
        #expect(ReportCSV([Report(tally, label: "a,\"b\"", of: setting)]).text.contains("\n\"a,\"\"b\"\"\",dinas,"))
        #expect(report.places.map(\.name) == ["dinas", "pusat", nil])
    }

    @Test func `has words for everything that it measures`() throws {
        let texts = try ProjectFiles.texts()
        #expect(Measure.allCases.filter { !texts.contains("simulate.measure.\($0.rawValue)") } == [])
        #expect((1...12).filter { !texts.contains("simulate.month.\($0)") } == [])
    }

    @Test func `writes numbers as each language does`() throws {
        let texts = try ProjectFiles.texts()
        let (indonesian, english) = (ReportWords(texts, .indonesian), ReportWords(texts, .english))
        #expect(indonesian.figure(.average(1_234_567.89)) == "1.234.567,9")
        #expect(english.figure(.average(1_234_567.89)) == "1,234,567.9")
        #expect(english.figure(.count(-5), signed: true) == "−5")
        #expect(english.figure(.count(5), signed: true) == "+5")
        #expect(english.figure(.average(-0.01), signed: true) == "0.0")
        #expect(english.figure(.seconds(5_400)) == "1.5 h")
        #expect(indonesian.figure(.seconds(3 * 86_400)) == "3,0 hari")
        #expect(english.figure(.share(0.256)) == "25.6 %")
        #expect(english.figure(.share(-0.092), signed: true) == "−9.2 pp")
        #expect(english.figure(nil) == "–")
    }

    @Test func `says nothing of waits where nothing was answered`() throws {
        let setting = try Trial().setting()
        let report = Report(Tally(under: setting.definition, in: setting.frame), label: "x", of: setting)
        #expect(report.places.allSatisfy { $0.figures[.waitMedian] == nil && $0.figures[.answered] == .share(0) })
    }
}
