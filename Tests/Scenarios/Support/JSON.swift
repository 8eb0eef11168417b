import Foundation

/// JSON as a test reads and writes it.
enum JSON: Equatable, Sendable {
    case null
    case bool(Bool)
    case number(Double)
    case text(String)
    case list([JSON])
    case object([String: JSON])

    struct Mismatch: Error {
        var found: JSON
        var wanted: String
    }

    init(parsing data: Data) throws {
        self.init(try JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed))
    }

    private init(_ value: Any) {
        switch value {
        case let text as String: self = .text(text)
        case let number as NSNumber where number.isBoolean: self = .bool(number.boolValue)
        case let number as NSNumber: self = .number(number.doubleValue)
        case let list as [Any]: self = .list(list.map(JSON.init))
        case let object as [String: Any]: self = .object(object.mapValues(JSON.init))
        default: self = .null
        }
    }

    subscript(key: String) -> JSON {
        if case .object(let object) = self { object[key] ?? .null } else { .null }
    }

    subscript(index: Int) -> JSON {
        if case .list(let list) = self, list.indices.contains(index) { list[index] } else { .null }
    }

    func text() throws -> String {
        guard case .text(let text) = self else { throw Mismatch(found: self, wanted: "text") }
        return text
    }

    func integer() throws -> Int {
        guard case .number(let number) = self else { throw Mismatch(found: self, wanted: "a number") }
        return Int(number)
    }

    func list() throws -> [JSON] {
        guard case .list(let list) = self else { throw Mismatch(found: self, wanted: "a list") }
        return list
    }

    /// An RFC 3339 time, in milliseconds since 1970.
    func milliseconds() throws -> Int64 {
        let text = try text()
        let style = Date.ISO8601FormatStyle(includingFractionalSeconds: text.contains("."))
        return Int64((try style.parse(text).timeIntervalSince1970 * 1000).rounded())
    }

    /// The member of a list whose `name` is that.
    func named(_ name: String) -> JSON {
        guard case .list(let list) = self else { return .null }
        return list.first { $0["name"] == .text(name) } ?? .null
    }

    /// As it goes over the wire.
    var encoded: String {
        switch self {
        case .null: return "null"
        case .bool(let value): return "\(value)"
        case .number(let value): return value == value.rounded() ? "\(Int(value))" : "\(value)"
        case .text(let text): return Self.quoted(text)
        case .list(let list): return "[\(list.map { $0.encoded }.joined(separator: ","))]"
        case .object(let object):
            let members = object.sorted { $0.key < $1.key }.map { "\(Self.quoted($0.key)):\($0.value.encoded)" }
            return "{\(members.joined(separator: ","))}"
        }
    }

    private static func quoted(_ text: String) -> String {
        (try? JSONEncoder().encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
    }
}

extension NSNumber {
    fileprivate var isBoolean: Bool { String(cString: objCType) == "c" }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByDictionaryLiteral,
    ExpressibleByArrayLiteral, ExpressibleByBooleanLiteral
{
    init(stringLiteral text: String) { self = .text(text) }
    init(integerLiteral number: Int) { self = .number(Double(number)) }
    init(booleanLiteral value: Bool) { self = .bool(value) }
    init(arrayLiteral items: JSON...) { self = .list(items) }
    init(dictionaryLiteral members: (String, JSON)...) { self = .object(Dictionary(members) { $1 }) }
}
