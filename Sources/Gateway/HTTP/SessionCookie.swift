package import Helpdesk
package import Hummingbird

/// The session as a browser keeps it: out of reach of scripts, and not sent along with other sites' posts.
package struct SessionCookie {
    package static let name = "tangga_session"

    let isSecure: Bool

    package init(isSecure: Bool) { self.isSecure = isSecure }

    package func holding(_ token: SessionToken, seconds: Int) -> Cookie {
        cookie(token.text, maxAge: seconds)
    }

    package var gone: Cookie { cookie("", maxAge: 0) }

    private func cookie(_ value: String, maxAge: Int) -> Cookie {
        Cookie(
            name: Self.name, value: value, maxAge: maxAge, path: "/", secure: isSecure, httpOnly: true, sameSite: .lax)
    }
}
