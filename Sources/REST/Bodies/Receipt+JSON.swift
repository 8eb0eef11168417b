import Helpdesk
import Workflow

extension Receipt {
    func json(_ texts: Texts, in language: Language) -> JSON {
        .object([
            "number": .integer(number),
            "queueNumber": queue.map { .string($0.text) },
            "subject": subject.map(JSON.string) ?? .null,
            "service": .string(service.text(in: language)),
            "desk": desk.map {
                .object(["title": .string($0.title.text(in: language)), "address": .string($0.address)])
            },
            "openedAt": .time(openedAt),
            "holder": .string(holder.text(in: language)),
            "place": place.json(texts, in: language),
            "dueAt": dueAt.map(JSON.time),
            "follow": .string(follow(texts, in: language)),
        ])
    }
}

extension QueueEntry {
    var json: JSON {
        .object([
            "queueNumber": .string(queue.text), "ticket": .integer(ticket), "state": .string(state.rawValue),
            "calls": .integer(calls), "changedAt": .time(changedAt),
        ])
    }
}
