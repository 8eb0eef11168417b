/// Lets time pass. For what runs beside the requests, so that between its pages people's commands get their turn.
/// - Throws: `CancellationError`, at once, when the task is cancelled.
func rest(for duration: Duration) async throws {
    // No commit or due moment could stand for a pace, and no test waits for it: tests move a clock of their own.
    try await Task.sleep(for: duration)  // The one wait for time itself: a pace, on the real clock.
}

/// Rests until `isWoken` returns, but no longer than `duration`, and less when the task is cancelled.
func rest(for duration: Duration, orUntil isWoken: @escaping @Sendable () async -> Void) async {
    await withTaskGroup { group in
        // Cut short only because it was woken, or because all of it ends: neither is an error.
        group.addTask { try? await rest(for: duration) }
        group.addTask { await isWoken() }
        await group.next()
        group.cancelAll()
    }
}
