import Foundation
package import Workflow

extension JSON {
    /// Foundation reads it, so that our reader and our writer are not their own witnesses.
    package init(foundation value: Any) {
        switch value {
        case let text as String: self = .string(text)
        case let number as NSNumber where isBoolean(number): self = .bool(number.boolValue)
        case let number as NSNumber:
            self = Int(exactly: number.doubleValue).map(JSON.integer) ?? .number(number.doubleValue)
        case let items as [Any]: self = .array(items.map(JSON.init(foundation:)))
        case let members as [String: Any]:
            self = .object(members.sorted { $0.key < $1.key }.map { Member($0.key, JSON(foundation: $0.value)) })
        default: self = .null
        }
    }

    var text: String? { if case .string(let text) = self { text } else { nil } }
    var integer: Int? { if case .integer(let number) = self { number } else { nil } }
    var items: [JSON] { if case .array(let items) = self { items } else { [] } }
}

private func isBoolean(_ number: NSNumber) -> Bool {
    String(cString: number.objCType) == "c"
}
