/// Where a stream stands: what its next event must follow. Whoever keeps it beside a cached ticket appends without
/// asking first.
package struct StreamHead: Equatable, Sendable {
    package var version: Int
    package var hash: ChainHash

    package init(version: Int, hash: ChainHash) {
        self.version = version
        self.hash = hash
    }

    /// Before the first event.
    package static let start = StreamHead(version: 0, hash: .zero)
}
