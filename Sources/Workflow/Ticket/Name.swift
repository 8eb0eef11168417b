/// A name that a workflow file, an account list or the store gave to something; `Kind` keeps a tier's from a clock's.
package struct Name<Kind>: RawRepresentable, Hashable, Comparable, Sendable, ExpressibleByStringLiteral,
    CustomStringConvertible
{
    package let rawValue: String

    package init(rawValue: String) { self.rawValue = rawValue }
    package init(_ text: String) { rawValue = text }
    package init(stringLiteral text: String) { rawValue = text }

    package var description: String { rawValue }

    package static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
}

extension Name: Codable {
    package init(from decoder: any Decoder) throws {
        rawValue = try decoder.singleValueContainer().decode(String.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}

package typealias WorkflowName = Name<Definition>
package typealias TierName = Name<Tier>
package typealias FormName = Name<Form>
package typealias CategoryName = Name<Category>
package typealias FieldName = Name<Form.Field>
package typealias ActionName = Name<Action>
package typealias ClockName = Name<Clock>
package typealias FlagName = Name<TicketMark>
package typealias RoleName = Name<Role>
package typealias ChannelName = Name<Channel>
package typealias AccountID = Name<Person>

/// A mark on a ticket that people see in lists, such as `terlambat`.
package enum TicketMark {}
/// What an account is there for; tiers and intake name the roles they are made of.
package enum Role {}
/// How a question reached us: `web` unless the intake says otherwise.
package enum Channel {}

extension FlagName {
    /// Put on a ticket that a clock could move nowhere, because nobody stands on any rung above.
    package static let vacant: FlagName = "vacant"
}

extension RoleName {
    /// Somebody who asks without signing in, and follows the ticket by a secret link.
    package static let guest: RoleName = "guest"
}

extension ChannelName {
    package static let web: ChannelName = "web"
}
