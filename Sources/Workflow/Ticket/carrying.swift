extension [TicketEvent] {
    /// The same events, the last one with these files: it is what the person said, whatever clocks did before.
    /// - Throws: `Refusal.form` where it says nothing that files could come with.
    func carrying(_ attachments: [AttachmentReference]) throws(Refusal) -> [TicketEvent] {
        guard !attachments.isEmpty, let last else { return self }
        guard let fact = last.fact.carrying(attachments) else {
            // Files with what the staff say among themselves could be had by whoever may see the ticket.
            let isInternal = last.fact.hasInternalWords
            throw .form([
                isInternal
                    ? FieldFault(field: "attachments", kind: .tooMany(0)) : FieldFault(field: "message", kind: .missing)
            ])
        }
        var events = self
        events[count - 1].fact = fact
        return events
    }
}

extension TicketEvent.Fact {
    /// Nil where nothing is said.
    fileprivate func carrying(_ attachments: [AttachmentReference]) -> Self? {
        switch self {
        case .opened(var opening):
            opening.attachments = attachments
            return .opened(opening)
        case .answered(let message): return .answered(message.carrying(attachments))
        case .replied(let message): return .replied(message.carrying(attachments))
        case .asked(let message): return .asked(message.carrying(attachments))
        case .forwarded(let move): return move.carrying(attachments).map(Self.forwarded)
        case .returned(let move): return move.carrying(attachments).map(Self.returned)
        case .closed(var closing):
            closing.attachments = attachments
            return closing.note == nil ? nil : .closed(closing)
        case .noted, .assigned, .referred, .reported, .inquired, .recategorised, .flagged, .reminded, .excused, .rated,
            .migrated, .replanned:
            return nil
        }
    }
}

extension TicketEvent.Message {
    fileprivate func carrying(_ attachments: [AttachmentReference]) -> Self {
        var message = self
        message.attachments = attachments
        return message
    }
}

extension TicketEvent.Move {
    fileprivate func carrying(_ attachments: [AttachmentReference]) -> Self? {
        var move = self
        move.attachments = attachments
        return note == nil ? nil : move
    }
}
