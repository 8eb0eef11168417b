/// Differences in plain words, as `tangga workflow diff` prints them.
package struct DifferenceWords {
    private let old: Words
    private let new: Words
    private let texts: Texts
    private let language: Language

    package init(_ comparison: Comparison, _ texts: Texts, in language: Language) {
        old = Words(texts, language, comparison.old)
        new = Words(texts, language, comparison.new)
        self.texts = texts
        self.language = language
    }

    /// `Waktu “teruskan-otomatis”: lamanya 2 hari, sebelumnya 3 hari.`
    package func sentence(_ difference: Difference) -> String {
        self("sentence", ["subject": subject(of: difference), "change": change(difference.change)])
    }

    package func consequence(_ consequence: Difference.Consequence) -> String {
        self("consequence.\(consequence.rawValue)")
    }

    private func callAsFunction(_ key: String, _ arguments: [String: String] = [:]) -> String {
        texts.text("versions.\(key)", arguments, in: language)
    }

    // MARK: Subjects

    private func subject(of difference: Difference) -> String {
        // What went is called as the old text calls it.
        let words = difference.change == .removed ? old : new
        switch difference.subject {
        case .workflow: return self("subject.workflow")
        case .tier(let name): return self("subject.tier", ["name": name.rawValue])
        case .team(let name): return self("subject.team", ["name": name.rawValue])
        case .intake(let form, let tier):
            return self("subject.intake", ["form": words.form(form), "tier": words.tier(tier)])
        case .form(let name): return self("subject.form", ["name": words.form(name)])
        case .field(let name, let form):
            return self("subject.field", ["name": name.rawValue, "form": words.form(form)])
        case .category(let path): return self("subject.category", ["name": words.category(path)])
        case .action(let name): return self("subject.action", ["name": name.rawValue])
        case .clock(let name): return self("subject.clock", ["name": name.rawValue])
        case .calendar(let name): return self("subject.calendar", ["name": name])
        }
    }

    // MARK: Changes

    private func change(_ change: Difference.Change) -> String {
        switch change {
        case .added: self("added")
        case .removed: self("removed")
        case .renamed(let name): self("renamed", ["name": name.rawValue])
        case .title(let before, let after): now("title", old.wording(before), new.wording(after))
        case .wording: self("wording")
        case .order: self("order")
        case .members(let before, let after): now("members", old.role(before), new.role(after))
        case .inbox(let before, let after): now("inbox", inbox(before), inbox(after))
        case .kind: self("kind")
        case .required(let before, let after): now("required", requirement(before), requirement(after))
        case .shown: self("shown")
        case .personal(let isPersonal): self(isPersonal ? "personal" : "not-personal")
        case .form(let before, let after): now("form", before.map(old.form), after.map(new.form))
        case .into(let before, let after): now("into", before.map(old.tier), after.map(new.tier))
        case .closedToTickets: self("closed-to-tickets")
        case .target(let clock, let before, let after):
            now("target", before.map(old.span), after.map(new.span), ["clock": clock.rawValue])
        case .performer(let before, let after): now("performer", who(before, old), who(after, new))
        case .deed(let before, let after): now("deed", old.deed(before), new.deed(after))
        case .condition(let before, let after): now("condition", old.condition(before), new.condition(after))
        case .note(let isNeeded): self(isNeeded ? "note" : "no-note")
        case .lock(let before, let after): now("lock", before.map(old.lock), after.map(new.lock))
        case .span(let before, let after): now("span", old.span(before), new.span(after))
        case .restarts(let before, let after): now("restarts", old.counting(before), new.counting(after))
        case .ending(let before, let after): now("ends", ending(before), ending(after))
        case .reminders(let before, let after): now("reminders", moments(before), moments(after))
        case .effect(let before, let after): now("effect", old.effect(before), new.effect(after))
        case .countsOn(let before, let after): now("counts-on", old.wording(before), new.wording(after))
        case .holidays(let added, let removed): holidays(added, removed)
        case .hours: self("hours")
        case .zone: self("zone")
        case .quiet(let before, let after): now("quiet", before?.description, after?.description)
        case .bound(let before, let after): now("bound", old.time(before), new.time(after))
        case .otherwise: self("otherwise")
        }
    }

    /// What holds now, and what did before; where there was or is nothing, the catalogue's word for that.
    private func now(_ key: String, _ old: String?, _ new: String?, _ more: [String: String] = [:]) -> String {
        let arguments = ["old": old ?? self("nothing"), "new": new ?? self("nothing")]
        return self(key, arguments.merging(more) { $1 })
    }

    /// Made for the middle of a sentence, where a comma may follow.
    private func who(_ performer: Action.Performer, _ words: Words) -> String {
        let text = words.performer(performer)
        return text.hasSuffix(",") ? String(text.dropLast()) : text
    }

    private func inbox(_ level: Place.Level) -> String { new("inbox.\(level.rawValue)") }

    private func requirement(_ requirement: Form.Requirement) -> String {
        switch requirement {
        case .always: self("required.always")
        case .never: self("required.never")
        case .when: self("required.when")
        }
    }

    private func ending(_ ending: Ending) -> String { self("ends.\(ending.rawValue)") }

    private func moments(_ reminders: [Reminder]) -> String? {
        reminders.isEmpty ? nil : new.both(reminders.map { new.reminder($0) })
    }

    private func holidays(_ added: [CivilDay], _ removed: [CivilDay]) -> String {
        [("holidays.added", added), ("holidays.removed", removed)].filter { !$0.1.isEmpty }
            .map { self($0, ["days": new.both($1.map(\.description))]) }.joined(separator: "; ")
    }
}
