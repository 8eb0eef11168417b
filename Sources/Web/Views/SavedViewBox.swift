import Gateway
import Helpdesk
import Workflow

/// The views that somebody keeps of a list, and the way to keep one more.
struct SavedViewBox: Printable {
    var views: [Item]
    var hasViews: Bool
    /// What would be kept: the list as it is narrowed now; nil where it is not.
    var path: String?
    /// Where removing one leads back to.
    var back: String
    var name: String
    var error: String?
    var isUnfolded: Bool

    struct Item: Printable, Equatable {
        var id: Int
        var name: String
        var href: String
        var isHere: Bool
        var count: String?
    }
}

/// What was typed for a name, and why it can't be one.
struct RefusedView: Sendable {
    var name: String
    var problem: Problem
}

/// A list that has filters, and so something to keep.
enum NarrowedList: Equatable {
    case inbox(InboxQuery)
    case tickets(TicketsQuery)

    /// Nil for any address but that of such a list.
    init?(_ path: LocalPath?) throws(BadRequest) {
        guard let path else { return nil }
        let parts = path.text.split(separator: "?", maxSplits: 1).map(String.init)
        let query = try Query(parts.count > 1 ? parts[1] : "")
        let steps = parts[0].split(separator: "/")
        switch steps.first {
        case "tiket" where steps.count == 1: self = .tickets(TicketsQuery(query))
        case "kotak" where steps.count == 2:
            guard let tier = String(percentEncoded: steps[1]) else { return nil }
            self = .inbox(InboxQuery(tier: TierName(tier), query))
        default: return nil
        }
    }

    /// The same list always has the same address, and begins at its beginning.
    var path: String {
        switch self {
        case .inbox(let query): query.path()
        case .tickets(let query): query.path(query.status)
        }
    }
}

extension Pages {
    /// - Parameters:
    ///   - base: the list without any filter.
    ///   - isNarrow: whether there is something to keep.
    ///   - count: how many lie under a view, where that is known already.
    func savedViews(
        of list: NarrowedList, under base: String, isNarrow: Bool, for member: Member, after refused: RefusedView?,
        count: (NarrowedList) -> Int? = { _ in nil }
    ) async throws -> SavedViewBox? {
        guard let account = member.identity.account else { return nil }
        let kept = try await installation.savedViews.list(of: account.id)
        let views = try kept.filter { $0.path == base || $0.path.hasPrefix("\(base)?") }.map { view in
            SavedViewBox.Item(
                id: view.id, name: view.name, href: view.path, isHere: view.path == list.path,
                count: try NarrowedList(LocalPath(view.path)).flatMap(count).map(String.init))
        }
        let error = refused.map { refused in
            refused.problem.errors.first?.text(installation.texts, in: member.words.language)
                ?? member.words.notice(refused.problem).title
        }
        return SavedViewBox(
            views: views, hasViews: !views.isEmpty, path: isNarrow ? list.path : nil, back: list.path,
            name: refused?.name ?? "", error: error, isUnfolded: refused != nil)
    }
}
