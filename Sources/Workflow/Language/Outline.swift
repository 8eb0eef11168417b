/// Where each part of a file stands, by the keys that lead to it, so that what is wrong with a value can be shown.
package struct Outline: Equatable, Sendable {
    package typealias Path = [String]

    private let file: String
    private var locations: [Path: Location] = [:]

    package init(file: String) { self.file = file }

    package subscript(path: Path) -> Location {
        /// Of the part itself or of the nearest one around it that the file spells out.
        get {
            locations[path] ?? (path.isEmpty ? Location(file: file) : self[path.dropLast()])
        }
        set { locations[path] = newValue }
    }

    package subscript(path: String...) -> Location { self[path] }
}
