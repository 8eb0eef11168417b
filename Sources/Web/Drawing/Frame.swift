import Crypto
import Gateway
import Helpdesk
import Workflow

/// What is around every page: head, navigation, banner, foot.
struct Frame: Printable {
    var language: String
    var title: String
    var styles: String
    var script: String
    var icon: String
    var csrf: String?
    /// Tells one account's drafts on a device from another's; nil for whoever is not signed in.
    var who: String?
    /// Nil for whoever is not signed in.
    var name: String?
    var role: String?
    var links: [Link]
    /// This page in the other language.
    var other: Link
    var signIn: String?
    /// What the button says that ends this, where there is something to end.
    var leave: String?
    var notice: String?
    var practice: PracticeBanner?
}

struct Link: Printable, Equatable {
    var text: String
    var href: String
    var isHere = false
    var count: String?
    var language: String?
}

/// The same clock as everywhere, for everybody to see that it is not the real one.
struct PracticeBanner: Printable {
    var now: Moment
    /// Where to come back to; nil for whoever may not move time.
    var here: String?
    var steps: [Step]

    struct Step: Printable {
        var days: Int
        var text: String
    }
}

extension Pages {
    func frame(_ member: Member, title: String) async throws -> Frame {
        try await frame(member.visit, title: title, for: member.identity)
    }

    /// - Parameter identity: whose forms the page holds, where that is not who the visit is.
    func frame(_ visit: Visit, title: String, for identity: Identity? = nil) async throws -> Frame {
        let words = visit.words
        return Frame(
            language: visit.language.rawValue, title: title, styles: assets.path(of: .styles),
            script: assets.path(of: .script), icon: assets.path(of: .icon),
            csrf: (identity ?? visit.identity).map(proof), who: visit.account?.id.pseudonym, name: name(of: visit),
            role: visit.account.map { words.roles($0.roles) }, links: try await links(for: visit),
            other: otherLanguage(visit),
            signIn: visit.identity == nil ? "/masuk" : nil,
            leave: visit.identity.map { words($0.account == nil ? "nav.forget" : "nav.sign-out") },
            notice: visit.notice.map { words.texts.text($0.key, in: visit.language) },
            practice: practice(visit))
    }

    private func name(of visit: Visit) -> String? {
        visit.identity.map { $0.account?.name ?? visit.words.texts.text("guest.name", in: visit.language) }
    }

    /// Only where there is something for them to do.
    private func links(for visit: Visit) async throws -> [Link] {
        let words = visit.words
        let path = visit.here.prefix { $0 != "?" }
        var links = [Link(text: words("nav.front"), href: "/", isHere: path == "/")]
        guard let account = visit.account else { return links + publicLinks(for: visit) }
        let inboxes = try await installation.tickets.inboxes(of: account.person)
        if !inboxes.isEmpty {
            let tiers = Set(inboxes.map(\.count.holding.tier))
            let waiting = inboxes.map(\.count.waiting).reduce(0, +)
            let only = tiers.count == 1 ? tiers.first : nil
            links.append(
                Link(
                    text: words("nav.inbox"), href: only.map { InboxPage.path($0) } ?? "/kotak",
                    isHere: path.hasPrefix("/kotak"), count: waiting > 0 ? "\(waiting)" : nil))
        }
        if callsQueues(account.person) {
            links.append(
                Link(text: words("nav.queue"), href: QueuesPage.path, isHere: path.hasPrefix(QueuesPage.path)))
        }
        if installation.comments.seesTo(account.person) {
            links.append(
                Link(text: words("nav.comments"), href: CommentsPage.path, isHere: path.hasPrefix(CommentsPage.path)))
        }
        if !statistics.views(of: account.person).isEmpty {
            let (text, isHere) = (words("nav.dashboard"), path.hasPrefix(DashboardPage.path))
            links.append(Link(text: text, href: DashboardPage.path, isHere: isHere))
        }
        links.append(Link(text: words("nav.tickets"), href: "/tiket", isHere: path == "/tiket"))
        if !ways(for: account.person).isEmpty {
            links.append(Link(text: words("nav.new"), href: "/tiket/baru", isHere: path.hasPrefix("/tiket/baru")))
        }
        return links + administrationLinks(for: account, in: visit)
    }

    private func administrationLinks(for account: Account, in visit: Visit) -> [Link] {
        let (words, path) = (visit.words, visit.here.prefix { $0 != "?" })
        let isAtCodes = path.hasPrefix(CodesPage.path)
        var links: [Link] = []
        if issuesCodes(account.person) {
            links.append(Link(text: words("nav.codes"), href: CodesPage.path, isHere: isAtCodes))
        }
        if installation.administration(for: account) != nil {
            let isHere = path.hasPrefix(HealthPage.path) && !isAtCodes
            links.append(Link(text: words("nav.admin"), href: HealthPage.path, isHere: isHere))
        }
        return links
    }

    private func publicLinks(for visit: Visit) -> [Link] {
        let (words, path) = (visit.words, visit.here.prefix { $0 != "?" })
        let isGuest = visit.identity != nil
        let href = isGuest ? "/tiket" : TracePage.path
        return [Link(text: words(isGuest ? "nav.tickets" : "nav.trace"), href: href, isHere: path == href)]
    }

    private func otherLanguage(_ visit: Visit) -> Link {
        let other: Language =
            switch visit.language {
            case .indonesian: .english
            case .english: .indonesian
            }
        let joint = visit.here.contains("?") ? "&" : "?"
        return Link(
            text: visit.words("language.\(other.rawValue)"), href: "\(visit.here)\(joint)bahasa=\(other.rawValue)",
            language: other.rawValue)
    }

    private func practice(_ visit: Visit) -> PracticeBanner? {
        guard installation.practice != nil else { return nil }
        let words = visit.words
        return PracticeBanner(
            now: words.moment(words.now), here: visit.account == nil ? nil : visit.here,
            steps: PracticeClockForm.steps.map { days in
                .init(days: days, text: Span(days, .days)?.text(from: words.texts, in: visit.language) ?? "")
            })
    }
}

extension AccountID {
    /// The same for good, and no way back to the id.
    fileprivate var pseudonym: String {
        Array(SHA256.hash(data: Array("draft\u{0}\(self)".utf8))).hexadecimal.prefix(16).description
    }
}
