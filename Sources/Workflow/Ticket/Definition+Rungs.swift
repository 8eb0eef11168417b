/// Who stands where on the ladder.
extension Definition {
    package func tier(_ name: TierName) -> Tier? { tiers.first { $0.name == name } }
    package func team(_ name: TierName) -> Tier? { teams.first { $0.name == name } }
    /// Whichever of the two has that name: no name is both.
    package func group(_ name: TierName) -> Tier? { tier(name) ?? team(name) }
    package func form(_ name: FormName) -> Form? { forms.first { $0.name == name } }
    package func action(_ name: ActionName) -> Action? { actions.first { $0.name == name } }
    package func clock(_ name: ClockName) -> Clock? { clocks.first { $0.name == name } }

    /// Height on the ladder, 0 the lowest; nil for a tier that is not ours.
    package func height(of name: TierName) -> Int? { tiers.firstIndex { $0.name == name } }

    package func isAbove(_ one: TierName, _ other: TierName) -> Bool {
        guard let one = height(of: one), let other = height(of: other) else { return false }
        return one > other
    }

    /// The inboxes that `person` stands in, from the lowest rung up, then those of teams.
    package func inboxes(of person: Person) -> [Ticket.Holding] {
        (tiers + teams).filter { person.roles.contains($0.members) && person.place.level == $0.inbox }
            .map { Ticket.Holding(tier: $0.name, members: $0.members, place: person.place) }
    }

    /// The first way in that fits, and the role in which the requester asks; nil where there is none.
    package func intake(
        filer: Person, requester: Person, form: FormName, category: CategoryPath?
    ) -> (way: Intake, role: RoleName)? {
        for way in intake where way.form == form && way.takes(category) && way.takes(from: requester.place) {
            if let role = way.role(of: requester, filer: filer) { return (way, role) }
        }
        return nil
    }

    /// The lowest rung that handles the ticket if it is about that: where its requester's own way in begins, or, where
    /// there is none, what the category says. Nil where nothing is said.
    package func lowestTier(for ticket: Ticket, about category: CategoryPath) -> TierName? {
        let way = intake.first { way in
            way.form == ticket.form && way.takes(category) && way.takes(from: ticket.requesterPlace)
                && ticket.requesterRole.map(way.requesters.contains) ?? false
        }
        return way.map { start(of: $0, for: category) } ?? lineage(of: category).compactMap(\.into).last
    }

    /// Where a ticket lands that is meant for `tier`: the first rung from there up on which somebody stands.
    package func landing(
        at tier: TierName, from requesterPlace: Place, in surroundings: Surroundings
    ) -> (holding: Ticket.Holding, skipped: [TierName])? {
        var skipped: [TierName] = []
        for rung in tiers.drop(while: { $0.name != tier }) {
            if let place = requesterPlace.ancestor(at: rung.inbox), surroundings.isStaffed(rung.members, place) {
                return (Ticket.Holding(tier: rung.name, members: rung.members, place: place), skipped)
            }
            skipped.append(rung.name)
        }
        return nil
    }
}

extension Definition {
    /// Where a team is asked about a ticket; nil where nobody stands there.
    package func inbox(of team: TierName, for requesterPlace: Place, in surroundings: Surroundings) -> Ticket.Holding? {
        guard let team = self.team(team), let place = requesterPlace.ancestor(at: team.inbox),
            surroundings.isStaffed(team.members, place)
        else { return nil }
        return Ticket.Holding(tier: team.name, members: team.members, place: place)
    }
}

extension Definition {
    /// - Throws: `form` for what a ticket can't be about, `redirected` for what goes another way.
    package func check(_ category: CategoryPath?) throws(Refusal) {
        let field = Action.Field.category
        guard let category else {
            if !categories.isEmpty { throw .form([field.fault(.missing)]) }
            return
        }
        guard !categories.isEmpty else { throw .form([field.fault(.unknown)]) }
        guard let found = self.category(category), found.categories.isEmpty else {
            throw .form([field.fault(.noSuchThing)])
        }
        if let redirect = found.redirect { throw .redirected(category, to: redirect) }
    }
}

extension Intake {
    /// In which role the requester asks if the filer comes this way; nil where it is not for them.
    fileprivate func role(of requester: Person, filer: Person) -> RoleName? {
        guard let own = by.first(where: filer.roles.contains) else { return nil }
        guard !onBehalfOf.isEmpty else { return filer.id == requester.id ? own : nil }
        return filer.id == requester.id ? nil : onBehalfOf.first(where: requester.roles.contains)
    }
}

extension Person {
    /// Is this one of those who stand in that inbox?
    package func stands(in inbox: Ticket.Holding) -> Bool {
        roles.contains(inbox.members) && place == inbox.place
    }
}
