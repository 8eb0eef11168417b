import Crypto
package import Workflow

/// Somebody who may sign in.
package struct Account: Equatable, Sendable {
    package var id: AccountID
    package var username: Username
    package var name: String
    package var roles: Set<RoleName>
    package var place: Place
    package var isActive: Bool
    /// Where letters go; for nobody's eyes but the administrator's.
    package var email: String?
    /// In which letters are written; nil where nobody said.
    package var language: Language?

    package init(
        id: AccountID, username: Username, name: String, roles: Set<RoleName>, place: Place, isActive: Bool = true,
        email: String? = nil, language: Language? = nil
    ) {
        self.id = id
        self.username = username
        self.name = name
        self.roles = roles
        self.place = place
        self.isActive = isActive
        self.email = email
        self.language = language
    }

    /// What the rules see of it.
    package var person: Person { Person(id: id, roles: roles, place: place) }
}

extension Account {
    /// Changes with whatever can be changed of it, and says nothing of what it is.
    package var edition: String {
        let parts =
            [name, place.path, email ?? "", language?.rawValue ?? ""] + roles.map(\.rawValue).sorted()
        return Array(SHA256.hash(data: Array(parts.joined(separator: "\u{0}").utf8))).hexadecimal
    }
}

/// Somebody else has changed the account since it was looked at.
package struct AccountChanged: Error, Equatable {
    package init() {}
}

/// What is known of an account before it is there.
package struct NewAccount: Equatable, Sendable {
    package var username: Username
    package var name: String
    package var roles: Set<RoleName>
    package var place: Place
    /// Normalised; nil leaves the address that there may be.
    package var email: String?
    /// Nil leaves the one that there may be.
    package var language: Language?

    package init(
        username: Username, name: String, roles: Set<RoleName>, place: Place, email: String? = nil,
        language: Language? = nil
    ) {
        self.username = username
        self.name = name
        self.roles = roles
        self.place = place
        self.email = email.map { Identifier.email.normalised($0) }
        self.language = language
    }
}

extension RoleName {
    /// Manages accounts, regions, units and workflows. The other roles are the workflows' own.
    package static let administrator: RoleName = "administrator"

    /// Lower-case ASCII letters, digits and hyphens, at most 64; and not the guests', who have no accounts.
    package var isWellFormed: Bool {
        self != .guest && (1...64).contains(rawValue.utf8.count)
            && rawValue.utf8.allSatisfy { $0.isLowerCaseLetter || $0.isDigit || $0 == UInt8(ascii: "-") }
    }
}

extension AccountID {
    /// `a` and 20 characters of 5 bits each: 100 bits that nobody can guess.
    package static func random(from source: RandomSource) -> AccountID {
        let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)
        let characters = source.bytes(20).map { alphabet[Int($0 & 31)] }
        return AccountID("a" + String(decoding: characters, as: UTF8.self))
    }
}

extension UInt8 {
    var isLowerCaseLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) }
}
