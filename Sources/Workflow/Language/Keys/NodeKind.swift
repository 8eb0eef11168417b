/// The mappings with fixed keys that a workflow file is made of: the one table of what may stand in each. The loader
/// takes what is here, and `WorkflowSchema` tells editors the same.
enum NodeKind: String, CaseIterable, Sendable {
    case workflow, tier, intake, desk, form, field, document, option, branch, category, article, action, clock
    case condition, effect, code, comments, wording

    /// Those that must be there first: in this order messages list what is known.
    var keys: [Key] { Self.table[self] ?? [] }

    private static let table = Dictionary(uniqueKeysWithValues: allCases.map { ($0, $0.spelledOut) })

    private var spelledOut: [Key] {
        switch self {
        case .workflow:
            [
                .required("workflow", .name), .required("title", .wording), .required("calendar", .name),
                .required("tiers", .named(.node(.tier), atMost: Most.tiers)),
                .required("forms", .named(.node(.form), atMost: Most.forms)),
                .required("intake", .list(.node(.intake), atMost: Most.ways)),
                .required("actions", .named(.node(.action), atMost: Most.actions)),
                .optional("teams", .named(.node(.tier), atMost: Most.tiers)),
                .optional("categories", Self.categories),
                .optional("clocks", .named(.node(.clock), atMost: Most.clocks)),
                .optional("quiet", .text(pattern: Self.quietHours)),
                .optional("codes", .named(.node(.code), atMost: Most.codes)), .optional("comments", .node(.comments)),
                .optional("article", Self.reading),
            ]
        case .tier:
            [
                .required("title", .wording), .required("members", .name),
                .required("inbox", .words(of: Place.Level.self)),
            ]
        case .intake:
            [
                .required("by", .names), .required("form", .name), .required("into", .name),
                .optional("for", .names), .optional("channel", .name), .optional("category", .categoryPaths),
                .optional("from", .some(.text(pattern: Self.region), atMost: Most.regions)),
                .optional("queue", .text(pattern: "^[A-Z]{1,3}$")), .optional("desk", .node(.desk)),
            ]
        case .desk: [.required("title", .wording), .required("address", .title(atMost: Most.address))]
        case .form:
            [
                .required("title", .wording), .optional("help", Self.explanation), .optional("before", Self.checks),
                .optional("fields", .named(.node(.field), atMost: Most.fields)),
                .optional("evidence", .named(.node(.document), atMost: Most.documents)),
            ]
        case .field:
            [
                .required("title", .wording), .required("type", .words(of: FieldWord.self)),
                .optional("help", Self.explanation), .optional("options", .options(of: .branch)),
                .optional("required", Self.requirement), .optional("shown", .fieldCondition),
                .optional("same-as", .name), .optional("fits", .name),
                .optional("prefill", .words(of: Form.Prefill.self)), .optional("personal", .truth),
                .optional("least", .text(pattern: Self.version)), .optional("code", .name),
                .optional("article", Self.reading),
            ]
        case .document:
            [
                .required("title", .wording), .optional("help", Self.explanation),
                .optional("required", Self.requirement), .optional("shown", .fieldCondition),
                .optional("article", Self.reading),
            ]
        case .option:
            [
                .required("title", .wording), .optional("redirect", Self.explanation),
                .optional("place", .words(of: PlaceWord.self)),
            ]
        case .branch: NodeKind.option.spelledOut + [.optional("options", .options(of: .branch))]
        case .category:
            [.required("title", .wording)] + CategoryKey.allCases.map { .optional($0.rawValue, shape(of: $0)) }
        case .article: [.required("title", .wording), .required("link", .text(pattern: Link.pattern))]
        case .action:
            [.required("does", .words(of: DeedWord.self)), .required("by", .name)]
                + ActionKey.allCases.map { .optional($0.rawValue, shape(of: $0)) }
        case .clock:
            [
                .required("while", .condition), .required("after", .span), .required("then", .node(.effect)),
                .optional("restarts", .some(.words(of: Clock.Restart.self), atMost: Most.words)),
                .optional("remind", .some(.either([.span, .text(pattern: Self.share)]), atMost: Most.reminders)),
                .optional("ends", .words(of: Ending.self)), .optional("calendar", .name),
            ]
        case .condition:
            [
                .optional("tier", .names),
                .optional("awaiting", .some(.words(of: Awaiting.self), atMost: Most.words)),
                .optional("category", .categoryPaths), .optional("requester", .names),
            ]
        case .effect:
            [
                .optional("forward", .name), .optional("flag", .name),
                .optional("close", .words(of: CloseReason.self)),
            ]
        case .code:
            [
                .required("title", .wording), .required("for", .some(.words(of: CodeLevel.self), atMost: Most.words)),
                .required("by", .names), .required("lasts", .span), .required("uses", .count(CodeKind.counts)),
                .required("tries", .count(CodeKind.counts)),
            ]
        case .comments:
            [
                .required("by", .names), .required("desk", .name), .required("form", .name),
                .optional("canned", .named(Self.explanation, atMost: Most.canned)),
            ]
        // How long they may be depends on what they are for.
        case .wording: Language.allCases.map { .required($0.rawValue, .title(atMost: Most.explanation)) }
        }
    }

    private func shape(of key: ActionKey) -> Shape {
        switch key {
        case .title: .wording
        case .when: .condition
        case .to: .name
        case .reason: .words(of: CloseReason.self)
        case .note: .words(of: NoteWord.self)
        case .notBefore: .text(pattern: Self.lock)
        }
    }

    private func shape(of key: CategoryKey) -> Shape {
        switch key {
        case .help, .redirect: Self.explanation
        case .article: Self.reading
        case .before: Self.checks
        case .form, .into: .name
        case .target: .named(.span, atMost: Most.clocks)
        case .categories: Self.categories
        }
    }

    private static let reading = Shape.either([.wording, .node(.article)])
    private static let checks = Shape.list(explanation, atMost: Most.checks)
    private static let explanation = Shape.wording(atMost: Most.explanation)
    private static let requirement = Shape.either([.truth, .fieldCondition])
    /// Most categories need no more than their title.
    private static let categories = Shape.named(.either([.wording, .node(.category)]), atMost: Most.categories)

    // MARK: Patterns

    private static let version = "^\\s*[vV]?[0-9]{1,9}(\\.[0-9]{1,9}){0,3}\\s*$"
    private static let quietHours = "^\(minute)-\(minute)$"
    private static let minute = "([01][0-9]|2[0-3]):[0-5][0-9]"
    private static let share = "^[1-9][0-9]?/[1-9][0-9]{0,2}$"
    private static let lock =
        "^[1-9][0-9]* (minutes?|hours?|days?|working hours?|working days?) after (\(Occurrence.allCases.map(\.rawValue).joined(separator: "|")))$"
    /// The code of a province or of a kab/kota, or a word for places without one.
    static let region = "^([0-9]{2}(\\.[0-9]{2})?|\(Place.Elsewhere.allCases.map(\.rawValue).joined(separator: "|")))$"
}
