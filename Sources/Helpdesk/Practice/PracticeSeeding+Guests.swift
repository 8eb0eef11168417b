import Workflow

extension PracticeSeeding {
    /// What stands for a username in the script where somebody without an account acts.
    static let guest = "guest"

    /// Somebody new where a ticket is opened, and whoever opened it ever after.
    func guest(on number: TicketNumber?) throws -> Person {
        guard let number else { return installation.guests.newcomer().person }
        guard let requester = installation.desk.rememberedRequester(of: number), requester.isGuest else {
            throw UnknownPracticeAccount(username: Self.guest)
        }
        return Person(id: requester, roles: [.guest], place: .national)
    }
}
