import Foundation
import Testing

/// Files change while tickets are open.
@Suite struct `A helpdesk whose files change` {
    private func working(_ text: String) -> String {
        text.replacing("calendar: setiap-saat", with: "calendar: jam-kerja-wib")
            .replacing("after: 3 days", with: "after: 3 working days")
    }

    private func dueAt(_ client: Client, _ number: Int) async throws -> String {
        try await client.ticket(number)["clocks"].named("teruskan-otomatis")["dueAt"].text()
    }

    private func migrate(_ data: DataCopy, _ home: HomeCopy, _ more: String...) async throws -> Tangga.Outcome {
        try await Tangga.run(
            ["workflow", "migrate", Client.service, "--data", data.folder.path] + more, home: home.folder)
    }

    @Test func `plans open tickets anew for a holiday, says so before and after, and does it once`() async throws {
        let (data, home) = (try await DataCopy.practice(), try HomeCopy())
        try home.change("Workflows/dapodik-paud-dikmas.yaml", working)
        let first = try await Server.start(data, home: home.folder)
        let school = try await first.signIn("sekolah1")
        let number = try await school.opened()
        let due = try await dueAt(school, number)
        await first.stop()

        // WIB is seven hours ahead, so that office hours lie on the same day in UTC.
        try home.addHoliday(on: String(due.prefix(10)))
        let preview = try await migrate(data, home)
        #expect(preview.status == 0, "\(preview.errors)")
        #expect(preview.output.contains("Only calendars differ"))
        #expect(preview.output.contains("1 due later"), "\(preview.output)")

        for _ in 1...2 {
            let server = try await Server.start(data, home: home.folder)
            let school = try await server.signIn("sekolah1")
            let moved = try await dueAt(school, number)
            #expect(moved > due)
            let events = try await school.events(of: number)
            #expect(try events.map { try $0["type"].text() } == ["opened", "replanned"])
            let details = try #require(events.last)["details"]
            #expect(details["moved"][0]["clock"] == "teruskan-otomatis")
            #expect(details["moved"][0]["to"] == .text(moved))
            #expect(details["calendars"][0]["name"] == "jam-kerja-wib")
            #expect(try await school.ticket(number)["workflowVersion"] == 3)
            await server.stop()
        }
        let verified = try await Tangga.run(["verify", "--data", data.folder.path], home: home.folder)
        #expect(verified.status == 0, "\(verified.errors)")
    }

    @Test func `brings open tickets under another version when somebody says so`() async throws {
        let (data, home) = (try await DataCopy.practice(), try HomeCopy())
        let first = try await Server.start(data, home: home.folder)
        let number = try await first.signIn("sekolah1").opened()
        try home.change("Workflows/dapodik-paud-dikmas.yaml") {
            $0.replacing("after: 3 days                     # the published", with: "after: 2 days  # a")
        }
        // Saying what would be done works beside the server; doing it does not.
        let beside = try await migrate(data, home)
        #expect(beside.output.contains("not published yet"), "\(beside.errors)")
        #expect(beside.output.contains("Nothing was changed"))
        #expect(try await migrate(data, home, "--apply").status == 1)
        let diff = try await Tangga.run(
            ["workflow", "diff", "\(Client.service)@1", home.flagship.path, "--data", data.folder.path],
            home: home.folder)
        #expect(diff.output.contains("its span is 2 days, before 3 days"), "\(diff.errors)")
        #expect(diff.output.contains("at most 9 days"))
        await first.stop()

        #expect(try await migrate(data, home, "--plan", "tidak-ada=keep", "--apply").status == 1)
        #expect(try await migrate(data, home, "--plan", "teruskan-otomatis=nanti").status == 2)
        let done = try await migrate(data, home, "--apply")
        #expect(done.status == 0, "\(done.errors)")
        #expect(try await migrate(data, home).output.contains("No open ticket"))

        let school = try await Server.start(data, home: home.folder).signIn("sekolah1")
        let ticket = try await school.ticket(number)
        #expect(ticket["workflowVersion"] == 2)
        let last = try #require(try await school.events(of: number).last)
        #expect(last["type"] == "migrated")
        #expect(last["details"]["plans"]["teruskan-otomatis"] == "rebase")
        try await school.advance("2 days")
        #expect(try await school.ticket(number)["tier"] == "pusat")
    }
}
