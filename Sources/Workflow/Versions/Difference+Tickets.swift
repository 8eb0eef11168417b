/// Which tickets a difference is about.
extension Difference {
    /// Whether it would touch this ticket, were the ticket to live under the new text.
    package func touches(_ ticket: Ticket, under old: Definition) -> Bool {
        guard ticket.isOpen else { return false }
        return switch subject {
        case .workflow: change == .order && consequence == .needsPlan
        // Whoever asks next will notice, and nobody before.
        case .intake, .form, .field: false
        case .tier(let name): change != .added && ticket.holder.tier == name
        case .team(let name): ticket.team?.tier == name
        case .category(let path): touches(path, ticket)
        case .action(let name): touches(ticket, through: old.action(name))
        case .clock(let name): change == .added || ticket.clocks[name]?.isPending ?? false
        case .calendar(let name): counts(on: name, ticket, under: old)
        }
    }

    private func touches(_ path: CategoryPath, _ ticket: Ticket) -> Bool {
        guard let category = ticket.category else { return change == .added && consequence == .forbidden }
        guard category.isWithin(path) else { return false }
        guard case .target(let clock, _, _) = change else { return true }
        return ticket.clocks[clock]?.isPending ?? false
    }

    /// Nobody had the action before: then it touches them all.
    private func touches(_ ticket: Ticket, through action: Action?) -> Bool {
        guard let action, case .tier(let tier) = action.by else { return true }
        return ticket.holder.tier == tier
    }

    private func counts(on calendar: String, _ ticket: Ticket, under old: Definition) -> Bool {
        consequence != .compatible
            && old.clocks.contains { clock in
                clock.after.isWorking && old.calendar(of: clock).name == calendar
                    && ticket.clocks[clock.name]?.isPending ?? false
            }
    }
}

extension ClockState {
    /// Something of it is still to come.
    fileprivate var isPending: Bool {
        switch self {
        case .running, .standing: true
        case .done: false
        }
    }
}
