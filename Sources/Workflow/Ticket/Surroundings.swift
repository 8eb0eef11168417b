/// What the rules must know of the world outside one ticket. Passed in, so that `decide` stays a function.
package struct Surroundings {
    /// Is there an active account with this role at exactly this place?
    package var isStaffed: (RoleName, Place) -> Bool
    /// The zone that clocks count in where the calendar says "the holder's".
    package var zone: (Place) -> Zone
    /// The next number of the line with this prefix at the desk's place on that day, from 1.
    package var nextInQueue: (QueuePrefix, Place, CivilDay) -> Int
    /// Another ticket, as it is now.
    package var ticket: (TicketNumber) -> Ticket?
    /// Whoever has that account; nil for a guest's.
    package var person: (AccountID) -> Person?

    package init(
        isStaffed: @escaping (RoleName, Place) -> Bool, zone: @escaping (Place) -> Zone,
        nextInQueue: @escaping (QueuePrefix, Place, CivilDay) -> Int = { _, _, _ in 1 },
        ticket: @escaping (TicketNumber) -> Ticket? = { _ in nil },
        person: @escaping (AccountID) -> Person? = { _ in nil }
    ) {
        self.isStaffed = isStaffed
        self.zone = zone
        self.nextInQueue = nextInQueue
        self.ticket = ticket
        self.person = person
    }
}
