/// A kind of code that an office is given and whose people then show: it tells that they belong to that place.
package struct CodeKind: Equatable, Sendable {
    package var name: CodeName
    package var title: Wording
    /// What places have one: each kab/kota, each province.
    package var levels: Set<Place.Level>
    /// Who issues them, for places within their own.
    package var by: [RoleName]
    /// Counted on the workflow's calendar where it says so.
    package var lasts: Span
    /// How many tickets one code may open.
    package var uses: Int
    /// How many wrong ones somebody may type before they must wait.
    package var tries: Int

    package init(
        name: CodeName, title: Wording, levels: Set<Place.Level>, by: [RoleName], lasts: Span, uses: Int, tries: Int
    ) {
        self.name = name
        self.title = title
        self.levels = levels
        self.by = by
        self.lasts = lasts
        self.uses = uses
        self.tries = tries
    }
}

package typealias CodeName = Name<CodeKind>

extension Definition {
    package func code(_ name: CodeName) -> CodeKind? { codes.first { $0.name == name } }
}
