import Testing
import Workflow

@Suite struct `The way in` {
    private let spec = TicketSpec(
        .sorting.with { workflow in
            workflow.intake = [
                Intake(by: ["operator-sekolah"], form: "pertanyaan", into: "pusat", from: ["overseas", "91"]),
                Intake(
                    by: ["operator-sekolah"], form: "pertanyaan", into: "pusat", categories: ["masuk"],
                    from: ["32.73"]),
                Intake(by: ["operator-sekolah", "guest"], form: "pertanyaan", into: "dinas"),
            ]
        })

    private func school(at place: Place) -> Person {
        Person(id: "sekolah", roles: ["operator-sekolah"], place: place)
    }

    @Test func `is the first that fits role, form, category and place`() {
        spec.when(.opens(.sekolah, about: "masuk/lupa-sandi")).then(.opened(in: "pusat"))
        spec.when(.opens(.sekolah, about: "lainnya")).then(.opened(in: "dinas"))
        let bogor = school(at: Place(unit: "99900003", kabkota: "32.01", in: "32"))
        spec.when(.opens(bogor, about: "masuk/lupa-sandi")).then(.opened(in: "dinas"))
    }

    @Test func `may be by province`() {
        spec.when(.opens(.sekolahJayapura, about: "lainnya")).then(.opened(in: "pusat"))
    }

    /// DOMAIN.md 6.9, 7: overseas → central.
    @Test func `of a school abroad is the one declared for it`() {
        let school = school(at: Place(.overseas, unit: "99900009"))
        let story = spec.when(.opens(school, about: "lainnya")).then(.opened(in: "pusat"))
        #expect(story.ticket?.requesterPlace.path == "ID/overseas/overseas/99900009")
    }

    /// DOMAIN.md 6.9, 7: unknown → manual queue, never lost.
    @Test func `of a school that nobody could place is the fallback, and skips what is nowhere`() {
        TicketSpec(spec.definition, vacantAt: [Place(.unknown)])
            .when(.opens(school(at: Place(.unknown, unit: "99900008")), about: "lainnya"))
            .then(.opened(in: "pusat", skipped: ["dinas"]))
    }

    @Test func `is open to guests where the file says so`() {
        let story = TicketSpec(spec.definition, vacantAt: [Place(.unknown)]).given(.opens(.tamu, about: "lainnya"))
        #expect(story.ticket?.requesterRole == .guest)
        story.when(.act("balas", by: .tamu, at: .monday)).then(.replied)
        TicketSpec().when(.opens(.tamu)).refused(.intakeClosed("pertanyaan"))
    }
}
