import Helpdesk
import Workflow

extension AttachmentFile {
    var json: JSON {
        .object([
            "id": .name(id), "name": name.map(JSON.string) ?? .null, "kind": .string(kind.rawValue),
            "size": .integer(size),
        ])
    }
}

extension AttachmentReference {
    /// Without its name, which is as sealed as the message that it came with.
    var json: JSON {
        .object(["id": .name(id), "kind": .string(kind.rawValue), "size": .integer(size)])
    }
}
