import Testing

@testable import Workflow

/// A sound file with one thing broken, and what must be said of it.
struct BrokenFile: Sendable, CustomTestStringConvertible {
    let code: DiagnosticCode
    var text: String
    let location: Location
    var suggestion: String?
    /// What else must be said, in reading order, since one slip can break several things.
    var alsoSaid: [DiagnosticCode] = []

    /// - Parameter marked: the file, with `▸` before the place that must be named.
    init(_ code: DiagnosticCode, marked: String, suggestion: String? = nil) {
        let before = marked.unicodeScalars.prefix { $0 != "▸" }
        let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
        self.code = code
        text = marked.replacing("▸", with: "")
        location = Location(file: "x.yaml", line: lines.count, column: (lines.last?.count ?? 0) + 1)
        self.suggestion = suggestion
    }

    /// - Parameter part: of `sound`, replaced by `marked`.
    init(_ code: DiagnosticCode, _ part: String, _ marked: String, suggestion: String? = nil) {
        self.init(code, marked: Self.sound.replacing(part, with: marked, maxReplacements: 1), suggestion: suggestion)
    }

    func with(_ others: DiagnosticCode...) -> BrokenFile {
        var copy = self
        copy.alsoSaid = others
        return copy
    }

    var testDescription: String { "\(code.rawValue) \(code) at \(location)" }

    static let workflows = unreadable + misshapen + senseless + unproved + forms + codes + comments

    /// Knows the calendars that come with the program, and one that hardly ever opens.
    static func loader() throws -> WorkflowLoader {
        var calendars = try ProjectFiles.calendars()
        calendars["jarang"] = try WorkingCalendar(
            name: "jarang", title: "Satu menit seminggu", zone: .fixed(.wib),
            week: [.monday: [try #require(OpeningHours("08:00-08:01"))]])
        calendars["setempat"] = try WorkingCalendar(
            name: "setempat", title: "Jam setempat", zone: .holder,
            week: [.monday: [try #require(OpeningHours("08:00-16:00"))]])
        return WorkflowLoader(calendars: calendars)
    }

    static let sound = """
        workflow: contoh
        title: Contoh
        calendar: setiap-saat
        tiers:
          dinas: { title: Dinas, members: operator-dinas, inbox: kabkota }
          pusat: { title: Pusat, members: tim-helpdesk, inbox: national }
        forms:
          pertanyaan: { title: Pertanyaan }
        intake:
          - { by: operator-sekolah, form: pertanyaan, into: dinas }
        actions:
          jawab: { does: answer, by: holder }
          tutup: { does: close, by: requester }
        clocks:
          naik:
            while: { tier: dinas, awaiting: holder }
            after: 3 days
            then: { forward: pusat }
          selesai:
            while: open
            restarts: [message, forward]
            after: 7 days
            then: { close: idle }

        """
}
