/// Which passwords are taken.
package struct PasswordRule: Sendable {
    /// In characters.
    package let minimum: Int

    package static let standard = PasswordRule(minimum: 8)
    /// Practice accounts all have one password that newcomers are told; there is nothing behind it.
    package static let practice = PasswordRule(minimum: 1)

    /// In UTF-8 bytes, so that nobody makes us hash a book.
    package static let maximum = 512

    package func check(_ password: String) throws(AccountProblem) {
        guard password.utf8.count <= Self.maximum else { throw .passwordTooLong(maximum: Self.maximum) }
        guard password.count >= minimum else { throw .weakPassword(minimum: minimum) }
    }
}
