package import Workflow

/// A province or a kab/kota.
package struct Region: Equatable, Sendable {
    package var code: RegionCode
    /// In full, `Kabupaten Bogor`: 26 base names are both a kabupaten's and a kota's.
    package var name: String
    package var kind: Kind
    package var zone: Zone

    package init(code: RegionCode, name: String, kind: Kind, zone: Zone) {
        self.code = code
        self.name = name
        self.kind = kind
        self.zone = zone
    }

    package enum Kind: String, CaseIterable, Sendable {
        case provinsi, kabupaten, kota
    }

    package var place: Place {
        code.isProvince ? Place(province: code.text) : Place(kabkota: code.text, in: code.province)
    }
}
