import Foundation

/// Where standard output goes.
enum Terminal {
    private static let isTerminal = isatty(STDOUT_FILENO) == 1

    /// As many as fit on a line; 80 where nobody can say.
    static var columns: Int {
        var size = winsize()
        guard isTerminal, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) } ?? 80
        }
        return Int(size.ws_col)
    }

    /// Colours only where somebody watches who did not ask for none: https://no-color.org.
    static var isStyled: Bool {
        let environment = ProcessInfo.processInfo.environment
        return isTerminal && environment["TERM"] != "dumb" && (environment["NO_COLOR"] ?? "").isEmpty
    }
}
