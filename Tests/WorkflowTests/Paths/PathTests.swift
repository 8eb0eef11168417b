import TestSupport
import Testing

@testable import Workflow

/// Every file that ships is walked through the real decider until each of its ways in, with each category and from each
/// place that it names, and each action and clock has been taken at least once. Nothing here knows any of the files: another one in the folder is walked as well.
@Suite struct `The paths of each service` {
    private static func files() -> [String] {
        (try? ProjectFiles.yamlFiles(in: "Workflows")) ?? []
    }

    private static func definition(_ path: String) throws -> Definition {
        let loaded = try ProjectFiles.workflowLoader().load(ProjectFiles.bytes(path), file: path)
        return try #require(loaded.definition, "\(loaded.diagnostics)")
    }

    @Test func `are those of five files`() { #expect(Self.files().count == 5) }

    /// `TANGGA_SEED=17 swift test` walks them once more as one seed did.
    @Test(arguments: files())
    func `lead along every way in, action and clock, and keep the rules at each step`(file: String) throws {
        let definition = try Self.definition(file)
        let seed = SeededGenerator.seed
        print("\(file): TANGGA_SEED=\(seed)")
        var generator = SeededGenerator(seed: seed)
        var done = Walk.Done()
        var ends = 0
        for _ in 0..<400 {
            var walk = Walk(through: definition, using: SeededGenerator(seed: generator.next()), avoiding: done)
            walk.goOn(steps: 40, noting: &done)
            ends += walk.ticket?.isOpen == false ? 1 : 0
            #expect(walk.faults == [], "seed \(seed)\n\(walk.events.map(\.type).joined(separator: "\n"))")
        }
        #expect(Set(definition.entrances).subtracting(done.entrances) == [], "seed \(seed)")
        #expect(Set(definition.actions.map(\.name)).subtracting(done.actions) == [], "seed \(seed)")
        #expect(Set(definition.clocks.map(\.name)).subtracting(done.clocks) == [], "seed \(seed)")
        #expect(
            Set(definition.clocks.filter { !$0.reminders.isEmpty }.map(\.name)).subtracting(done.reminders) == [],
            "seed \(seed)")
        #expect(ends > 0, "seed \(seed)")
    }

    /// Whoever may ask anything is sent on from each category that leads elsewhere, and so is who picks such an option.
    @Test(arguments: files())
    func `end at each redirect before a ticket is opened`(file: String) throws {
        let definition = try Self.definition(file)
        for (path, category) in definition.allCategories {
            guard let redirect = category.redirect else { continue }
            for way in definition.intake where way.onBehalfOf.isEmpty {
                let person = Person(id: "penanya", roles: Set(way.by), place: .schoolInBandung)
                TicketSpec(definition).when(.opens(person, way.form, about: path))
                    .refused(.redirected(path, to: redirect))
            }
        }
        for form in definition.forms {
            for field in form.fields {
                for value in field.type.values ?? [] {
                    guard let redirect = field.type.redirect(of: value) else { continue }
                    let fault = FieldFault(field: field.name, kind: .redirected(redirect))
                    #expect(form.verdict(on: [field.name: value]).faults.contains(fault))
                }
            }
        }
    }

    @Test func `know nine redirects`() throws {
        let redirects = try Self.files().flatMap { file in
            let definition = try Self.definition(file)
            let options = definition.forms.flatMap(\.fields).flatMap { field in
                (field.type.values ?? []).compactMap(field.type.redirect)
            }
            return definition.allCategories.compactMap(\.category.redirect) + options
        }
        #expect(redirects.count == 9)
    }
}
