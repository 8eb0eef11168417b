@testable import Workflow

/// A service as small as can be, around the clocks that a test is about.
struct SmallWorkflow: Sendable {
    var tiers = ["dinas"]
    /// Sections between the tiers and the forms.
    var beside = ""
    var actions = "jawab: { does: answer, by: holder }"
    var clocks: String
    var forms = "pertanyaan: { title: Pertanyaan }"

    var text: String {
        let rungs = tiers.map { "  \($0): { title: \($0), members: petugas-\($0), inbox: national }\n" }.joined()
        return """
            workflow: kecil
            title: Kecil
            calendar: kalender
            tiers:
            \(rungs)\(beside)
            forms:
              \(forms)
            intake:
              - { by: operator-sekolah, form: pertanyaan, into: \(tiers[0]) }
            actions:
              \(actions)
            clocks:
              \(clocks)
            """
    }

    func loaded(on calendar: WorkingCalendar = .always) -> Loaded {
        WorkflowLoader(calendars: ["kalender": calendar]).load(text, file: "kecil.yaml")
    }
}
