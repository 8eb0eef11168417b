/// What is wrong with one thing that somebody filled in: it can't be stored.
package struct FieldFault: Equatable, Sendable {
    package var field: FieldName
    package var kind: Kind

    package init(field: FieldName, kind: Kind) {
        self.field = field
        self.kind = kind
    }

    package enum Kind: Equatable, Sendable {
        case missing
        case unknown
        case tooLong(Int)
        /// More of them than may be.
        case tooMany(Int)
        case notOneOf([String])
        case controlCharacters
        /// It names something that is not there, or that the caller may not know of.
        case noSuchThing
        case malformed(IdentifierFlaw)
        /// What was picked leads elsewhere, and this says how to mend that.
        case redirected(Wording)
        /// What they use must be brought up to date first.
        case olderThan(Version)
        /// It is to repeat what is in another field, and does not.
        case unequal(to: FieldName)
        /// The kab/kota is not in the province of the other field.
        case outside(FieldName)
        /// The code is none that is good for the region, whatever is wrong with it.
        case codeRefused
        /// The same file as another piece of the checklist.
        case repeated(FieldName)
        /// The ticket that it names can't be the one that another is a duplicate of.
        case unfit(OriginalFlaw)
    }
}

/// Why a ticket can't be the original of a duplicate. The words stand in the catalogue, as `fault.original-` and this
/// name.
package enum OriginalFlaw: String, CaseIterable, Sendable {
    /// It is the duplicate itself, or leads back to it.
    case itself
    case otherService = "other-service"
    /// The duplicate's requester may not read it.
    case hidden
    /// Nobody works on it any more.
    case closed
}

/// What is odd about one thing that somebody filled in: it is stored, and whoever reads it is told.
package struct FieldWarning: Equatable, Sendable {
    package var field: FieldName
    package var kind: Kind

    package init(field: FieldName, kind: Kind) {
        self.field = field
        self.kind = kind
    }

    /// The words for it stand in the catalogue, as `warning.` and this name.
    package enum Kind: String, CaseIterable, Sendable {
        /// The NIK names a region that is not in the table: registered before a split, or mistyped.
        case nikRegion = "nik-region"
        /// The NUPTK is the same number as the NIK, which is as long.
        case nuptkIsNIK = "nuptk-is-nik"
        case unitUnknown = "unit-unknown"
        /// The unit lies in another region than was chosen.
        case unitElsewhere = "unit-elsewhere"
        /// The account belongs to another kind of school than was chosen; people change schools.
        case otherLevel = "other-level"
        /// The account belongs to another kind of user than was chosen; people change roles.
        case otherRole = "other-role"
    }
}
