/// Where somebody belongs of whom only these answers are known.
extension Form {
    /// The unit's place where the unit is known, else the kab/kota, else the province; unknown where it was asked and
    /// nobody can tell, and the nation where it was not asked.
    /// - Parameter values: normalised, of what was asked.
    package func place(of values: [FieldName: String], knowing register: Register) -> Place {
        let asked = Set(asked(given: values))
        let fields = fields.filter { asked.contains($0.name) && $0.type.isOfPlace }
        guard !fields.isEmpty else { return .national }
        func answers(to type: FieldType) -> [String] {
            fields.filter { $0.type == type }.compactMap { values[$0.name] }
        }
        for npsn in answers(to: .identifier(.npsn)) {
            if let kabkota = register.units?[npsn] {
                return Place(unit: npsn, kabkota: kabkota, in: RegionText.provinsi(of: kabkota))
            }
        }
        if let kabkota = answers(to: .kabkota).first {
            return Place(kabkota: kabkota, in: RegionText.provinsi(of: kabkota))
        }
        return answers(to: .provinsi).first.map { Place(province: $0) } ?? Place(.unknown)
    }
}

extension Form.FieldType {
    fileprivate var isOfPlace: Bool {
        switch self {
        case .provinsi, .kabkota, .identifier(.npsn): true
        case .identifier, .text, .paragraph, .choice, .tree, .yesNo, .file: false
        }
    }
}

extension RegionText {
    fileprivate static func provinsi(of kabkota: String) -> String { String(kabkota.prefix(2)) }
}
