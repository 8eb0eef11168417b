/// What people choose from.
extension Regions {
    /// By name.
    package var provinces: [Region] { codes.compactMap { self[$0] }.filter(\.code.isProvince).byName }

    /// The kabupaten and kota of a province, by name.
    package func within(_ province: String) -> [Region] {
        codes.compactMap { self[$0] }.filter { !$0.code.isProvince && $0.code.province == province }.byName
    }
}

extension [Region] {
    fileprivate var byName: [Region] { sorted { ($0.name, $0.code.text) < ($1.name, $1.code.text) } }
}
