extension Form {
    /// Where somebody belongs who has no place of their own, such as a guest: what an option says that they picked, else
    /// the kab/kota of their unit, else the kab/kota that they named, else the province. `unknown` where the form told
    /// nothing, so that somebody can sort it by hand; nothing that was filled in gets lost.
    ///
    /// - Parameters:
    ///   - values: as the form's verdict stores them.
    ///   - register: of regions and units. A unit that it doesn't know is taken for where people say that they are, and
    ///     never for an inbox of its own.
    package func place(of values: [FieldName: String], knowing register: Register) -> Place {
        let answers = asked(given: values).compactMap { name in
            values[name].flatMap { value in field(name).map { Answer(type: $0.type, value: value) } }
        }
        let said = answers.compactMap { $0.type.place(of: $0.value) }.last
        let unit = answers.first { $0.type == .identifier(.npsn) }?.value
        if let said { return said.level == .kabkota ? Place(said, unit: unit) : said }
        if let unit, let kabkota = register.units?[unit], kabkota != Place.Elsewhere.unknown.rawValue {
            return Place(kabkota: kabkota, unit: unit)
        }
        let kabkota = answers.first { $0.type == .kabkota && RegionText.isKabkota($0.value) }
        if let kabkota { return Place(kabkota: kabkota.value, unit: nil) }
        let provinsi = answers.first { $0.type == .provinsi && RegionText.isProvinsi($0.value) }
        return provinsi.map { Place(province: $0.value) } ?? Place(.unknown)
    }

    private struct Answer {
        var type: FieldType
        var value: String
    }
}

extension Place {
    /// - Parameter kabkota: a code with a dot, whose province is what stands before it; or a word, which is its own.
    fileprivate init(kabkota: String, unit: String?) {
        let province = String(kabkota.prefix { $0 != "." })
        self = unit.map { Place(unit: $0, kabkota: kabkota, in: province) } ?? Place(kabkota: kabkota, in: province)
    }

    /// A place that is nowhere in particular, with the unit that is there.
    fileprivate init(_ elsewhere: Place, unit: String?) {
        let word = elsewhere.province.flatMap(Place.Elsewhere.init)
        self = word.map { Place($0, unit: unit) } ?? elsewhere
    }
}
