import Helpdesk
import SQLiteDriver
import Testing
import Workflow

@Suite struct `The practice accounts` {
    let people: People
    let usernames = [
        "sekolah1", "sekolah2", "sekolah3", "dinas1", "dinas2", "pusat1", "pusat2", "ult1", "admin", "guru1", "guru2",
        "siswa1", "adminsekolah1", "cokapten1", "kapten1", "agen1", "verifikasi1",
    ]

    init() async throws {
        people = try await People()
        let accounts = Accounts(
            people.database, sessions: SessionCache(), hasher: try PasswordHasher(cost: .practice), rule: .practice)
        let kind = AccountImport(accounts, at: .noon)
        _ = try await Import(Seed.file("practice/accounts.csv"), as: kind).apply(to: people.database)
    }

    @Test func `all sign in with one password`() async throws {
        for username in usernames {
            let account = try await people.signIn(username, "latihan").account
            #expect(account.username.text == username)
        }
    }

    @Test func `stand in three time zones, one of them without a dinas`() async throws {
        let regions = try await people.database.read { try Regions(from: $0) }
        let schools = try await people.accounts.list(AccountFilter(role: "operator-sekolah")).accounts
        let places = schools.compactMap { $0.place.ancestor(at: .kabkota) }
        #expect(schools.map { regions.zone(of: $0.place) } == [.wib, .wita, .wit])
        #expect(try await people.staffing("operator-dinas", at: places[0]) == 1)
        #expect(try await people.staffing("operator-dinas", at: places[1]) == 1)
        #expect(try await people.staffing("operator-dinas", at: places[2]) == 0)
        #expect(try await people.staffing("tim-helpdesk", at: .national) == 2)
    }

    @Test func `are all that the script needs`() throws {
        let script = try PracticeScript(yaml: String(decoding: Seed.file("practice/tickets.yaml"), as: UTF8.self))
        let files = LoadedFiles(try .services).workflows.compactMap(\.loaded.definition)
        let people = usernames + ["guest"]
        let services = Dictionary(uniqueKeysWithValues: files.map { ($0.name, $0) })
        for moment in script.timeline {
            switch moment.step {
            case .comment(let by, _), .code(let by, _): #expect(usernames.contains(by))
            case .wait: Issue.record("a wait is no moment")
            case .open(let by, let question):
                #expect(people.contains(by))
                #expect(question.onBehalfOf.map(usernames.contains) ?? true)
                let definition = try #require(services[question.workflow], "\(question.workflow)")
                #expect(definition.form(question.form, for: question.category) != nil)
                #expect(question.subject.count <= Form.Limit.subject)
            case .act(let by, let action, _, let input):
                #expect(people.contains(by))
                #expect(input.assignee.map(usernames.contains) ?? true)
                #expect(input.duplicateOf.map { script.play(named: $0) != nil } ?? true)
                guard case .open(_, let question) = script.plays[moment.play].steps[0] else { continue }
                #expect(services[question.workflow]?.action(action) != nil, "\(action)")
            }
        }
    }
}

@Suite struct `A practice script` {
    private static let sample = """
        workflow: w
        tickets:
          - shows: one
            steps:
              - { by: a, open: { form: f, subject: S, message: M } }
              - { wait: 1 days }
              - { by: b, do: jawab, message: J }
              - { wait: 2 hours }
          - shows: other
            steps:
              - { by: c, open: { form: f, for: a, subject: S, message: M, fields: { n: "1" } } }
              - { wait: 26 hours }
        """

    @Test func `lets all its tickets end at one moment`() throws {
        let script = try PracticeScript(yaml: Self.sample)
        #expect(script.plays.map(\.length) == [26 * Milliseconds.perHour, 26 * Milliseconds.perHour])
        #expect(script.timeline.map(\.play) == [0, 1, 0])
        #expect(script.timeline.map { $0.before / Milliseconds.perHour } == [26, 26, 2])
        #expect(script.timeline.last?.step == .act(by: "b", "jawab", message: "J", .init()))
    }

    @Test func `says for whom and with what a ticket is opened`() throws {
        let question = Question(
            workflow: "w", form: "f", subject: "S", message: "M", fields: ["n": "1"], onBehalfOf: "a")
        #expect(try PracticeScript(yaml: Self.sample).timeline[1].step == .open(by: "c", question))
    }

    @Test func `takes a service, documents and a category for each ticket, and what goes with actions`() throws {
        let script = try PracticeScript(
            yaml: """
                workflow: w
                tickets:
                  - shows: one
                    name: asal
                    workflow: lain
                    documents: [layar]
                    steps:
                      - { by: a, open: { form: f, category: akun/sandi, subject: S, message: M } }
                      - { by: b, do: nilai, rating: 4 }
                      - { by: b, do: pindah, category: lainnya, assignee: c, duplicate-of: asal }
                """)
        let question = Question(
            workflow: "lain", form: "f", category: CategoryPath("akun/sandi"), subject: "S", message: "M")
        let ticket = script.plays[0]
        #expect(ticket.steps[0] == .open(by: "a", question))
        #expect(ticket.steps[1] == .act(by: "b", "nilai", message: nil, .init(rating: 4)))
        let input = PracticeStep.Input(assignee: "c", category: CategoryPath("lainnya"), duplicateOf: "asal")
        #expect(ticket.steps[2] == .act(by: "b", "pindah", message: nil, input))
        #expect(ticket.documents == ["layar"] && script.play(named: "asal") == 0)
    }

    @Test func `has plays of comments and of codes beside those of tickets`() throws {
        let script = try PracticeScript(
            yaml: """
                workflow: w
                tickets: []
                comments:
                  - shows: one
                    workflow: lain
                    steps:
                      - { by: a, post: Apa kabar?, below: artikel }
                      - { by: b, reply: Baik. }
                      - { by: b, convert: akun/sandi, canned: balasan-1 }
                      - { by: b, hide: Sudah jelas. }
                      - { by: a, delete: true }
                codes:
                  - shows: other
                    steps:
                      - { by: b, issue: kode, for: "32.04" }
                      - { by: b, revoke: kode }
                """)
        let category = try #require(CategoryPath("akun/sandi"))
        #expect(
            script.plays.map(\.steps) == [
                [
                    .comment(by: "a", .post("Apa kabar?", below: "artikel", of: "lain")),
                    .comment(by: "b", .reply("Baik.")), .comment(by: "b", .convert(category, canned: "balasan-1")),
                    .comment(by: "b", .hide(because: "Sudah jelas.")), .comment(by: "a", .delete),
                ],
                [
                    .code(by: "b", .issue("kode", of: "w", for: "32.04")), .code(by: "b", .revoke("kode", of: "w")),
                ],
            ])
    }

    @Test(arguments: [
        ("wait: 1 days", "wait: 1 working days", 6), ("wait: 1 days", "wait: 1 days, x: y", 6),
        ("do: jawab", "does: jawab", 7), ("message: J", "massage: J", 7), ("shows: one", "show: one", 3),
        ("{ by: b, do: jawab, message: J }", "{ by: a, open: { form: f, subject: S, message: M } }", 3),
        ("do: jawab, message: J", "post: Halo, below: artikel", 3),
        ("do: jawab, message: J", "reply: Halo, below: artikel", 7),
        ("do: jawab, message: J", "issue: kode", 7),
    ])
    func `is refused with a line where it is wrong`(part: String, wrong: String, line: Int) throws {
        let yaml = Self.sample.replacing(part, with: wrong, maxReplacements: 1)
        let fault = #expect(throws: PracticeScriptFault.self) { try PracticeScript(yaml: yaml) }
        #expect(fault?.line == line)
    }
}
