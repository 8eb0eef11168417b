import Workflow

extension Document {
    static let workflowSchemas: KeyValuePairs<String, JSON> = [
        "WorkflowHead": Schema.object([
            "name": Schema.string, "title": Schema.string, "version": Schema.positive, "hash": Schema.string,
        ]),
        "Workflows": Schema.page(of: "WorkflowHead"),
        "Workflow": Schema.object([
            "name": Schema.string, "title": Schema.string, "version": Schema.positive, "hash": Schema.string,
            "calendar": Schema.object(["name": Schema.string, "title": Schema.string]),
            "tiers": Schema.list(
                of: Schema.object(["name": Schema.string, "title": Schema.string, "inbox": level])),
            "forms": Schema.list(of: Schema.reference("Form")),
            "categories": Schema.list(of: Schema.reference("Category")),
            "actions": Schema.list(
                of: Schema.object(
                    ["name": Schema.string, "title": Schema.string, "does": deed], optional: ["title"])),
            "clocks": Schema.list(of: Schema.reference("WorkflowClock")),
            "bound": Schema.reference("Bound"),
            "intake": Schema.list(of: Schema.reference("Intake")),
        ]),
        "Form": Schema.object(
            [
                "name": Schema.string, "title": Schema.string, "help": Schema.string, "before": Schema.strings,
                "schema": .object(["type": "object"]),
            ], optional: ["help"]),
        "Category": Schema.object(
            [
                "name": Schema.string, "path": Schema.string, "title": Schema.string, "help": Schema.string,
                "before": Schema.strings, "form": Schema.string,
                "article": Schema.object(["title": Schema.string, "link": Schema.string], optional: ["link"]),
                "redirect": Schema.string,
                "categories": Schema.list(of: Schema.reference("Category")),
            ], optional: ["help", "form", "article", "redirect"]),
        "WorkflowClock": Schema.object(
            [
                "name": Schema.string,
                "while": Schema.object(
                    [
                        "tier": Schema.strings, "awaiting": Schema.list(of: awaiting), "category": Schema.strings,
                        "requester": Schema.strings,
                    ],
                    optional: ["tier", "awaiting", "category", "requester"]),
                "after": Schema.string, "ends": Schema.one(of: Ending.allCases.map(\.rawValue)),
                "restarts": Schema.strings, "reminders": Schema.strings,
                "then": Schema.object(
                    ["forward": Schema.string, "flag": Schema.string, "close": closeReason],
                    optional: ["forward", "flag", "close"]),
            ], optional: ["restarts"]),
        "Bound": Schema.object(["days": Schema.count]),
        "Intake": Schema.object([
            "form": Schema.string, "into": Schema.string, "channel": Schema.string, "onBehalfOf": Schema.strings,
            "bound": Schema.reference("Bound"),
        ]),
    ]
}
