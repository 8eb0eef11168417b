import Gateway
import Hummingbird
import Workflow

/// What a browser keeps of its reader's wishes.
enum Preferences {
    static let language = "tangga_bahasa"
    static let notice = "tangga_kabar"

    static func keeping(_ language: Language, isSecure: Bool) -> Cookie {
        Cookie(
            name: Self.language, value: language.rawValue, maxAge: 365 * 86_400, path: "/", secure: isSecure,
            httpOnly: true, sameSite: .lax)
    }

    /// For the next page that is drawn, and no other.
    static func telling(_ notice: Notice?, isSecure: Bool) -> Cookie {
        Cookie(
            name: Self.notice, value: notice?.rawValue ?? "", maxAge: notice == nil ? 0 : 60, path: "/",
            secure: isSecure, httpOnly: true, sameSite: .lax)
    }
}

/// What the page after a form says. A name, never words: whoever can set a cookie can put no words on our pages.
enum Notice: String, CaseIterable {
    case signedIn = "masuk", signedOut = "keluar", forgotten = "lupa", backInAccount = "akun", moved = "waktu"
    case answered, replied, asked, noted, taken, assigned, referred, reported, forwarded, returned, recategorised
    case duplicate, inquired, closed, rated
    case disabled, enabled, revoked, changed, published, restored, removed
    case called, absent, served
    case commented, commentReplied = "comment-replied", commentHidden = "comment-hidden"
    case commentDeleted = "comment-deleted", commentConverted = "comment-converted"
    case viewKept = "view-kept", viewRemoved = "view-removed"

    var key: String { "page.notice.\(rawValue)" }

    init(of deed: Action.Deed) {
        self =
            switch deed {
            case .answer: .answered
            case .reply: .replied
            case .ask: .asked
            case .note: .noted
            case .take: .taken
            case .assign: .assigned
            case .refer: .referred
            case .report: .reported
            case .forward: .forwarded
            case .return: .returned
            case .recategorise: .recategorised
            case .duplicate: .duplicate
            case .inquire: .inquired
            case .close: .closed
            case .rate: .rated
            }
    }
}

extension Request {
    /// By choice, else as the browser asks.
    var chosenLanguage: Language {
        cookies[Preferences.language].flatMap { Language(rawValue: $0.value) } ?? language
    }

    /// For who sees the page; a script that looks whether there is news leaves it to them.
    var notice: Notice? {
        isByScript ? nil : cookies[Preferences.notice].flatMap { Notice(rawValue: $0.value) }
    }
}
