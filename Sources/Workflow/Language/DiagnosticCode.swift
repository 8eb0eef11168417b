/// The stable name of each thing that can be wrong. Never renumber one: people search for them.
///
/// TG1xx: the text can't be read. TG2xx: it can be read and makes no sense. TG3xx: no proof that each ticket ends.
/// TG4xx: calendars. TG5xx: the catalogue of texts.
package enum DiagnosticCode: String, CaseIterable, Sendable {
    case fileTooLarge = "TG101"
    case notUTF8 = "TG102"
    case controlCharacter = "TG103"
    case tab = "TG104"
    case notYAML = "TG105"
    case emptyFile = "TG106"
    case anchor = "TG107"
    case tag = "TG108"
    case severalDocuments = "TG109"
    case nestedTooDeeply = "TG110"
    case duplicateKey = "TG111"
    case unknownKey = "TG112"
    case missingKey = "TG113"
    case wrongShape = "TG114"
    case implicitValue = "TG115"
    case malformedName = "TG116"
    case unknownWord = "TG117"
    case malformedSpan = "TG118"
    case notTrueOrFalse = "TG119"
    case emptyText = "TG120"
    case emptyList = "TG121"
    case notExactlyOne = "TG122"
    case tooMany = "TG123"
    case malformedLock = "TG124"
    case malformedQuiet = "TG125"
    case malformedRegion = "TG126"

    case unknownTier = "TG201"
    case unknownForm = "TG202"
    case unknownCalendar = "TG203"
    case unusedForm = "TG204"
    case unreachableTier = "TG205"
    case actionNobodyMayTake = "TG206"
    case actionLeadsNowhere = "TG207"
    case clockNeverRuns = "TG208"
    case forwardNotUpward = "TG209"
    case reminderNotBefore = "TG210"
    case duplicateClock = "TG211"
    case closesBeforeForward = "TG212"
    case choiceWithoutOptions = "TG213"
    case duplicateOption = "TG214"
    case optionsWithoutChoice = "TG215"
    case duplicateIntake = "TG216"
    case reservedName = "TG217"
    case unknownTeam = "TG218"
    case unknownRequester = "TG219"
    case neverUnlocked = "TG220"
    case requestNotAnew = "TG221"
    case unknownCategory = "TG222"
    case unknownClock = "TG223"
    case targetCountsOtherwise = "TG224"
    case noFallback = "TG225"

    case noClocks = "TG301"
    case stuck = "TG302"
    case neverDue = "TG303"
    case tooManyStates = "TG304"
    case holidaysEnd = "TG305"

    case malformedHours = "TG401"
    case overlappingHours = "TG402"
    case neverOpens = "TG403"
    case malformedDate = "TG404"
    case datesReversed = "TG405"
    case overrideTooLong = "TG406"
    case malformedHoliday = "TG407"
    case duplicateHoliday = "TG408"

    case duplicateText = "TG501"
    case missingLanguage = "TG502"
    case malformedPlaceholder = "TG503"
    case unequalPlaceholders = "TG504"

    package var severity: Diagnostic.Severity {
        Self.warnings.contains(self) ? .warning : .error
    }

    private static let warnings: Set<Self> = [.unusedForm, .closesBeforeForward, .requestNotAnew, .holidaysEnd]
}
