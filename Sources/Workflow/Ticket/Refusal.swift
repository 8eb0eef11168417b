/// A rule said no. Data only: the words that people read stand in the catalogue of texts.
package enum Refusal: Error, Equatable, Sendable {
    /// Nobody with the caller's roles may open a ticket with this form (for this requester).
    case intakeClosed(FormName)
    case ticketClosed(CloseReason)
    case noSuchAction(ActionName)
    /// Seen, but not for this person to do.
    case notAllowed(ActionName)
    /// The person may do it, but not while the ticket is where it is.
    case notNow(ActionName, holder: TierName, awaiting: Awaiting)
    /// It is locked until then.
    case notBefore(ActionName, Instant)
    case alreadyRated
    case form([FieldFault])
    /// Questions of this category go another way, in the file's words.
    case redirected(CategoryPath, to: Wording)
    /// No rung that could take it has anybody standing on it.
    case nobodyStands(from: TierName)
    case noSuchTicket
}
