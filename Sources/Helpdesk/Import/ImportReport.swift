/// What an import would do, or did.
package struct ImportReport: Equatable, Sendable {
    package var added: [String] = []
    package var changed: [Change] = []
    package var unchanged = 0
    /// Keys of what is not in the file any more, and was told to rest.
    package var deactivated: [String] = []
    /// In the order of their lines.
    package var rejected: [Rejection] = []
    /// Of the lines that are taken, those that somebody should look at.
    package var doubtful: [Rejection] = []

    package struct Change: Equatable, Sendable {
        package var key: String
        package var columns: [String]
    }

    package var changesNothing: Bool { added.isEmpty && changed.isEmpty && deactivated.isEmpty }
}

/// Nothing was stored, because some lines can't be.
package struct ImportRefused: Error, Equatable, Sendable {
    package var report: ImportReport
}
