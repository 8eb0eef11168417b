/// Where people come in person: what stands on the slip that the desk hands out.
package struct ServiceDesk: Equatable, Sendable {
    package var title: Wording
    /// In lines as they are printed.
    package var address: String

    package init(title: Wording, address: String) {
        self.title = title
        self.address = address
    }
}
