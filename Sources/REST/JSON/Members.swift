import Gateway
import Workflow

/// Takes a body apart, member by member, and collects everything that is wrong with it. A member that nobody asked for
/// is wrong too: it is most likely a slip of the pen.
struct Members {
    private var rest: [String: JSON]
    private let path: String
    private(set) var faults: [BodyFault] = []

    /// - Throws: `BadRequest.notAnObject`.
    init(_ body: JSON, path: String = "") throws(BadRequest) {
        guard case .object(let members) = body else { throw .notAnObject }
        rest = Dictionary(members.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
        self.path = path
    }

    /// A text that must be there; empty where it isn't, or is something else.
    mutating func string(_ name: String) -> String {
        optionalString(name, orElse: .missing) ?? ""
    }

    mutating func optionalString(_ name: String) -> String? {
        optionalString(name, orElse: nil)
    }

    private mutating func optionalString(_ name: String, orElse fault: BodyFault.Kind?) -> String? {
        switch take(name) {
        case .string(let text): return text
        case nil: if let fault { note(fault, name) }
        case .some: note(.notAString, name)
        }
        return nil
    }

    /// A whole number, however it is written.
    mutating func optionalInteger(_ name: String) -> Int? {
        switch take(name) {
        case .integer(let number): return number
        case .number(let number):
            if let integer = Int(exactly: number) { return integer }
            note(.notAnInteger, name)
        case nil: break
        case .some: note(.notAnInteger, name)
        }
        return nil
    }

    /// An object of texts; a member that is null counts as not filled in.
    mutating func optionalStrings(_ name: String) -> [String: String] {
        guard let value = take(name) else { return [:] }
        guard case .object(let members) = value else {
            note(.notAnObject, name)
            return [:]
        }
        var strings: [String: String] = [:]
        for member in members where member.value != .null {
            if case .string(let text) = member.value {
                strings[member.name] = text
            } else {
                note(.notAString, "\(name).\(member.name)")
            }
        }
        return strings
    }

    /// A list of texts; empty where there is none.
    mutating func strings(_ name: String) -> [String] {
        switch take(name) {
        case nil: return []
        case .array(let items):
            return items.enumerated().compactMap { index, item in
                if case .string(let text) = item { return text }
                note(.notAString, "\(name).\(index)")
                return nil
            }
        case .some:
            note(.notAList, name)
            return []
        }
    }

    /// To be called last.
    /// - Throws: `BadRequest.faults` for everything that was wrong.
    mutating func finish() throws(BadRequest) {
        for name in rest.keys.sorted() { note(.unknown, name) }
        guard faults.isEmpty else { throw .faults(faults) }
    }

    /// Null counts as not there.
    private mutating func take(_ name: String) -> JSON? {
        let value = rest.removeValue(forKey: name)
        return value == .null ? nil : value
    }

    private mutating func note(_ kind: BodyFault.Kind, _ name: String) {
        faults.append(BodyFault(field: path + name, kind: kind))
    }
}
