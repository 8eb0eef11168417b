/// The numbers and addresses by which the services know people and units. Always text: many begin with a zero.
///
/// Judged by shape alone, after normalising: whether one was ever issued is for its register to say.
package enum Identifier: String, CaseIterable, Sendable {
    /// A unit's number (Nomor Pokok Sekolah Nasional).
    case npsn
    /// A pupil's (Nomor Induk Siswa Nasional).
    case nisn
    /// A person's (Nomor Induk Kependudukan).
    case nik
    /// A teacher's or other staff member's (Nomor Unik Pendidik dan Tenaga Kependidikan).
    case nuptk
    /// A civil servant's (Nomor Induk Pegawai), also on a contract (PPPK).
    case nip
    /// An account under belajar.id.
    case belajarID = "belajar-id"
    /// An address for answers that works without the account that is in trouble: any but belajar.id's.
    case personalEmail = "personal-email"
    case email
    case phone

    /// What was typed, without the liberties that people take; right or wrong.
    package func normalised(_ typed: String) -> String {
        switch self {
        case .npsn: typed.withoutSpaceAround.uppercased()
        case .nisn, .nik, .nuptk, .nip: typed.withoutSpace
        case .belajarID, .personalEmail, .email: typed.withoutSpaceAround.lowercasedASCII
        case .phone: PhoneNumber.normalised(typed)
        }
    }

    /// - Parameter text: normalised.
    package func flaw(in text: String, knowing register: Register = .none) -> IdentifierFlaw? {
        switch self {
        case .npsn: NPSN.flaw(in: text)
        case .nisn: NISN.flaw(in: text)
        case .nik: NIK.flaw(in: text)
        case .nuptk: NUPTK.flaw(in: text)
        case .nip: NIP.flaw(in: text, today: register.today)
        case .belajarID: BelajarID.flaw(in: text)
        case .personalEmail: EmailAddress.flaw(inPersonal: text)
        case .email: EmailAddress.flaw(in: text)
        case .phone: PhoneNumber.flaw(in: text)
        }
    }

    /// Who it is about can be found out from it alone.
    package var isPersonal: Bool { self != .npsn }

    /// For screens on which it is enough to recognise it: `3171********0001`.
    package func masked(_ text: String) -> String {
        switch self {
        case .npsn: text
        case .nisn: text.masked(first: 3, last: 2)
        case .nik, .nuptk, .nip: text.masked(first: 4, last: 4)
        case .phone: text.masked(first: 4, last: 3)
        case .belajarID, .personalEmail, .email: EmailAddress.masked(text)
        }
    }
}

/// What is known beyond what somebody typed. Passed in, never looked up; what is nil is not known, and not judged by.
package struct Register: Equatable, Sendable {
    package var today: CivilDay?
    /// Codes of provinces (`32`) and kab/kota (`32.01`).
    package var regions: Set<String>?
    /// The kab/kota's code (or a word of `Place.Elsewhere`) of each unit that there is, by NPSN, as far as the form in
    /// question names any.
    package var units: [String: String]?

    package init(today: CivilDay? = nil, regions: Set<String>? = nil, units: [String: String]? = nil) {
        self.today = today
        self.regions = regions
        self.units = units
    }

    package static let none = Register()
}
