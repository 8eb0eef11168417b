import Foundation
import Testing

@testable import Workflow

@Suite struct `The handbook` {
    /// `RECORD_GOLDEN=1 swift test` writes the files anew.
    @Test(arguments: Language.allCases)
    func `tells the flagship in sentences`(language: Language) throws {
        let loaded = try ProjectFiles.flagship()
        let handbook = Handbook(
            of: try #require(loaded.definition), bound: try #require(loaded.bound), texts: try ProjectFiles.texts(),
            in: language)
        try GoldenFile("dapodik-paud-dikmas.\(language.rawValue).md").expect(String(handbook.text.dropLast()))
    }

    /// With categories, redirects, regions, four rungs, a team and more than one way to close.
    @Test(arguments: ServiceFile.allCases, Language.allCases)
    func `tells every other service in sentences`(file: ServiceFile, language: Language) throws {
        let loaded = try file.loaded()
        let handbook = Handbook(
            of: try #require(loaded.definition), bound: try #require(loaded.bound), texts: try ProjectFiles.texts(),
            in: language)
        try GoldenFile("\(file.rawValue).\(language.rawValue).md").expect(String(handbook.text.dropLast()))
    }

    @Test func `has a word for each turn, restart and occurrence`() throws {
        let texts = try ProjectFiles.texts()
        let keys =
            Awaiting.allCases.map { "handbook.turn.\($0.rawValue)" }
            + Awaiting.allCases.map { "turn.\($0.rawValue)" }
            + Clock.Restart.allCases.map { "handbook.restart.\($0.rawValue)" }
            + Occurrence.allCases.map { "handbook.occurrence.\($0.rawValue)" }
            + CloseReason.allCases.map { "close.\($0.rawValue)" }
            + Place.Elsewhere.allCases.map { "handbook.from.\($0.rawValue)" }
        #expect(keys.filter { !texts.contains($0) } == [])
    }

    @Test(arguments: Language.allCases)
    func `has words for all that a file can say`(language: Language) throws {
        let workflow = SmallWorkflow(
            tiers: ["a", "b"],
            actions: """
                tolak: { does: close, by: holder, reason: duplicate, when: { tier: a, awaiting: [holder, requester] } }
                  tanya: { does: ask, by: holder }
                  turun: { does: return, by: b, to: a }
                  jawab: { does: answer, by: holder, when: { awaiting: holder } }
                """,
            clocks: """
                naik: { while: { tier: a }, after: 3 working days, remind: [1 working day, 2/3], ends: closing, then: { forward: b } }
                  tunggu: { while: { awaiting: information }, after: 48 hours, then: { close: no-information } }
                  tutup: { while: open, restarts: [message, answer, reply, ask, forward, return], after: 90 minutes, then: { close: idle } }
                """,
            forms: """
                pertanyaan:
                    title: Pertanyaan
                    fields:
                      aktif: { title: Aktif, type: yes-no }
                      uraian: { title: Uraian, type: paragraph, required: { aktif: true } }
                      nisn: { title: NISN, type: nisn, shown: { aktif: [true, false] } }
                      nip: { title: NIP, type: nip }
                      nuptk: { title: NUPTK, type: nuptk, required: false }
                      telepon: { title: Telepon, type: phone, prefill: account.phone }
                      surel: { title: Surel, type: email }
                """)
        let loaded = workflow.loaded()
        let handbook = Handbook(
            of: try #require(loaded.definition, "\(loaded.diagnostics)"), bound: try #require(loaded.bound),
            texts: try ProjectFiles.texts(), in: language)
        #expect(!handbook.text.contains("handbook."))
        #expect(handbook.text.firstMatch(of: /[{}]/) == nil)
    }
}
