extension Decoder {
    /// A value that is stored as its text.
    /// - Throws: `DecodingError.dataCorrupted` if the text is none of that type.
    func losslessString<Value: LosslessStringConvertible>() throws -> Value {
        let container = try singleValueContainer()
        guard let value = Value(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a \(Value.self)")
        }
        return value
    }
}

extension Encoder {
    func encode(losslessString value: some LosslessStringConvertible) throws {
        var container = singleValueContainer()
        try container.encode(value.description)
    }
}
