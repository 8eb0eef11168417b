import Foundation
import Testing

@testable import Workflow

@Suite struct `A comment` {
    static let commented = Definition.dapodik.with { workflow in
        workflow.comments = CommentPolicy(
            by: ["operator-sekolah"], desk: "pusat", form: "pertanyaan",
            canned: [CannedReply(name: "nomor", text: "{greeting}, {name}: {number}")])
    }

    static let posting = CommentEvent.Posting(
        number: 7, workflow: "dapodik-paud-dikmas", article: "cara-sinkron", text: "tersegel", digest: "d1")

    private func take(
        _ command: CommentCommand, on events: [CommentEvent] = [], by person: Person
    ) throws(CommentRefusal) -> [CommentEvent] {
        try decide(command, on: Comment(folding: events), by: person, under: Self.commented, at: .monday)
    }

    private func posted() throws -> [CommentEvent] { try take(.post(Self.posting), by: .sekolah) }

    @Test func `is posted by those whom the file names`() throws {
        #expect(try posted().map(\.fact) == [.posted(Self.posting)])
        #expect(throws: CommentRefusal.notAllowed) { try take(.post(Self.posting), by: .dinas) }
        #expect(throws: CommentRefusal.noSuchComment) {
            try decide(.post(Self.posting), on: nil, by: .sekolah, under: .dapodik, at: .monday)
        }
    }

    @Test func `is replied to, hidden and converted by the desk alone`() throws {
        let events = try posted()
        let commands: [CommentCommand] = [.reply(.init(text: "balasan")), .hide("alasan"), .convert(3)]
        for command in commands {
            #expect(throws: CommentRefusal.notAllowed) { try take(command, on: events, by: .dinas) }
            #expect(throws: CommentRefusal.notAllowed) { try take(command, on: events, by: .sekolah) }
            #expect(try take(command, on: events, by: .pusat).count == 1)
        }
    }

    @Test func `becomes one ticket, once`() throws {
        var events = try posted()
        events += try take(.convert(3), on: events, by: .pusat)
        #expect(Comment(folding: events)?.ticket == 3)
        #expect(throws: CommentRefusal.alreadyConverted(3)) { try take(.convert(4), on: events, by: .pusat) }
    }

    @Test func `is taken back by its author, and its replies stay`() throws {
        var events = try posted()
        events += try take(.reply(.init(text: "balasan")), on: events, by: .pusat)
        #expect(throws: CommentRefusal.notAllowed) { try take(.delete, on: events, by: .rekan) }
        events += try take(.delete, on: events, by: .sekolah)
        let comment = try #require(Comment(folding: events))
        #expect(!comment.isShown && comment.isListed)
        #expect(comment.replies.map(\.text) == ["balasan"])
        #expect(try take(.delete, on: events, by: .sekolah) == [])
        #expect(throws: CommentRefusal.gone) { try take(.hide("alasan"), on: events, by: .pusat) }
    }

    @Test func `that is gone without a reply is there for nobody`() throws {
        var events = try posted()
        events += try take(.delete, on: events, by: .sekolah)
        #expect(throws: CommentRefusal.noSuchComment) { try take(.delete, on: events, by: .rekan) }
        #expect(throws: CommentRefusal.noSuchComment) { try take(.hide("alasan"), on: events, by: .dinas) }
    }

    @Test func `has a canned reply only where all of it can be filled in`() {
        let canned = CannedReply(
            name: "nomor", text: Wording("{greeting}, {name}: {number}", english: "{greeting}, {name}! {number}"))
        let all: [CannedReply.Hole: String] = [.greeting: "Selamat pagi", .name: "Rina", .number: "3"]
        #expect(canned.filled(all, in: .indonesian) == "Selamat pagi, Rina: 3")
        #expect(canned.filled(all, in: .english) == "Selamat pagi, Rina! 3")
        #expect(canned.filled([.greeting: "Selamat pagi", .name: "Rina"], in: .indonesian) == nil)
        let polite = CannedReply(name: "sapa", text: Wording("Yth. {addressee}", english: "Dear {addressee}"))
        #expect(polite.filled([.addressee: "Bapak/Ibu Rina"], in: .indonesian) == "Yth. Bapak/Ibu Rina")
    }

    @Test(arguments: [(Int64(3), DayPart.evening), (4, .morning), (11, .noon), (15, .afternoon), (18, .evening)])
    func `is greeted by the time of day`(hour: Int64, part: DayPart) {
        #expect(DayPart(at: hour * 3_600_000) == part)
    }

    // MARK: On disk

    static let examples: [String: CommentEvent] = [
        "comment.posted-1": CommentEvent(at: .monday, by: "sekolah", fact: .posted(posting)),
        "comment.posted-1.repeats": CommentEvent(
            at: .monday, by: "sekolah",
            fact: .posted(
                .init(
                    number: 8, workflow: "dapodik-paud-dikmas", article: "cara/sinkron", text: "tersegel", digest: "d1",
                    repeats: 7))),
        "comment.replied-1": CommentEvent(
            at: .monday, by: "pusat", fact: .replied(.init(text: "balasan", canned: "nomor"))),
        "comment.converted-1": CommentEvent(at: .monday, by: "pusat", fact: .converted(.init(ticket: 3))),
        "comment.hidden-1": CommentEvent(at: .monday, by: "pusat", fact: .hidden(.init(reason: "alasan"))),
        "comment.deleted-1": CommentEvent(at: .monday, by: "sekolah", fact: .deleted),
    ]

    @Test(arguments: examples.keys.sorted())
    func `is written as it always was, and read as what it was`(name: String) throws {
        let event = try #require(Self.examples[name])
        let golden = GoldenFile("\(name).json")
        try golden.expect(String(decoding: try event.payload(), as: UTF8.self))
        #expect(try CommentEvent(ofType: event.type, payload: Data(golden.text.utf8)) == event)
    }

    @Test func `of a type that we do not know is refused`() {
        #expect(throws: UnknownEventType.self) {
            try CommentEvent(ofType: "comment.posted/2", payload: Data("{}".utf8))
        }
    }
}
