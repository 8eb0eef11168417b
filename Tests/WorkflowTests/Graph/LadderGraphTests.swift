import Foundation
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

@testable import Workflow

@Suite struct `A drawn ladder` {
    private static let services = (try? ProjectFiles.yamlFiles(in: "Workflows")) ?? []

    private func graph(_ path: String, _ language: Language) throws -> LadderGraph {
        let loaded = try ProjectFiles.workflowLoader().load(ProjectFiles.bytes(path), file: path)
        return LadderGraph(
            of: try #require(loaded.definition), bound: try #require(loaded.bound),
            texts: try ProjectFiles.texts(), in: language)
    }

    private func name(_ path: String) -> String {
        String(path.split(separator: "/").last?.dropLast(".yaml".count) ?? "")
    }

    /// `RECORD_GOLDEN=1 swift test` writes the files anew: look at them.
    @Test(arguments: services, Language.allCases)
    func `shows a service at a glance`(path: String, language: Language) throws {
        let graph = try graph(path, language)
        let name = "\(name(path)).\(language.rawValue)"
        try GoldenFile("\(name).svg").expect(LadderDrawing(graph).svg)
        try GoldenFile("\(name).mmd").expect(MermaidGraph(graph).text)
    }

    @Test(arguments: services, Language.allCases)
    func `is XML whose texts all come from somewhere`(path: String, language: Language) throws {
        let svg = LadderDrawing(try graph(path, language)).svg
        let parser = XMLParser(data: Data(svg.utf8))
        #expect(parser.parse())
        #expect(!svg.contains("graph."))
        #expect(!svg.contains(/[{}](?![^<]*<\/style>)/))
    }

    /// Files come from people, and pages show what is drawn of them.
    @Test func `escapes whatever a file says`() throws {
        let evil = "</text><script>alert(\"1\")</script>&amp;'\u{1F600}"
        var graph = try graph("Workflows/dapodik-paud-dikmas.yaml", .english)
        graph.title = evil
        graph.rungs[0].title = evil
        graph.entries[0].who = evil
        graph.moves[0].text = evil
        graph.endings[0].text = evil
        let svg = LadderDrawing(graph).svg
        #expect(XMLParser(data: Data(svg.utf8)).parse())
        #expect(!svg.contains("<script"))
        let mermaid = MermaidGraph(graph).text
        #expect(!mermaid.contains("<script"))
        #expect(mermaid.split(separator: "\n").allSatisfy { $0.filter { $0 == "\"" }.count.isMultiple(of: 2) })
    }

    // MARK: Room

    /// Of the words of a text, where they are drawn.
    private struct Drawn {
        var text: String
        var x: Int
        var baseline: Int
        var style: TextBlock.Style
        var right: Int { x + TextWidth.of(text, size: style.size, isBold: style.isBold) }
    }

    private func drawn(in svg: String) -> [Drawn] {
        svg.matches(of: /<text class="(\w+)" x="(\d+)" y="(\d+)">([^<]*)<\/text>/).compactMap { match in
            guard let style = TextBlock.Style(rawValue: String(match.1)), let x = Int(match.2), let y = Int(match.3)
            else { return nil }
            let text = match.4.replacing("&quot;", with: "\"").replacing("&#39;", with: "'")
                .replacing("&amp;", with: "&").replacing("&lt;", with: "<").replacing("&gt;", with: ">")
            return Drawn(text: String(text), x: x, baseline: y, style: style)
        }
    }

    private func expectRoom(_ graph: LadderGraph) {
        let layout = LadderLayout(graph)
        let texts = drawn(in: LadderDrawing(graph).svg)
        #expect(texts.allSatisfy { $0.right <= layout.width && $0.baseline < layout.height })
        // On the left stand those who come in, and nothing of theirs lies on a rung.
        let below = texts.filter { $0.baseline > layout.legend.y }
        #expect(below.allSatisfy { $0.x >= LadderLayout.cardX || $0.right < LadderLayout.cardX - 8 })
        for (index, one) in texts.enumerated() {
            for other in texts[(index + 1)...]
            where abs(one.baseline - other.baseline) < min(one.style.size, other.style.size) {
                #expect(one.right < other.x || other.right < one.x, "“\(one.text)” over “\(other.text)”")
            }
        }
    }

    @Test(arguments: services, Language.allCases)
    func `lets no words lie over others`(path: String, language: Language) throws {
        expectRoom(try graph(path, language))
    }

    @Test func `wraps the longest titles`() throws {
        var graph = try graph("Workflows/akun-pembelajaran.yaml", .indonesian)
        graph.title = String(repeating: "Layanan Panjang ", count: 12)
        for index in graph.rungs.indices { graph.rungs[index].title = String(repeating: "Mmmmm", count: 40) }
        for index in graph.moves.indices { graph.moves[index].text = String(repeating: "naik sendiri ", count: 15) }
        for index in graph.entries.indices { graph.entries[index].who = String(repeating: "W", count: 200) }
        expectRoom(graph)
    }

    @Test func `draws each move once, from where it starts to where it leads`() throws {
        let graph = try graph("Workflows/akun-pembelajaran.yaml", .indonesian)
        #expect(graph.rungs.map(\.name) == ["admin-sekolah", "co-kapten", "kapten", "helpdesk"])
        #expect(
            graph.moves.filter { $0.cause == .time }.map(\.sources) == [["admin-sekolah"], ["co-kapten"], ["kapten"]])
        let forward = graph.moves.filter { $0.cause == .person && graph.leadsUp($0) }
        #expect(forward.map(\.sources) == [["admin-sekolah"], ["co-kapten"], ["kapten"]])
        #expect(forward.map(\.target) == ["co-kapten", "kapten", "helpdesk"])
        let back = try #require(graph.moves.first { $0.target == "admin-sekolah" })
        #expect(back.sources == ["helpdesk"])
        #expect(!graph.isShort(back) && !graph.leadsUp(back))
    }
}
