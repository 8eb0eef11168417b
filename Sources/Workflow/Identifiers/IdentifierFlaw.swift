/// Why a text is not what it should be. The words for it stand in the catalogue, as `fault.` and this name.
package enum IdentifierFlaw: String, CaseIterable, Sendable {
    case notNPSN = "not-npsn"
    case notNISN = "not-nisn"
    case notNIK = "not-nik"
    case notNUPTK = "not-nuptk"
    case notNIP = "not-nip"
    /// Nine digits: issued until 2007.
    case oldNIP = "old-nip"
    /// Zeros or one digit over and over, which people type to get past a form.
    case placeholder
    /// No province, kab/kota or kecamatan has such a code.
    case nikPlace = "nik-place"
    case birthDate = "birth-date"
    case serial
    /// Neither the month of an appointment nor the count of a contract.
    case nipMonth = "nip-month"
    /// Appointed as a child, or in the future.
    case nipYear = "nip-year"
    case nipSex = "nip-sex"
    case notEmail = "not-email"
    case notBelajarID = "not-belajar-id"
    case notPersonalEmail = "not-personal-email"
    case notPhone = "not-phone"
    case notProvinsi = "not-provinsi"
    case notKabkota = "not-kabkota"
    case notVersion = "not-version"
    case notAttachment = "not-attachment"
}
