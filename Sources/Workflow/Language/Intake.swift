/// One way in: who may open a ticket, with which form, and where it lands.
package struct Intake: Equatable, Sendable {
    package var by: RoleName
    /// Whose problem it may be, where the filer only writes it down for them; empty where filer and requester are one.
    package var onBehalfOf: [RoleName]
    package var form: FormName
    package var into: TierName
    package var channel: ChannelName

    package init(by: RoleName, onBehalfOf: [RoleName] = [], form: FormName, into: TierName, channel: ChannelName = .web)
    {
        self.by = by
        self.onBehalfOf = onBehalfOf
        self.form = form
        self.into = into
        self.channel = channel
    }
}

extension Intake {
    /// In which roles people ask who come this way.
    package var requesters: [RoleName] { onBehalfOf.isEmpty ? [by] : onBehalfOf }
}
