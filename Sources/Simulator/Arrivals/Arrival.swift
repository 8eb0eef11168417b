package import Workflow

/// A question, before anybody decided anything about it.
package struct Arrival: Equatable, Sendable {
    package var at: Instant
    package var requester: Person
    package var filer: Person
    package var form: FormName
    package var category: CategoryPath?
}

/// Who asks, and who writes it down.
struct Asker: Hashable, Sendable {
    var requester: RoleName
    var filer: RoleName
}

/// What may be asked about, and with which form.
struct Topic: Equatable, Sendable {
    var category: CategoryPath?
    var form: FormName
}

extension Definition {
    /// Everybody who may ask, each way once, in the file's order.
    var askers: [Asker] {
        let all = intake.flatMap { way in
            way.requesters.flatMap { requester in
                way.onBehalfOf.isEmpty
                    ? [Asker(requester: requester, filer: requester)]
                    : way.by.map { Asker(requester: requester, filer: $0) }
            }
        }
        return all.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// What `asker` may ask about from `place`, each with the form of the first way that takes it.
    func topics(for asker: Asker, from place: Place) -> [Topic] {
        let ways = intake.filter { way in
            let isOwn = asker.requester == asker.filer && way.onBehalfOf.isEmpty && way.by.contains(asker.filer)
            let isWrittenDown = way.onBehalfOf.contains(asker.requester) && way.by.contains(asker.filer)
            return (isOwn || isWrittenDown) && way.takes(from: place)
        }
        let categories = categories.isEmpty ? [nil] : choices.map(Optional.some)
        return categories.compactMap { category in
            ways.first { $0.takes(category) }.map { Topic(category: category, form: $0.form) }
        }
    }

    /// Where people of this role belong: to their rung's places where they stand on one, else to a school.
    func level(of role: RoleName) -> Place.Level {
        (tiers + teams).first { $0.members == role }?.inbox ?? .unit
    }

    func person(_ role: RoleName, from locality: Locality, id: AccountID) -> Person {
        Person(id: id, roles: [role], place: locality.place(at: level(of: role)))
    }

    func arrival(_ asker: Asker, _ topic: Topic, from locality: Locality, at moment: Instant) -> Arrival {
        let requester = person(asker.requester, from: locality, id: "requester")
        let isOwn = asker.requester == asker.filer
        let filer = isOwn ? requester : Person(id: "filer", roles: [asker.filer], place: .national)
        return Arrival(at: moment, requester: requester, filer: filer, form: topic.form, category: topic.category)
    }
}
