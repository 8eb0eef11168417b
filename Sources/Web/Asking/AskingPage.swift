import Gateway
import Helpdesk
import Hummingbird
import Workflow

/// The form, and before it what may be expected.
struct AskingPage: Printable {
    var frame: Frame
    var service: String
    var formTitle: String
    var formHelp: String?
    /// The ticket that this goes on from.
    var follows: String?
    var category: String?
    var article: Reading?
    /// What to try before, and whom another way helps better.
    var checks: [Line]
    var hasChecks: Bool
    var elsewhere: [Fact]
    var hasElsewhere: Bool
    /// Where to sign in first, for whoever has an account.
    var signInFirst: String?
    /// Where to choose something else; nil where there is nothing else.
    var otherCategory: String?
    var expectations: [Fact]
    var isOpen: Bool
    var openness: String
    var problem: ProblemNotice?
    var faults: [Link]
    var hasFaults: Bool
    var key: String
    /// What its draft is called.
    var draft: String
    var hidden: [Hidden]
    var hasRequester: Bool
    var requester: AskedField
    var fields: [AskedField]
    var subject: AskedField
    var message: AskedField
    /// The checklist of documents.
    var evidence: [AskedField]
    var files: AskedField

    struct Hidden: Printable {
        var hiddenName: String
        var hiddenValue: String
    }
}

struct FailedQuestion: Sendable {
    var sent: Submission
    var problem: Problem
    /// By field, as the form calls it.
    var messages: [String: String]
    /// Likewise, what is odd.
    var warnings: [String: String]
    var key: String
}

extension Pages {
    func askingPage(
        _ way: Way, _ query: AskingQuery, _ member: Member, goingOnFrom before: FollowUp? = nil,
        after failed: FailedQuestion? = nil
    ) async throws -> AskingPage {
        let words = member.words
        let form = way.definition.form(way.form.name, for: query.category) ?? way.form
        let drawing = FormDrawing(
            form: form, words: words, regions: installation.regions,
            prefill: way.mustNameRequester ? [:] : member.identity.account.map(prefill) ?? [:],
            given: before?.given ?? [:], failed: failed,
            rules: words.fileRules(installation.attachments.limits))
        let openness = words.openness(of: way.definition.calendar, in: words.zone, at: words.now)
        let leaf = query.category.flatMap { way.definition.category($0) }
        let faults = drawing.faults
        let checks = way.definition.checks(before: way.form, about: query.category).map(words.wording).map(Line.init)
        let elsewhere = elsewhere(from: form, words)
        return AskingPage(
            frame: try await frame(member, title: words("asking.title")),
            service: words.wording(way.definition.title),
            formTitle: words.wording(way.form.title), formHelp: way.form.help.map(words.wording),
            follows: query.follows.map { words("asking.follows", ["number": "\($0)"]) },
            category: query.category.map { words.category($0, in: way.definition) },
            article: (leaf?.article ?? way.definition.article).map { Reading($0, of: way.workflow, words) },
            checks: checks, hasChecks: !checks.isEmpty, elsewhere: elsewhere, hasElsewhere: !elsewhere.isEmpty,
            signInFirst: signInFirst(member.visit),
            otherCategory: query.category == nil ? nil : query.choosingAnotherCategory(of: way),
            expectations: expectations(way, query, member), isOpen: openness.isOpen, openness: openness.sentence,
            problem: failed.map { words.notice($0.problem) }, faults: faults, hasFaults: !faults.isEmpty,
            key: failed?.key ?? formKey(), draft: query.choosing(way, query.category).path, hidden: hidden(way, query),
            hasRequester: way.mayNameRequester,
            requester: drawing.requester(isRequired: way.mustNameRequester), fields: drawing.fields,
            subject: drawing.subject, message: drawing.message, evidence: drawing.evidence, files: drawing.files)
    }

    /// For whom this form is not: what they would pick, and what helps them instead.
    private func elsewhere(from form: Form, _ words: PageWords) -> [Fact] {
        form.fields.flatMap { field in
            (field.type.values ?? []).compactMap { value in
                field.type.redirect(of: value).map { way in
                    Fact(label: words.value(value, of: field.type, installation.regions), value: words.wording(way))
                }
            }
        }
    }

    func signInFirst(_ visit: Visit) -> String? {
        visit.identity == nil ? "/masuk?ke=\(visit.here.percentEncoded)" : nil
    }

    private func hidden(_ way: Way, _ query: AskingQuery) -> [AskingPage.Hidden] {
        let values: [(String, String?)] = [
            ("layanan", way.workflow.reference.name.rawValue), ("formulir", way.form.name.rawValue),
            ("kategori", query.category?.description), ("lanjutan", query.follows.map(String.init)),
        ]
        return values.compactMap { name, value in
            value.map { AskingPage.Hidden(hiddenName: name, hiddenValue: $0) }
        }
    }

    /// When somebody is there, who takes it, and how long it may take.
    private func expectations(_ way: Way, _ query: AskingQuery, _ member: Member) -> [Fact] {
        let (words, definition) = (member.words, way.definition)
        let hours = Fact(
            label: words("asking.hours"),
            value: words.hours(of: definition.calendar, in: words.zone).joined(separator: "; "))
        guard let start = way.start(query.category, from: member.person.place) else { return [hours] }
        let clocks = definition.clocks(for: query.category).filter { clock in
            clock.runsWhile.tiers?.contains(start.tier) ?? true
        }
        let promises = clocks.compactMap { clock -> String? in
            switch clock.then {
            case .forward, .flag: words.effectAndSpan(of: clock, in: definition)
            case .close: nil
            }
        }
        return [
            hours,
            Fact(label: words("asking.holder"), value: words.tier(start.tier, in: definition)),
            promises.isEmpty ? nil : Fact(label: words("asking.target"), value: promises.joined(separator: "; ")),
            Fact(label: words("asking.bound"), value: words.bound(start.bound)),
        ].compactMap(\.self)
    }

    /// What an account knows of whoever is signed in.
    private func prefill(for account: Account) -> [Form.Prefill: String] {
        var known: [Form.Prefill: String] = [.name: account.name]
        known[.email] = account.email
        let place = account.place
        guard place.province.flatMap(Place.Elsewhere.init) == nil else { return known }
        known[.provinsi] = place.ancestor(at: .provinsi)?.code
        known[.kabkota] = place.ancestor(at: .kabkota)?.code
        known[.unit] = place.ancestor(at: .unit)?.code
        return known
    }
}

extension FollowUp {
    /// By field, as a form calls it.
    fileprivate var given: [String: String] {
        var given = Dictionary(uniqueKeysWithValues: fields.map { ("fields.\($0.key)", $0.value) })
        given["subject"] = subject
        return given
    }
}

extension PageWords {
    /// `Naik ke Tim Helpdesk Pusat sesudah 3 hari`
    fileprivate func effectAndSpan(of clock: Clock, in definition: Definition) -> String {
        self(
            "asking.effect",
            ["effect": effect(of: clock, in: definition), "span": clock.span(from: texts, in: language)])
    }
}
