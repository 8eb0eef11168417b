import Gateway
import Helpdesk
import Workflow

/// A public comment as one reader sees it, and what was replied.
struct CommentItem: Printable {
    var id: String
    var author: String
    var posted: Moment
    /// Nil where it is gone.
    var text: String?
    /// What stands in its place.
    var gone: String?
    var isHidden: Bool
    /// For those who see to it: that it came before, and why it is hidden.
    var notes: [Line]
    var replies: [Reply]
    /// That was made of it, for its author and the desk.
    var ticket: Link?
    /// Below which it stands, where that is not told by the page.
    var article: Link?
    /// Where the desk sees to it.
    var see: String?
    /// Where its author takes it back.
    var delete: String?

    struct Reply: Printable {
        var author: String
        var at: Moment
        var text: String
    }

    static func path(_ number: CommentNumber) -> String { "\(CommentsPage.path)/\(number)" }
}

extension PageWords {
    func item(_ view: CommentView, below article: Link? = nil) -> CommentItem {
        let path = CommentItem.path(view.number)
        let notes = [
            view.repeats.map { self("comment.repeats", ["number": "\($0)"]) },
            view.hiddenFor.map { self("comment.hidden-for", ["reason": $0]) },
        ]
        return CommentItem(
            id: "komentar-\(view.number)", author: person(view.author), posted: moment(view.postedAt),
            text: view.text, gone: view.text == nil ? self("comment.gone.\(view.state.rawValue)") : nil,
            isHidden: view.state == .hidden && view.text != nil, notes: notes.compactMap(\.self).map(Line.init),
            replies: view.replies.map { reply in
                CommentItem.Reply(
                    author: person(reply.author), at: moment(reply.at), text: reply.text ?? self("ticket.erased"))
            },
            ticket: view.ticket.map { Link(text: self("ticket.title", ["number": "\($0)"]), href: "/tiket/\($0)") },
            article: article, see: view.isForDesk && view.state != .deleted ? path : nil,
            delete: view.isTheirs && view.state == .shown ? "\(path)/hapus" : nil)
    }
}
