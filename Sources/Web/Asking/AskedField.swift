import Workflow

/// One question of a form, ready to print.
struct AskedField: Printable {
    /// Of the element; errors and help hang on it.
    var id: String
    var name: String
    var label: String
    var help: String?
    /// Where to look for it.
    var reading: Reading?
    /// `wajib`, `tidak wajib`, or when it is.
    var duty: String
    var isRequired: Bool
    /// When it is asked, in words, for whoever has no script.
    var condition: String?
    /// The same for the script: `jenis:akun|sandi;peran:guru`.
    var when: String?
    var error: String?
    /// What is odd about what was typed: it is taken all the same.
    var warning: String?
    /// The ids of what describes it.
    var describedBy: String?
    var isInput: Bool
    var isParagraph: Bool
    var isList: Bool
    var isFile: Bool
    var value: String
    var kind: String
    var inputMode: String?
    var autocomplete: String?
    var longest: Int?
    /// No draft on the device may hold it.
    var isUnkept: Bool
    var groups: [Group]
    var kept: [KeptFile]
    /// Nil where no file is asked for.
    var rules: FileRules?

    /// Options under one heading; without one they stand by themselves.
    struct Group: Printable {
        var heading: String?
        var options: [Choice]
    }
}
