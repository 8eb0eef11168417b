import Workflow

/// A fact as a sentence in a test needs it: what happened, without the texts and the clocks.
enum Happening: Equatable {
    case opened(in: TierName, skipped: [TierName] = [])
    case answered, replied, asked, noted, reported, inquired
    case assigned(AccountID)
    case referred(to: TierName)
    case forwarded(to: TierName, skipped: [TierName] = [])
    case returned(to: TierName, skipped: [TierName] = [])
    case flagged(FlagName)
    case reminded(ClockName, Int)
    case excused
    case closed(CloseReason, unanswered: Bool = false, duplicateOf: TicketNumber? = nil)
    case rated(Int)
    case recategorised(to: CategoryPath)
    case migrated, replanned

    init(_ event: TicketEvent) {
        self =
            switch event.fact {
            case .opened(let opening): .opened(in: opening.tier, skipped: opening.skipped)
            case .answered: .answered
            case .replied: .replied
            case .asked: .asked
            case .noted: .noted
            case .assigned(let assignment): .assigned(assignment.assignee)
            case .referred(let referral): .referred(to: referral.team)
            case .reported: .reported
            case .inquired: .inquired
            case .recategorised(let change): .recategorised(to: change.to)
            case .forwarded(let move): .forwarded(to: move.to, skipped: move.skipped)
            case .returned(let move): .returned(to: move.to, skipped: move.skipped)
            case .flagged(let flagging): .flagged(flagging.flag)
            case .reminded(let reminder): .reminded(reminder.clock, reminder.ordinal)
            case .excused: .excused
            case .closed(let closing):
                .closed(closing.reason, unanswered: closing.unanswered, duplicateOf: closing.duplicateOf)
            case .rated(let rating): .rated(rating.rating)
            case .migrated: .migrated
            case .replanned: .replanned
            }
    }
}
