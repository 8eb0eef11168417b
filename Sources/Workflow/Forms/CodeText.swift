/// How codes are spelled: `7KQM-3XWA-PB9D`. Letters and digits that nobody takes for each other, so no 0, O, 1 or I.
package enum CodeText {
    /// 32 of them: five bits each.
    package static let alphabet = Array("23456789ABCDEFGHJKLMNPQRSTUVWXYZ")
    /// 60 bits: nobody guesses that, whatever the limits.
    package static let count = 12
    private static let group = 4

    /// - Parameter bytes: `count` of them, of which five bits each are used.
    package static func code(from bytes: some Collection<UInt8>) -> String {
        let letters = bytes.prefix(count).map { alphabet[Int($0) % alphabet.count] }
        let groups = stride(from: 0, to: letters.count, by: group).map { String(letters[$0...].prefix(group)) }
        return groups.joined(separator: "-")
    }

    /// What was typed, without spaces, hyphens and the size of letters; as it is where nothing of it would be left, or
    /// where it holds what nobody types.
    package static func normalised(_ typed: String) -> String {
        guard !typed.holdsControlCharacters else { return typed }
        guard !typed.isBlank else { return "" }
        let code = String(typed.uppercased().filter { !$0.isWhitespace && $0 != "-" })
        return code.isEmpty ? typed : code
    }
}

extension Form {
    /// The region that a field must fit: what is filled into the field it names or, where that was not asked, into the
    /// one that this field fits in turn. So a code for a kab/kota is one for the province where no kab/kota is asked.
    package func region(for field: Field, in values: [FieldName: String]) -> String? {
        chain(from: field).lazy.compactMap { values[$0.name] }.first
    }

    /// The fields that a field may have to fit, the nearest first.
    func chain(from field: Field) -> [Field] {
        var chain: [Field] = []
        var next = field.fits
        while let name = next, let other = self.field(name), !chain.contains(where: { $0.name == name }) {
            chain.append(other)
            next = other.fits
        }
        return chain
    }
}
