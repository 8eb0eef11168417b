/// One line of a file that can't be taken, or only with a doubt, and why.
package struct Rejection: Error, Equatable, Sendable {
    package var line: Int
    /// Nil where the whole line is wrong.
    package var column: String?
    /// What stands there, safe to print; empty for secrets.
    package var value: String
    package var reason: Reason

    init(line: Int, column: String?, value: String, reason: Reason) {
        self.line = line
        self.column = column
        self.value = value.printable(atMost: 100)
        self.reason = reason
    }

    package enum Reason: Equatable, Sendable {
        case wrongFieldCount
        case missing
        case tooLong(maximum: Int)
        case controlCharacters
        /// A spreadsheet would run it.
        case formula
        /// The line before it with the same key.
        case duplicate(line: Int)
        case regionCodeMalformed
        case kindUnknown
        /// A province's code with a kabupaten's kind, or the other way round.
        case kindMismatch
        case provinceMismatch
        case provinceUnknown
        case zoneUnknown
        case npsnMalformed
        case kabkotaUnknown
        case dapodikCodeMalformed
        /// The table of Dapodik's codes has no kab/kota for it. No more than a doubt.
        case dapodikCodeUnknown
        case usernameMalformed
        case roleMalformed
        case placeUnknown
        case passwordTooShort(minimum: Int)
        case emailMalformed
        /// It would take the administrator's role from whoever sends the file.
        case ownAdministration
    }

    package var textKey: String {
        switch reason {
        case .wrongFieldCount: "import.wrong-field-count"
        case .missing: "import.missing"
        case .tooLong: "import.too-long"
        case .controlCharacters: "import.control-characters"
        case .formula: "import.formula"
        case .duplicate: "import.duplicate"
        case .regionCodeMalformed: "import.region-code-malformed"
        case .kindUnknown: "import.kind-unknown"
        case .kindMismatch: "import.kind-mismatch"
        case .provinceMismatch: "import.province-mismatch"
        case .provinceUnknown: "import.province-unknown"
        case .zoneUnknown: "import.zone-unknown"
        case .npsnMalformed: "import.npsn-malformed"
        case .kabkotaUnknown: "import.kabkota-unknown"
        case .dapodikCodeMalformed: "import.dapodik-code-malformed"
        case .dapodikCodeUnknown: "import.dapodik-code-unknown"
        case .usernameMalformed: "import.username-malformed"
        case .roleMalformed: "import.role-malformed"
        case .placeUnknown: "import.place-unknown"
        case .passwordTooShort: "import.password-too-short"
        case .emailMalformed: "import.email-malformed"
        case .ownAdministration: "account.own-administration"
        }
    }

    package var textArguments: [String: String] {
        var arguments = ["line": "\(line)", "column": column ?? "", "value": value]
        switch reason {
        case .tooLong(let maximum): arguments["maximum"] = "\(maximum)"
        case .duplicate(let line): arguments["first"] = "\(line)"
        case .passwordTooShort(let minimum): arguments["minimum"] = "\(minimum)"
        case .wrongFieldCount, .missing, .controlCharacters, .formula, .regionCodeMalformed, .kindUnknown,
            .kindMismatch, .provinceMismatch, .provinceUnknown, .zoneUnknown, .npsnMalformed, .kabkotaUnknown,
            .dapodikCodeMalformed, .dapodikCodeUnknown, .usernameMalformed, .roleMalformed, .placeUnknown,
            .emailMalformed, .ownAdministration:
            break
        }
        return arguments
    }
}

extension String {
    /// A terminal must not obey what stands in a file.
    fileprivate func printable(atMost count: Int) -> String {
        String(unicodeScalars.prefix(count).map { $0.isInvisibleControl ? "\u{FFFD}" : Character($0) })
    }
}

extension Unicode.Scalar {
    /// Controls, line breaks of any kind, and what turns the direction of text.
    var isInvisibleControl: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse: true
        default: false
        }
    }
}
