/// A dictionary that forgets what was not used for long, so that it never holds more than `2 * capacity` values.
///
/// Two generations: what is used moves into the young one; when that is full, it becomes the old one, and what was
/// still in the old one is forgotten. Every step takes constant time.
struct BoundedCache<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    let capacity: Int
    private var young: [Key: Value] = [:]
    private var old: [Key: Value] = [:]

    init(capacity: Int) {
        precondition(capacity > 0)
        self.capacity = capacity
    }

    subscript(key: Key) -> Value? {
        mutating get {
            if let value = young[key] { return value }
            guard let value = old.removeValue(forKey: key) else { return nil }
            keep(value, for: key)
            return value
        }
        set {
            old[key] = nil
            if let newValue { keep(newValue, for: key) } else { young[key] = nil }
        }
    }

    mutating func removeAll(where isUnwanted: (Value) -> Bool) {
        young = young.filter { !isUnwanted($0.value) }
        old = old.filter { !isUnwanted($0.value) }
    }

    mutating func removeAll() {
        young = [:]
        old = [:]
    }

    private mutating func keep(_ value: Value, for key: Key) {
        if young.count >= capacity, young[key] == nil { (old, young) = (young, [:]) }
        young[key] = value
    }
}
