/// Who may say something below an article of a service, for everybody to read, and who sees to it.
package struct CommentPolicy: Equatable, Sendable {
    package var by: [RoleName]
    /// The tier whose people reply, hide, and make tickets of comments.
    package var desk: TierName
    /// With which such a ticket is opened, on behalf of who commented.
    package var form: FormName
    /// Replies at hand, in the file's order.
    package var canned: [CannedReply]

    package init(by: [RoleName], desk: TierName, form: FormName, canned: [CannedReply]) {
        self.by = by
        self.desk = desk
        self.form = form
        self.canned = canned
    }

    package func takes(from person: Person) -> Bool { !person.roles.isDisjoint(with: by) }
}

/// A public reply whose words the file gives.
package struct CannedReply: Equatable, Sendable {
    package var name: Name<CannedReply>
    /// With the placeholders of `Hole`.
    package var text: Wording

    /// What is filled in.
    package enum Hole: String, CaseIterable, Sendable {
        /// `Selamat pagi`, by the time of day.
        case greeting
        /// How whoever commented is addressed: `Bapak/Ibu Rina`, and a pupil by the name alone.
        case addressee
        /// As the account has it.
        case name
        /// Of the ticket that was made of the comment.
        case number
    }

    /// Nil where something must be filled in that there is not: a number without a ticket.
    package func filled(_ words: [Hole: String], in language: Language) -> String? {
        guard let template = Template(text.text(in: language)),
            template.placeholders.allSatisfy({ hole in
                Hole(rawValue: hole).map { words[$0] != nil } ?? false
            })
        else { return nil }
        return template.filled(with: Dictionary(uniqueKeysWithValues: words.map { ($0.key.rawValue, $0.value) }))
    }
}

extension Definition {
    package func cannedReply(_ name: Name<CannedReply>) -> CannedReply? {
        comments?.canned.first { $0.name == name }
    }
}
