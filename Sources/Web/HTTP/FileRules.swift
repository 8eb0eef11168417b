import Gateway
import Helpdesk
import Workflow

/// What a form says about the files that may go along, and what the script needs to know of it.
struct FileRules: Printable, Equatable {
    var help: String
    /// Bytes of one file.
    var most: Int
    var count: Int
    var tooLarge: String
    var tooMany: String
}

extension PageWords {
    func fileRules(_ limits: AttachmentLimits) -> FileRules {
        let (count, size) = ("\(limits.perMessage)", "\(limits.size / 1_048_576)")
        let tooMany = Problem.FieldProblem(field: "", key: "fault.too-many", arguments: ["limit": count])
        return FileRules(
            help: self("asking.files.help", ["count": count, "size": size]), most: limits.size,
            count: limits.perMessage,
            tooLarge: sentence(Problem(AttachmentProblem.tooLarge(limit: limits.size))),
            tooMany: tooMany.text(texts, in: language))
    }
}

extension FileRules {
    /// A document of a checklist is one file.
    static func one(_ rules: FileRules) -> FileRules {
        var rules = rules
        rules.count = 1
        return rules
    }
}
