package import EventStore
package import Workflow

/// What an order would do, without doing it; also beside a running server.
package struct CrossingPreview: Sendable {
    private let database: any Database
    private let library: Library
    private let zone: @Sendable (Place) -> Zone
    private let now: Instant

    /// - Parameter now: ticket time.
    package init(
        database: any Database, library: Library, zone: @escaping @Sendable (Place) -> Zone, at now: Instant
    ) {
        self.database = database
        self.library = library
        self.zone = zone
        self.now = now
    }

    package func run(_ order: CrossingOrder, from earlier: WorkflowReference) async throws -> CrossingTally {
        let (outages, staffing) = try await database.read { connection in
            (try OutageRecords(connection: connection).standing(at: now), try Staffing(connection).all())
        }
        let surroundings = Surroundings(
            isStaffed: { staffing.contains(Staffing.Stand(role: $0, place: $1)) }, zone: zone)
        var tally = CrossingTally()
        try await database.forEachOpenTicket(under: earlier) { ticket in
            let old = try library.definition(of: ticket)
            let moment = max(now, ticket.updatedAt)
            var excused: Ticket? = ticket
            // As a start would: idle clocks get the outage back before anything else.
            for outage in outages {
                for event in try decide(.excuse(outage), on: excused, under: old, in: surroundings, at: moment) {
                    apply(event, to: &excused)
                }
            }
            do {
                let events = try decide(
                    order.command(from: old), on: excused, under: order.to.definition, in: surroundings, at: moment)
                tally.add(events, on: ticket, at: moment)
            } catch Refusal.cannotCross(let obstacle) {
                tally.refused[obstacle, default: []].append(ticket.number)
            }
        }
        return tally
    }
}
