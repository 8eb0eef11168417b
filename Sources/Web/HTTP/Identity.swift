import Gateway
import Helpdesk
import Hummingbird
import Workflow

/// Who somebody at the pages is.
enum Identity: Sendable {
    case account(Account, SessionToken)
    /// Whoever holds the link.
    case guest(GuestToken)

    /// What the rules see.
    var person: Person {
        switch self {
        case .account(let account, _): account.person
        case .guest(let token): token.person
        }
    }

    var account: Account? {
        switch self {
        case .account(let account, _): account
        case .guest: nil
        }
    }

    var guest: GuestToken? {
        switch self {
        case .account: nil
        case .guest(let token): token
        }
    }
}

extension Pages {
    /// Who opened a guest's link in this browser is that guest until they leave; a session waits beneath it.
    /// - Parameter needsAccount: for what no guest can do or see.
    func identity(of request: Request, needsAccount: Bool = false) async throws -> Identity? {
        if !needsAccount, let token = request.cookies[GuestCookie.name].flatMap({ installation.guests.token($0.value) })
        {
            return .guest(token)
        }
        guard let token = request.cookies[SessionCookie.name].flatMap({ SessionToken($0.value) }),
            let account = try await installation.signIns.account(forToken: token, at: realTime.now())
        else { return nil }
        return .account(account, token)
    }

    /// What a form carries to act for them. A guest's own token proves the most: nobody but them and us has it, and a
    /// form goes on being theirs whatever the browser has forgotten since.
    func proof(of identity: Identity) -> String {
        let secret =
            switch identity {
            case .account(_, let token): installation.signIns.csrfToken(for: token)
            case .guest(let token): token.text
            }
        return Mask.covering(secret, with: random)
    }
}

/// A guest's link as the browser keeps it: as long as a session lasts, since many share a computer.
struct GuestCookie {
    static let name = "tangga_tamu"

    let isSecure: Bool

    func holding(_ token: GuestToken) -> Cookie { cookie(token.text, maxAge: 12 * 3_600) }

    var gone: Cookie { cookie("", maxAge: 0) }

    private func cookie(_ value: String, maxAge: Int) -> Cookie {
        Cookie(
            name: Self.name, value: value, maxAge: maxAge, path: "/", secure: isSecure, httpOnly: true, sameSite: .lax)
    }
}
