/// Why a ticket ended. The file may use any of them in `close:`.
package enum CloseReason: String, CaseIterable, Sendable {
    case requester, idle, duplicate
    case noInformation = "no-information"
    case outOfScope = "out-of-scope"
}
