import Foundation
import Testing
import Workflow

@Suite struct `Files that come with a message` {
    let spec = TicketSpec()

    @Test func `stand in its event, and on the ticket`() throws {
        let opened = spec.given(.opens(.sekolah, with: [.letter]))
        let answered = opened.given(.act("jawab", by: .dinas, with: [.photo, .film], at: .monday + 1.hours))
        #expect(answered.events.map(\.fact.attachments) == [[.letter], [.photo, .film]])
        #expect(answered.ticket?.attachments == [.letter, .photo, .film])
    }

    @Test func `go along when a ticket moves or closes with a word`() throws {
        let story = spec.given(
            .opens(.sekolah), .act("teruskan", by: .dinas, with: [.photo], at: .monday),
            .act("kembalikan", by: .pusat, with: [.film], at: .monday),
            .act("tutup", by: .sekolah, with: [.letter], at: .monday))
        #expect(story.events.map(\.fact.attachments) == [[], [.photo], [.film], [.letter]])
    }

    @Test(arguments: ["teruskan", "jawab"] as [ActionName])
    func `need the message`(action: ActionName) {
        spec.given(.opens(.sekolah)).when(.act(action, by: .dinas, message: nil, with: [.photo], at: .monday))
            .refused(.form([FieldFault(field: "message", kind: .missing)]))
    }

    @Test func `are the person's, and not those of a clock that rang before`() {
        let late = Instant.monday + 3.days + 1_000
        let story = spec.given(.opens(.sekolah)).given(.act("balas", by: .sekolah, with: [.photo], at: late))
        #expect(story.events.map(\.fact.attachments) == [[], [], [.photo]])
        #expect(story.events[1].type == "ticket.forwarded/1")
    }

    @Test func `say nothing to those who may not act`() {
        spec.given(.opens(.sekolah)).when(.act("jawab", by: .dinasJayapura, with: [.photo], at: .monday))
            .refused(.noSuchTicket)
    }

    /// Every event that may have some, written as Foundation would, read back as it was.
    @Test func `are written and read`() throws {
        let story = spec.given(
            .opens(.sekolah, with: [.letter]), .act("minta-data", by: .dinas, with: [.photo], at: .monday),
            .act("balas", by: .sekolah, with: [.film, .letter], at: .monday),
            .act("jawab", by: .dinas, with: [.photo], at: .monday),
            .act("teruskan", by: .dinas, with: [.photo], at: .monday),
            .act("kembalikan", by: .pusat, with: [.film], at: .monday),
            .act("tutup", by: .sekolah, with: [.letter], at: .monday))
        for event in story.events {
            #expect(try TicketEvent(ofType: event.type, payload: event.payload) == event)
        }
        let payload = String(decoding: story.events[2].payload, as: UTF8.self)
        try GoldenFile("ticket.replied-1.attachments.json").expect(payload)
    }

    @Test(arguments: ["dokumen-rahasia", "JPEG"])
    func `of a kind from the future are refused, like a type from the future`(kind: String) {
        let payload = """
            {"at":0,"by":{"person":"x"},"clocks":{},"fact":{"attachments":[{"hash":"00","id":"a","key":"k",\
            "kind":"\(kind)","name":"n","size":1}],"text":"x"}}
            """
        #expect(throws: UnreadableEvent(member: "kind")) {
            try TicketEvent(ofType: "ticket.answered/1", payload: Array(payload.utf8))
        }
    }
}

extension AttachmentReference {
    fileprivate static let photo = sample("foto", .jpeg)
    fileprivate static let film = sample("film", .mp4)
    fileprivate static let letter = sample("surat", .pdf)

    private static func sample(_ id: AttachmentID, _ kind: AttachmentKind) -> AttachmentReference {
        AttachmentReference(
            id: id, hash: "c0ffee", key: "kunci tersegel", kind: kind, name: "nama tersegel", size: 1_234)
    }
}

extension Step {
    fileprivate static func opens(_ filer: Person, with attachments: [AttachmentReference]) -> Step {
        let plain = Step.opens(filer)
        return Step(at: plain.at) { ticket in
            guard case .open(var request) = plain.command(ticket) else { return plain.command(ticket) }
            request.attachments = attachments
            return .open(request)
        }
    }

    fileprivate static func act(
        _ action: ActionName, by person: Person, message: SealedText? = "pesan tersegel",
        with attachments: [AttachmentReference], at: Instant
    ) -> Step {
        Step(at: at) { _ in .act(action, by: person, message: message, with: ActionInput(attachments: attachments)) }
    }
}
