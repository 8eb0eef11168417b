/// How the façade is set up; what the command line reads from flags and the environment.
package struct APISettings: Sendable {
    /// Whether a proxy of ours stands before us, so that `X-Forwarded-For` and `-Proto` tell the truth.
    package var isBehindProxy: Bool
    /// Whether the session cookie may travel over https alone; where it is false, it still does for requests that came
    /// by https.
    package var hasSecureCookies: Bool
    /// Connections at once; more wait until one is free.
    package var mostConnections: Int

    package init(isBehindProxy: Bool = false, hasSecureCookies: Bool = false, mostConnections: Int = 4_096) {
        self.isBehindProxy = isBehindProxy
        self.hasSecureCookies = hasSecureCookies
        self.mostConnections = mostConnections
    }
}
