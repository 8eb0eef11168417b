package import Workflow

extension Installation {
    /// Ends the session, and every line on which its account listens: those of its other sessions come back by themselves.
    package func signOut(_ token: SessionToken, of account: AccountID) async throws {
        try await signIns.signOut(token)
        crier.dismiss(account)
    }
}
