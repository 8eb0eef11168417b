import Workflow

@testable import Helpdesk
@testable import Web

extension Models {
    private static func view(_ state: CommentView.State, isForDesk: Bool) -> CommentView {
        let person = PersonName(id: "a1", name: hostile, place: PlaceName(place: .national, name: hostile))
        return CommentView(
            number: 7, workflow: "contoh", article: hostile, author: person, postedAt: .noon,
            text: state == .deleted ? nil : hostile, state: state,
            replies: [.init(author: person, at: .noon + 60_000, text: hostile)], ticket: 9,
            repeats: isForDesk ? 6 : nil, hiddenFor: state == .hidden ? hostile : nil, isForDesk: isForDesk,
            isTheirs: !isForDesk)
    }

    static func comments(_ language: Language) throws -> CommentsPage {
        let words = try ProjectFiles.words(language)
        let article = Link(text: hostile, href: "/komentar/artikel/contoh/cara")
        return CommentsPage(
            frame: try frame(language), isForDesk: true,
            items: [.shown, .hidden].map { words.item(view($0, isForDesk: true), below: article) }, isEmpty: false,
            more: "/komentar?cursor=a%22b",
            services: [.init(id: "contoh", title: hostile, articles: [article])])
    }

    static func article(_ language: Language) throws -> ArticlePage {
        let words = try ProjectFiles.words(language)
        return ArticlePage(
            frame: try frame(language), title: hostile, link: "/jauh", service: hostile,
            problem: ProblemNotice(title: hostile, help: hostile, incident: nil),
            faults: [Link(text: hostile, href: "#tulis")], hasFaults: true, path: "/komentar/artikel/contoh/cara",
            mayWrite: true, signInFirst: "/masuk?ke=%2F", key: "k", text: hostile, textError: hostile,
            longest: 2_000, items: [.shown, .deleted].map { words.item(view($0, isForDesk: false)) },
            isEmpty: false, more: "/komentar/artikel/contoh/cara?cursor=a%22b")
    }

    static func comment(_ language: Language) throws -> CommentPage {
        let words = try ProjectFiles.words(language)
        let canned = [
            Choice(value: "", text: words("comment.canned.own"), isChosen: false),
            Choice(value: "komentar-1", text: hostile, isChosen: true),
        ]
        var item = words.item(view(.shown, isForDesk: true), below: Link(text: hostile, href: "/komentar"))
        item.see = nil
        return CommentPage(
            frame: try frame(language), title: hostile, item: item,
            problem: ProblemNotice(title: hostile, help: hostile, incident: nil),
            faults: [Link(text: hostile, href: "#balas-text")], hasFaults: true, path: "/komentar/7",
            steps: .init(
                longest: 2_000, replyKey: "k1", isReplyOpen: true, canned: canned, hasCanned: true,
                cannedError: hostile, text: hostile, textError: hostile, hideKey: "k2", isHideOpen: false,
                reason: hostile, reasonError: hostile,
                conversion: .init(
                    convertKey: "k3", isConvertOpen: true, hasCategories: true,
                    categories: [Choice(value: "akun/sandi", text: hostile, isChosen: true)],
                    categoryError: hostile, fields: try drawing(language).fields, replies: canned,
                    hasReplies: true)))
    }
}
