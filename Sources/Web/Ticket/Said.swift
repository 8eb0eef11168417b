import Helpdesk
import Workflow

/// One thing that somebody said.
struct Said: Printable {
    var id: String
    var author: String
    var place: String
    var kind: String
    var text: String
    var at: Moment
    var isByRequester: Bool
    var isInternal: Bool
    var files: [AttachmentLink]
}

struct AttachmentLink: Printable, Equatable {
    var name: String
    var size: String
    var href: String

    static func href(_ file: AttachmentFile) -> String { "/berkas/\(file.id)" }
}

extension TicketTelling {
    /// Oldest first, as far as it had been said by then.
    var conversation: [Said] {
        said.filter { isPast($0.at) }.map { said in
            Said(
                id: "pesan-\(said.version)", author: said.author.map(words.person) ?? words("ticket.somebody"),
                place: said.author?.place.name ?? "", kind: words("said.\(said.kind.rawValue)"),
                text: said.text ?? words("ticket.erased"), at: words.moment(said.at),
                isByRequester: said.isByRequester, isInternal: said.kind == .internal,
                files: said.attachments.map { file in
                    AttachmentLink(
                        name: file.name ?? words("ticket.file"), size: words.size(file.size),
                        href: AttachmentLink.href(file))
                })
        }
    }
}
