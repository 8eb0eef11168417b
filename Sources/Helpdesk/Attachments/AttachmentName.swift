import Workflow

/// What a file is called from now on. Whoever sent it may have called it anything: what comes out names no folder, draws
/// as it reads, and ends as its content says, so that nobody opens a program for a picture.
struct AttachmentName: Equatable {
    let text: String

    /// In characters, without the ending.
    static let longest = 100

    init(_ sent: String, kind: AttachmentKind) {
        let (stem, ending) = Self.parts(of: Self.tame(sent))
        let isRight = kind.fileExtensions.contains(ending.lowercased())
        let name = Self.trimmed(isRight || ending.isEmpty ? stem : "\(stem).\(ending)")
        let short = Self.trimmed(String(name.prefix(Self.longest)))
        text = (short.isEmpty ? "lampiran" : short) + "." + (isRight ? ending.lowercased() : kind.fileExtensions[0])
    }

    /// The last part of a path, without what steers how text is drawn; what some file system can't hold is a low line.
    private static func tame(_ sent: String) -> String {
        let last = sent.split { $0 == "/" || $0 == "\\" }.last ?? ""
        var scalars = String.UnicodeScalarView()
        for scalar in last.unicodeScalars where scalar.isSeen {
            scalars.append(#"<>:"|?*%"#.unicodeScalars.contains(scalar) ? "_" : scalar)
        }
        return trimmedEnd(String(scalars))
    }

    private static func parts(of name: String) -> (stem: String, ending: String) {
        guard let dot = name.lastIndex(of: ".") else { return (name, "") }
        return (String(name[..<dot]), String(name[name.index(after: dot)...]))
    }

    /// Dots in front hide a file, and behind it some systems drop them.
    private static func trimmed(_ name: String) -> String {
        trimmedEnd(String(name.drop { $0 == "." || $0.isWhitespace }))
    }

    private static func trimmedEnd(_ name: String) -> String {
        var rest = Substring(name)
        while let last = rest.last, last == "." || last.isWhitespace { rest.removeLast() }
        return String(rest)
    }
}

extension Unicode.Scalar {
    /// Neither a control character nor one that only changes how others are drawn, such as U+202E.
    fileprivate var isSeen: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
        default: !properties.isDefaultIgnorableCodePoint
        }
    }
}
