import Helpdesk
import Workflow

extension LetterView {
    var json: JSON {
        .object([
            "to": .object(["name": reader.name.map(JSON.string) ?? .null, "address": reader.address.map(JSON.string)]),
            "ticket": .integer(row.key.number),
            "version": .integer(row.key.version),
            "notice": .string(row.key.notice.rawValue),
            "subject": .string(letter.subject),
            "body": .string(letter.body),
            "dueAt": .time(row.dueAt),
            "state": .string(row.state.name),
            "why": row.state.cause.map { .string($0.rawValue) },
        ])
    }
}
