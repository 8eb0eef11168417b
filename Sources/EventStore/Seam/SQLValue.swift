/// A value on its way into a statement.
package enum SQLValue: Hashable, Sendable {
    case null
    case integer(Int64)
    case text(String)
    case blob([UInt8])
}

extension SQLValue {
    package static func int(_ value: Int) -> SQLValue {
        .integer(Int64(value))
    }

    package static func bool(_ value: Bool) -> SQLValue {
        .integer(value ? 1 : 0)
    }

    package static func optional(_ value: Int64?) -> SQLValue {
        value.map(SQLValue.integer) ?? .null
    }

    package static func optional(_ value: String?) -> SQLValue {
        value.map(SQLValue.text) ?? .null
    }

    package static func optional(_ value: [UInt8]?) -> SQLValue {
        value.map(SQLValue.blob) ?? .null
    }
}
