import EventStore
package import Workflow

/// Files on their way to the desk with a message: the ones that were asked for, and what is known of those that are there,
/// sealed anew for the ticket's requester.
package struct Enclosures: Equatable, Sendable {
    package var asked: [AttachmentID]
    package var found: [AttachmentReference]
    /// Which field of the form each answers that was asked for there alone.
    package var fields: [AttachmentID: FieldName] = [:]

    package static let none = Enclosures(asked: [], found: [])
}

extension Enclosures {
    /// What is wrong with them as things stand in this transaction, seen from the person who sends them.
    func faults(from owner: AccountID, within limits: AttachmentLimits, on connection: any Connection) throws
        -> [FieldFault]
    {
        guard asked.count <= limits.perMessage else {
            return [FieldFault(field: "attachments", kind: .tooMany(limits.perMessage))]
        }
        let uploads = Uploads(connection)
        return try asked.indices.compactMap { index in
            let isThere =
                try !asked[..<index].contains(asked[index]) && found.contains { $0.id == asked[index] }
                && uploads.find(asked[index], of: owner) != nil
            let field = fields[asked[index]].map { "fields.\($0)" } ?? "attachments.\(index)"
            return isThere ? nil : FieldFault(field: FieldName(field), kind: .noSuchThing)
        }
    }

    /// From now on they are the ticket's, and nobody sends them a second time.
    func take(on connection: any Connection) throws {
        for id in asked { try Uploads(connection).remove(id) }
    }
}
