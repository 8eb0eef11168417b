/// An object in an event's payload. Members that a newer Tangga added are simply never asked for.
struct StoredObject {
    private let json: JSON

    /// - Throws: `UnreadableEvent` where it is no object. `name` is what it is called in the object around it.
    init(_ json: JSON?, _ name: String) throws(UnreadableEvent) {
        guard let json, case .object = json else { throw UnreadableEvent(member: name) }
        self.json = json
    }

    /// All of them, for what is keyed by names that somebody gave.
    var members: [JSON.Member] { json.members }

    /// - Returns: nil where it is missing, or null.
    private subscript(name: String) -> JSON? {
        let member = json[name]
        return member == .null ? nil : member
    }

    // MARK: What must be there

    func text(_ name: String) throws(UnreadableEvent) -> String {
        guard let text = try optionalText(name) else { throw UnreadableEvent(member: name) }
        return text
    }

    func integer(_ name: String) throws(UnreadableEvent) -> Int {
        guard let integer = try optionalInteger(name) else { throw UnreadableEvent(member: name) }
        return integer
    }

    func bool(_ name: String) throws(UnreadableEvent) -> Bool {
        guard let isTrue = try optionalBool(name) else { throw UnreadableEvent(member: name) }
        return isTrue
    }

    func instant(_ name: String) throws(UnreadableEvent) -> Instant {
        guard let instant = try optionalInstant(name) else { throw UnreadableEvent(member: name) }
        return instant
    }

    func object(_ name: String) throws(UnreadableEvent) -> StoredObject {
        try StoredObject(json[name], name)
    }

    /// A text that `init` makes a value of, such as a place's path.
    func value<Value>(_ name: String, _ make: (String) -> Value?) throws(UnreadableEvent) -> Value {
        guard let value = make(try text(name)) else { throw UnreadableEvent(member: name) }
        return value
    }

    func value<Value: RawRepresentable<String>>(_ name: String) throws(UnreadableEvent) -> Value {
        try value(name, Value.init(rawValue:))
    }

    /// Each item, read by `read`.
    func list<Item>(
        _ name: String, _ read: (JSON) throws(UnreadableEvent) -> Item
    ) throws(UnreadableEvent) -> [Item] {
        guard case .array(let items) = self[name] else { throw UnreadableEvent(member: name) }
        var values: [Item] = []
        values.reserveCapacity(items.count)
        for item in items { values.append(try read(item)) }
        return values
    }

    // MARK: What may be missing

    func optionalText(_ name: String) throws(UnreadableEvent) -> String? {
        switch self[name] {
        case nil: nil
        case .string(let text): text
        case .some: throw UnreadableEvent(member: name)
        }
    }

    func optionalInteger(_ name: String) throws(UnreadableEvent) -> Int? {
        switch self[name] {
        case nil: nil
        case .integer(let integer): integer
        case .some: throw UnreadableEvent(member: name)
        }
    }

    func optionalBool(_ name: String) throws(UnreadableEvent) -> Bool? {
        switch self[name] {
        case nil: nil
        case .bool(let isTrue): isTrue
        case .some: throw UnreadableEvent(member: name)
        }
    }

    func optionalInstant(_ name: String) throws(UnreadableEvent) -> Instant? {
        guard let milliseconds = try optionalInteger(name) else { return nil }
        return try Instant(stored: milliseconds, name)
    }

    func optionalObject(_ name: String) throws(UnreadableEvent) -> StoredObject? {
        guard let json = self[name] else { return nil }
        return try StoredObject(json, name)
    }

    func optionalValue<Value>(_ name: String, _ make: (String) -> Value?) throws(UnreadableEvent) -> Value? {
        self[name] == nil ? nil : try value(name, make)
    }

    func optionalValue<Value: RawRepresentable<String>>(_ name: String) throws(UnreadableEvent) -> Value? {
        try optionalValue(name, Value.init(rawValue:))
    }

    func optionalList<Item>(
        _ name: String, _ read: (JSON) throws(UnreadableEvent) -> Item
    ) throws(UnreadableEvent) -> [Item]? {
        self[name] == nil ? nil : try list(name, read)
    }
}

/// A payload that is no event of ours: which of its members is missing, or holds something else.
package struct UnreadableEvent: Error, Equatable {
    package var member: String

    package init(member: String) {
        self.member = member
    }
}

extension Instant {
    /// - Throws: `UnreadableEvent` outside the years that an instant can hold.
    init(stored milliseconds: Int, _ name: String) throws(UnreadableEvent) {
        self.init(milliseconds: Int64(milliseconds))
        guard self.milliseconds == Int64(milliseconds) else { throw UnreadableEvent(member: name) }
    }
}
