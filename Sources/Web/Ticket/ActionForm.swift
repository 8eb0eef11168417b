import Gateway
import Helpdesk
import Workflow

/// What may be done now, as a form.
struct ActionForm: Printable {
    var id: String
    var label: String
    /// The key that opens it.
    var shortcut: String?
    var explanation: String
    /// What others of the staff are told that is written here; nil where nobody is told.
    var writing: String?
    var href: String
    var key: String
    var version: Int
    /// The first, or the one that something was wrong with.
    var isUnfolded: Bool
    var hasMessage: Bool
    var needsMessage: Bool
    var message: String
    var messageError: String?
    var hasFiles: Bool
    /// What may go along.
    var rules: FileRules?
    var files: [KeptFile]
    var filesError: String?
    var hasCanned: Bool
    var canned: [CannedText]
    var hasAssignee: Bool
    /// Whether there is a list of them to choose from.
    var hasCandidates: Bool
    var candidates: [Choice]
    var assignee: String
    var assigneeError: String?
    var hasCategory: Bool
    var categories: [Choice]
    var categoryError: String?
    var hasOriginal: Bool
    var original: String
    var originalError: String?
    var hasRating: Bool
    var ratings: [Choice]
    var ratingError: String?
}

struct KeptFile: Printable {
    var value: String
    var name: String
}

/// What may not be done now, and why.
struct Blocked: Printable {
    var label: String
    var why: String
}

extension TicketTelling {
    /// - Parameter newKey: a key for one form.
    func forms(after redrawn: RedrawnAction?, newKey: () -> String) -> [ActionForm] {
        let allowed = view.actions.filter { $0.refusal == nil }.map(\.action)
        return allowed.enumerated().map { index, action in
            let mine = redrawn?.action == action.name ? redrawn : nil
            return form(
                action, after: mine, key: mine?.key ?? newKey(),
                isUnfolded: redrawn.map { $0.action == action.name } ?? (index == 0))
        }
    }

    private func form(_ action: Action, after redrawn: RedrawnAction?, key: String, isUnfolded: Bool) -> ActionForm {
        let fields = Dictionary(uniqueKeysWithValues: action.fields.map { ($0.field, $0.isRequired) })
        func typed(_ field: Action.Field) -> String { redrawn?.form[field.rawValue] ?? "" }
        let canned = canned[action.does.word] ?? []
        func error(_ field: Action.Field) -> String? { redrawn?.messages[field.rawValue] }
        return ActionForm(
            id: "aksi-\(action.name)", label: words.action(action), shortcut: action.does.shortcut,
            explanation: explanation(of: action.does),
            writing: ticket.showsInternal(to: person) ? action.does.writing.rawValue : nil,
            href: "/tiket/\(ticket.number)/aksi/\(action.name.rawValue.percentEncoded)", key: key,
            version: redrawn?.version ?? ticket.version, isUnfolded: isUnfolded, hasMessage: fields[.message] != nil,
            needsMessage: fields[.message] ?? false,
            message: message(typed(.message), with: canned.first { $0.name == redrawn?.inserting }),
            messageError: error(.message),
            hasFiles: action.does.carriesFiles, rules: rules,
            files: (redrawn?.files ?? []).map { KeptFile(value: $0.text, name: $0.name) },
            filesError: redrawn?.messages[Submission.attachments], hasCanned: !canned.isEmpty, canned: canned,
            hasAssignee: fields[.assignee] != nil, hasCandidates: candidates != nil,
            candidates: fields[.assignee] == nil ? [] : candidates(chosen: typed(.assignee)),
            assignee: typed(.assignee), assigneeError: error(.assignee), hasCategory: fields[.category] != nil,
            categories: fields[.category] == nil ? [] : categories(chosen: redrawn?.form["category"]),
            categoryError: error(.category), hasOriginal: fields[.duplicateOf] != nil, original: typed(.duplicateOf),
            originalError: error(.duplicateOf), hasRating: fields[.rating] != nil,
            ratings: fields[.rating] == nil ? [] : ratings(chosen: typed(.rating)), ratingError: error(.rating))
    }

    private func explanation(of deed: Action.Deed) -> String {
        switch deed {
        case .forward(let tier), .return(let tier), .refer(let tier):
            words("does.\(deed.word)", ["tier": words.tier(tier, in: definition)])
        case .close(let reason): words(isMine ? "does.close.mine" : "does.close", ["reason": words.closed(reason)])
        case .answer, .reply, .ask, .note, .take, .assign, .report, .recategorise, .duplicate, .inquire, .rate:
            words("does.\(deed.word)")
        }
    }

    /// After what was typed, with a line between them.
    private func message(_ typed: String, with canned: CannedText?) -> String {
        guard let canned else { return typed }
        return typed.isBlank ? canned.text : "\(typed)\n\n\(canned.text)"
    }

    /// Several people may have the same name.
    private func candidates(chosen: String) -> [Choice] {
        (candidates ?? []).map { candidate in
            Choice(
                value: candidate.username, text: "\(candidate.name) (\(candidate.username))",
                isChosen: candidate.username == chosen)
        }
    }

    private func categories(chosen: String?) -> [Choice] {
        definition.choices.map { path in
            Choice(
                value: path.description, text: words.category(path, in: definition),
                isChosen: (chosen ?? ticket.category?.description) == path.description)
        }
    }

    private func ratings(chosen: String) -> [Choice] {
        TicketEvent.Rating.scale.reversed().map { rating in
            Choice(value: "\(rating)", text: words("rating.\(rating)"), isChosen: chosen == "\(rating)")
        }
    }

    /// Once it is closed, that is all there is to say.
    var blocked: [Blocked] {
        guard ticket.isOpen else { return [] }
        return view.actions.compactMap { action in
            action.refusal.map { Blocked(label: words.action(action.action), why: why($0)) }
        }
    }

    private func why(_ refusal: Refusal) -> String {
        switch refusal {
        case .notNow(_, let holder, let awaiting):
            words(
                "why.not-now",
                [
                    "tier": words.tier(holder, in: definition),
                    "turn": words.texts.text("turn.\(awaiting.rawValue)", in: words.language),
                ])
        case .notBefore(_, let moment):
            words("why.not-before", ["moment": words.exact(moment), "relative": words.relative(moment)])
        case .ticketClosed(let reason): words("why.closed", ["reason": words.closed(reason)])
        case .alreadyRated: words("why.rated")
        case .intakeClosed, .noSuchAction, .notAllowed, .form, .redirected, .nobodyStands, .noSuchTicket, .cannotCross:
            words("why.not-allowed")
        }
    }
}

extension Action.Deed {
    /// One for what people do most, and one for what only their own side reads.
    fileprivate var shortcut: String? {
        switch self {
        case .answer, .reply: "r"
        case .note: "n"
        case .ask, .take, .assign, .refer, .report, .forward, .return, .recategorise, .duplicate, .inquire, .close,
            .rate:
            nil
        }
    }

    /// Whether files may come with its words.
    var carriesFiles: Bool {
        switch self {
        case .answer, .reply, .ask, .forward, .return, .close: true
        case .note, .take, .assign, .refer, .report, .recategorise, .duplicate, .inquire, .rate: false
        }
    }
}
