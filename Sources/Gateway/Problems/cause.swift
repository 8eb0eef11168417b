import EventStore
import Helpdesk

/// What the log may hold of an error: the ones that name no person and no message, in full.
package func cause(_ error: any Error) -> String {
    switch error {
    case let error as EventStoreError: "\(error)"
    case let error as UnknownWorkflow: "\(error)"
    case VaultError.wrongMasterKey: "wrong master key"
    default: "\(type(of: error))"
    }
}
