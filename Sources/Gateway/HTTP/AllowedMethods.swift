import HTTPTypes
package import Hummingbird

/// Which methods each path has, to tell a wrong method from a wrong path.
package struct AllowedMethods: Sendable {
    private let routes: [(path: [Substring], method: String)]

    package init(of router: Router<APIContext>) {
        routes = router.routes.map { ($0.path.description.components, $0.method.rawValue) }
    }

    /// Nil where there is no such path.
    package func allowed(at path: String) -> [String]? {
        let components = path.components
        let methods = Set(routes.filter { matches($0.path, components) }.map(\.method))
        return methods.isEmpty ? nil : methods.union(methods.contains("GET") ? ["HEAD"] : []).sorted()
    }

    private func matches(_ pattern: [Substring], _ path: [Substring]) -> Bool {
        pattern.count == path.count && zip(pattern, path).allSatisfy { $0 == $1 || $0.hasPrefix("{") }
    }
}

extension String {
    fileprivate var components: [Substring] { split(separator: "/") }
}
