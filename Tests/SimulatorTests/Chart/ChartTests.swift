import Foundation
import FoundationXML
import Testing
import Workflow

@testable import Simulator

@Suite struct `A chart` {
    private func chart(_ reports: [Report], _ language: Language = .indonesian) throws -> String {
        Chart(reports, seed: 20_260_105, ReportWords(try ProjectFiles.texts(), language)).svg
    }

    @Test(arguments: [1, 2])
    func `is drawn`(files: Int) throws {
        try GoldenFile("chart.\(files).svg").expect(try chart(`A report`.reports(files: files)))
    }

    @Test func `is well-formed whatever a title says`() throws {
        let title = "\"</title><script>alert(1)</script> & 'kawan'\""
        let svg = try chart(`A report`.reports(title: title), .english)
        #expect(!svg.contains("<script"))
        #expect(XMLParser(data: Data(svg.utf8)).parse())
        #expect("a\u{0}\u{8}b\u{FFFE}".xml == "ab")
    }

    @Test func `is drawn of nothing, too`() throws {
        let setting = try Trial(days: 1).setting()
        let report = Report(Tally(under: setting.definition, in: setting.frame), label: "x", of: setting)
        #expect(XMLParser(data: Data(try chart([report]).utf8)).parse())
    }

    @Test(arguments: [
        (1.0, 4, 0.5, 1.0), (7, 4, 2, 8), (99, 4, 50, 100), (100, 4, 50, 100), (101, 4, 50, 150), (0, 4, 1, 1),
        (0.37, 3, 0.2, 0.4), (12_345, 4, 5_000, 15_000),
    ])
    func `has axes in round numbers`(most: Double, about: Int, step: Double, top: Double) {
        let axis = Axis(upTo: most, about: about)
        #expect(abs(axis.step - step) < 1e-9)
        #expect(abs(axis.top - top) < 1e-9)
        #expect(axis.ticks.first == 0 && abs((axis.ticks.last ?? 0) - top) < 1e-9)
    }

    @Test func `counts in whole numbers`() {
        #expect(Axis(upToCount: 2, about: 4).ticks == [0, 1, 2])
        #expect(Axis(upToCount: 0, about: 4).ticks == [0, 1])
    }
}
