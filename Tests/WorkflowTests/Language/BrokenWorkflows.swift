import Foundation

@testable import Workflow

extension BrokenFile {
    static let unreadable = [
        BrokenFile(.fileTooLarge, marked: "▸workflow: x\n" + String(repeating: "# padding\n", count: 30_000)),
        BrokenFile(.controlCharacter, "title: Contoh", "title: Con▸\u{7}toh"),
        BrokenFile(.controlCharacter, "title: Contoh", "title: Con▸\u{2028}toh"),
        BrokenFile(.directionControl, "title: Contoh", "title: Con▸\u{202E}toh"),
        BrokenFile(.directionControl, "tim-helpdesk", "▸\u{2066}tim-helpdesk"),
        BrokenFile(.directionControl, "title: Contoh", #"title: ▸"Con\u202Etoh""#),
        BrokenFile(.tab, "title: Contoh", "title:▸\tContoh"),
        BrokenFile(.notYAML, "forms:", "forms: ▸]"),
        BrokenFile(.emptyFile, marked: "▸"),
        BrokenFile(.emptyFile, marked: "▸# nothing but a comment\n"),
        BrokenFile(.anchor, "dinas: {", "dinas: ▸&low {"),
        BrokenFile(.anchor, "into: dinas", "into: ▸*low"),
        BrokenFile(.anchor, "    while: open", "    ▸<<: { while: open }"),
        BrokenFile(.tag, "title: Contoh", "title: ▸!!str Contoh"),
        BrokenFile(.tag, "title: Contoh", "title: ▸!binary Contoh"),
        BrokenFile(.severalDocuments, "forms:", "▸---\nforms:"),
        BrokenFile(
            .nestedTooDeeply, "title: Contoh",
            "title: " + String(repeating: "[", count: 15) + "▸[" + String(repeating: "]", count: 16)),
        BrokenFile(.duplicateKey, "title: Contoh", "▸title: Contoh\ntitle: Lagi"),
        BrokenFile(.duplicateKey, "  naik:", "  ▸selesai:"),
    ]

    static let misshapen = [
        BrokenFile(.unknownKey, "restarts:", "▸restart:", suggestion: "restarts"),
        BrokenFile(.unknownKey, "tiers:", "▸teirs:", suggestion: "tiers")
            .with(.missingKey, .unknownTier, .unknownTier, .unknownTier),
        BrokenFile(.unknownKey, "does: answer,", "does: answer, to: ▸pusat,"),
        BrokenFile(.unknownKey, "does: answer,", "does: answer, reason: ▸idle,"),
        BrokenFile(.missingKey, "  jawab: { does: answer, by: holder }", "  ▸jawab: { does: answer }"),
        BrokenFile(
            .missingKey, "  jawab: { does: answer, by: holder }", "  ▸jawab: { does: forward, by: dinas }"),
        BrokenFile(.missingKey, "workflow: contoh\n", "▸"),
        BrokenFile(.wrongShape, "calendar: setiap-saat", "▸calendar: [setiap-saat]"),
        BrokenFile(.wrongShape, "  pertanyaan: { title: Pertanyaan }", "  ▸pertanyaan: Pertanyaan"),
        BrokenFile(.wrongShape, "title: Contoh", "▸[title]: Contoh"),
        BrokenFile(.wrongShape, marked: "▸just a line of text"),
        BrokenFile(.implicitValue, "members: tim-helpdesk", "members: ▸no"),
        BrokenFile(.implicitValue, "members: tim-helpdesk", "members: ▸22:30"),
        BrokenFile(.implicitValue, "  jawab:", "  ▸on:"),
        BrokenFile(.malformedName, "workflow: contoh", "workflow: ▸Contoh Besar"),
        BrokenFile(.malformedName, "members: tim-helpdesk", "members: ▸\"\""),
        BrokenFile(.unknownWord, "inbox: kabkota", "inbox: ▸kabkotta", suggestion: "kabkota"),
        BrokenFile(.unknownWord, "does: answer", "does: ▸anwser", suggestion: "answer"),
        BrokenFile(.unknownWord, "while: open", "while: ▸closed"),
        BrokenFile(.unknownWord, "[message, forward]", "[message, ▸forwards]", suggestion: "forward"),
        BrokenFile(.unknownWord, "awaiting: holder", "awaiting: ▸nobody"),
        BrokenFile(.malformedSpan, "after: 3 days", "after: ▸3"),
        BrokenFile(.malformedSpan, "after: 3 days", "after: ▸0 days"),
        BrokenFile(.malformedSpan, "after: 3 days", "after: ▸3 hari"),
        BrokenFile(.malformedSpan, "after: 3 days", "after: ▸99999999999999999999 days"),
        BrokenFile(
            .notTrueOrFalse, "title: Pertanyaan }",
            "title: Pertanyaan, fields: { nisn: { title: NISN, type: text, personal: ▸yes } } }"),
        BrokenFile(.emptyText, "title: Contoh", "title: ▸\" \""),
        BrokenFile(.emptyText, "title: Contoh", "title: ▸" + String(repeating: "a", count: 201)),
        BrokenFile(.emptyList, "restarts: [message, forward]", "▸restarts: []"),
        BrokenFile(.emptyList, "while: { tier: dinas, awaiting: holder }", "▸while: {}"),
        BrokenFile(.emptyList, marked: unclocked + "▸clocks: {}\n"),
        BrokenFile(.notExactlyOne, "then: { close: idle }", "▸then: { close: idle, flag: x }"),
        BrokenFile(.notExactlyOne, "then: { close: idle }", "▸then: {}"),
        BrokenFile(
            .malformedLock, "does: answer, by: holder", "does: answer, by: holder, not-before: ▸5 days after lunch"),
        BrokenFile(.malformedReminder, "after: 3 days", "after: 3 days\n    remind: ▸1"),
        BrokenFile(.malformedReminder, "after: 3 days", "after: 3 days\n    remind: [1/3, ▸0/3]"),
        BrokenFile(.malformedReminder, "after: 3 days", "after: 3 days\n    remind: [1/3, ▸3/3]"),
        BrokenFile(.malformedReminder, "after: 3 days", "after: 3 days\n    remind: ▸1/101"),
        BrokenFile(.unknownWord, "after: 3 days", "after: 3 days\n    ends: ▸closng", suggestion: "closing"),
        BrokenFile(
            .malformedRegion, "into: dinas", "into: dinas, from: [\"32\", ▸oversea]", suggestion: "overseas"
        ).with(.noFallback),
        BrokenFile(.malformedRegion, "into: dinas", "into: dinas, from: ▸\"3273\"").with(.noFallback),
        BrokenFile(.implicitValue, "into: dinas", "into: dinas, from: [▸32.10]").with(.noFallback),
        BrokenFile(.missingKey, marked: sorted("▸masuk: { help: Bantuan }")),
        BrokenFile(
            .malformedName,
            marked: sorted("masuk: Masuk").replacing("into: dinas", with: "into: dinas, category: ▸masuk/")),
        BrokenFile(.implicitValue, "title: Contoh", "title: ▸null"),
        BrokenFile(
            .tooMany,
            marked: sound.replacing(
                "intake:",
                with: "▸categories:\n"
                    + (1...6).map { ten in
                        "  c\(ten): { title: C, categories: { "
                            + (1...199).map { "d\($0): D" }.joined(separator: ", ") + " } }\n"
                    }.joined() + "intake:")),
        BrokenFile(.missingKey, marked: sorted("masuk: { ▸title: { id: Masuk } }")),
        BrokenFile(.unknownKey, marked: sorted("masuk: { title: Masuk, redirect: Di sana, into: ▸pusat }")),
        BrokenFile(.malformedQueue, "into: dinas }", "into: dinas, queue: ▸a }"),
        BrokenFile(.malformedQueue, "into: dinas }", "into: dinas, queue: ▸LOKET }"),
        BrokenFile(.missingKey, "into: dinas }", "into: dinas, ▸desk: { title: ULT } }"),
        BrokenFile(.unknownKey, marked: sorted("masuk: { title: Masuk, redirect: Di sana, ▸before: [Coba dahulu] }")),
        BrokenFile(.wrongShape, marked: sorted("masuk: { title: Masuk, before: ▸Coba dahulu }")),
        BrokenFile(.emptyList, marked: sorted("masuk: { title: Masuk, ▸before: [] }")),
        BrokenFile(.emptyText, "{ title: Pertanyaan }", "{ title: Pertanyaan, before: [▸\" \"] }"),
        BrokenFile(.malformedQuiet, "tiers:", "quiet: ▸\"21:00-21:00\"\ntiers:"),
        BrokenFile(.unknownKey, "does: answer,", "does: answer, note: ▸required,"),
        BrokenFile(.unknownWord, "does: close,", "does: close, note: ▸requird,", suggestion: "required"),
        BrokenFile(
            .tooMany, "restarts:", "▸remind: [\((1...11).map { "\($0) hours" }.joined(separator: ", "))]\n    restarts:"
        ),
    ]

    static let senseless = [
        BrokenFile(.unknownTier, "into: dinas", "into: ▸dina", suggestion: "dinas"),
        BrokenFile(.unknownTier, "forward: pusat", "forward: ▸pusta", suggestion: "pusat"),
        BrokenFile(.unknownTier, "tier: dinas", "tier: [dinas, ▸provinsi]"),
        BrokenFile(.unknownTier, "by: holder", "by: ▸holdr", suggestion: "holder"),
        BrokenFile(.unknownForm, "form: pertanyaan", "form: ▸pertanyan", suggestion: "pertanyaan").with(.unusedForm),
        BrokenFile(.unknownCalendar, "setiap-saat", "▸setiap-sat", suggestion: "setiap-saat"),
        BrokenFile(
            .unknownCalendar, "after: 3 days", "after: 3 days\n    calendar: ▸setiap-sat", suggestion: "setiap-saat"),
        BrokenFile(
            .requestNotAnew,
            marked: sound.replacing("answer, by: holder", with: "ask, by: holder")
                + "  ▸data: { while: { awaiting: information }, after: 2 days, then: { close: no-information } }\n",
            suggestion: "restarts: ask"),
        BrokenFile(
            .likelyMisspeltRole, "actions:",
            "  - { by: [operator-dinas, ▸operator-dina], form: pertanyaan, into: pusat }\nactions:",
            suggestion: "operator-dinas"),
        BrokenFile(.unusedForm, "forms:", "forms:\n  ▸kunjungan: { title: Kunjungan }"),
        BrokenFile(
            .unreachableTier, "  pusat:", "  ▸provinsi: { title: P, members: operator-p, inbox: provinsi }\n  pusat:"),
        BrokenFile(
            .actionNobodyMayTake, "jawab: { does: answer,", "▸jawab: { does: answer, when: { awaiting: information },"),
        BrokenFile(
            .actionNobodyMayTake, "jawab: { does: answer, by: holder",
            "▸jawab: { does: answer, when: { tier: pusat }, by: dinas"),
        BrokenFile(
            .actionLeadsNowhere, "jawab: { does: answer, by: holder", "jawab: { does: forward, by: pusat, to: ▸dinas"),
        BrokenFile(
            .actionLeadsNowhere, "jawab: { does: answer, by: holder", "jawab: { does: return, by: holder, to: ▸pusat"),
        BrokenFile(
            .clockNeverRuns, "clocks:",
            "clocks:\n  ▸tanya: { while: { awaiting: information }, after: 1 day, then: { flag: lama } }"
        ).with(.requestNotAnew),
        BrokenFile(
            .forwardNotUpward,
            "while: { tier: dinas, awaiting: holder }\n    after: 3 days\n    then: { forward: pusat }",
            "while: open\n    after: 3 days\n    then: { forward: ▸pusat }"),
        BrokenFile(.reminderNotBefore, "after: 3 days", "after: 3 days\n    remind: [1 day, ▸72 hours]"),
        BrokenFile(.reminderNotBefore, "after: 3 days", "after: 3 days\n    remind: [▸2 days, 1 day]"),
        BrokenFile(.reminderNotBefore, "after: 3 days", "after: 3 days\n    remind: [▸1 working day]"),
        BrokenFile(.reminderNotBefore, "after: 3 days", "after: 3 days\n    remind: [▸1/2, 1 day]"),
        BrokenFile(.reminderNotBefore, "after: 3 days", "after: 3 days\n    remind: [▸2/3, 1/3]"),
        BrokenFile(.closingOfPlainTime, "after: 3 days", "after: 3 days\n    ends: ▸closing"),
        BrokenFile(
            .lockInEachZone, "does: answer, by: holder",
            "does: answer, by: holder, not-before: ▸5 working days after opened"
        ).replacing("calendar: setiap-saat", "calendar: setempat"),
        BrokenFile(
            .duplicateClock,
            marked: sound
                + "  ▸lagi:\n    while: open\n    restarts: [forward, message]\n    after: 7 days\n    then: { close: idle }\n"
        ),
        BrokenFile(.closesBeforeForward, "after: 7 days", "after: ▸2 days"),
        BrokenFile(
            .choiceWithoutOptions, "title: Pertanyaan }",
            "title: Pertanyaan, fields: { ▸jenjang: { title: Jenjang, type: choice } } }"),
        BrokenFile(
            .duplicateOption, "title: Pertanyaan }",
            "title: Pertanyaan, fields: { jenjang: { title: Jenjang, type: choice, options: [TK, KB, ▸TK] } } }"),
        BrokenFile(
            .optionsWithoutChoice, "title: Pertanyaan }",
            "title: Pertanyaan, fields: { jenjang: { title: Jenjang, type: text, ▸options: [TK] } } }"),
        BrokenFile(
            .duplicateIntake, "actions:",
            "  - ▸{ by: operator-sekolah, form: pertanyaan, into: pusat }\nactions:"),
        BrokenFile(
            .unknownCategory,
            marked: sorted("masuk: Masuk")
                .replacing("does: answer,", with: "does: answer, when: { category: ▸masu },"), suggestion: "masuk"),
        BrokenFile(
            .unknownCategory,
            marked: sorted("masuk: Masuk")
                .replacing("into: dinas", with: "into: dinas, category: ▸masuk/lain")),
        BrokenFile(
            .unknownClock, marked: sorted("masuk: { title: Masuk, target: { ▸nai: 1 day } }"), suggestion: "naik"),
        BrokenFile(
            .targetCountsOtherwise, marked: sorted("masuk: { title: Masuk, target: { ▸naik: 1 working day } }")),
        BrokenFile(
            .reminderNotBefore,
            marked: sorted("masuk: { title: Masuk, target: { ▸naik: 1 day } }")
                .replacing("after: 3 days", with: "after: 3 days\n    remind: 2 days")),
        // A half of what the category has comes before the hours that it shares with the others.
        BrokenFile(
            .reminderNotBefore,
            marked: sorted("masuk: { title: Masuk, target: { ▸naik: 30 hours } }")
                .replacing("after: 3 days", with: "after: 3 days\n    remind: [20 hours, 1/2]")),
        BrokenFile(.unknownTier, marked: sorted("masuk: { title: Masuk, into: ▸pust }"), suggestion: "pusat"),
        BrokenFile(.unknownForm, marked: sorted("masuk: { title: Masuk, form: ▸pertanyan }"), suggestion: "pertanyaan"),
        BrokenFile(
            .malformedLink,
            marked: sorted("masuk: { title: M, article: { title: A, link: ▸\"http://a.example\" } }")),
        BrokenFile(.missingKey, marked: sorted("masuk: { title: M, ▸article: { title: A } }")),
        BrokenFile(.missingKey, marked: sorted("masuk: { title: M, ▸article: { link: \"https://a.example\" } }")),
        BrokenFile(.noFallback, "into: dinas", "into: dinas, ▸from: [overseas]"),
        BrokenFile(
            .duplicateIntake, "into: dinas }",
            "into: dinas }\n  - ▸{ by: operator-sekolah, form: pertanyaan, into: pusat, from: overseas }"),
        BrokenFile(.reservedName, "members: tim-helpdesk", "members: ▸guest"),
        BrokenFile(
            .reservedName, "forms:",
            "teams:\n  ▸pusat: { title: P, members: tim-p, inbox: national }\nforms:"),
        BrokenFile(
            .unknownTeam, marked: withTeam.replacing("answer, by: holder", with: "refer, by: holder, to: ▸dat"),
            suggestion: "data"),
        BrokenFile(
            .unknownRequester, "does: answer,", "does: answer, when: { requester: ▸operator-sekola },",
            suggestion: "operator-sekolah"),
        BrokenFile(
            .neverUnlocked, "does: answer, by: holder", "does: answer, by: holder, not-before: ▸5 days after refer"),
        BrokenFile(
            .actionNobodyMayTake, "jawab: { does: answer, by: holder", "▸jawab: { does: report, by: team"),
        BrokenFile(.actionNobodyMayTake, "jawab: { does: answer, by: holder", "▸jawab: { does: rate, by: holder"),
        BrokenFile(.reservedName, "  pusat: {", "  ▸holder: { title: H, members: tim-h, inbox: national }\n  pusat: {"),
    ]

    static let unproved = [
        BrokenFile(.noClocks, marked: "▸" + unclocked),
        BrokenFile(.stuck, "clocks:\n", "▸clocks:\n  tanda: { while: open, after: 1 day, then: { flag: lama } }\n")
            .replacing("then: { close: idle }", "then: { flag: diam }"),
        BrokenFile(
            .tooManyStates, "clocks:\n",
            "▸clocks:\n"
                + (1...10).map { "  c\($0): { while: open, after: \($0) days, then: { flag: f\($0) } }\n" }.joined()),
        BrokenFile(
            .tooManySpans,
            marked: sorted(
                (1...60).map { "k\($0): { title: K, target: { naik: \($0) working hours } }" }
                    .joined(separator: "\n  ")
            )
            .replacing("clocks:", with: "▸clocks:").replacing("after: 3 days", with: "after: 99 working hours")),
        BrokenFile(.holidaysEnd, "calendar: setiap-saat", "calendar: ▸jam-kerja-wib")
            .replacing("after: 3 days", "after: 3 working days"),
        BrokenFile(
            .holidaysEnd, "after: 3 days", "after: 3 working days\n    calendar: ▸jam-kerja-wib"),
        BrokenFile(.neverDue, "calendar: setiap-saat", "calendar: jarang").replacing(
            "after: 7 days", "after: ▸3000 working hours"),
    ]

    /// The sound file with one category.
    private static func sorted(_ category: String) -> String {
        sound.replacing("intake:", with: "categories:\n  \(category)\nintake:")
    }

    /// The sound file with somebody to ask.
    private static var withTeam: String {
        sound.replacing("forms:", with: "teams:\n  data: { title: D, members: tim-d, inbox: national }\nforms:")
    }

    private static var unclocked: String {
        sound.components(separatedBy: "clocks:")[0]
    }

    private func replacing(_ part: String, _ other: String) -> BrokenFile {
        guard other.contains("▸") else {
            var copy = self
            copy.text = text.replacing(part, with: other)
            return copy
        }
        return BrokenFile(code, marked: text.replacing(part, with: other))
    }
}
