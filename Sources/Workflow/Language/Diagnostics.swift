/// Why a file was refused, as an error: never empty.
package struct Diagnostics: Error, Equatable, Sendable, ExpressibleByArrayLiteral {
    package let all: [Diagnostic]

    package init(_ all: [Diagnostic]) { self.all = all.inReadingOrder() }
    package init(arrayLiteral diagnostics: Diagnostic...) { self.init(diagnostics) }
}
