import Helpdesk
import Workflow

/// A dashboard in the reader's words: its pictures, their tables, and where each figure leads.
struct DashboardTelling {
    let dashboard: Dashboard
    let definition: Definition
    /// Those of this service in which the reader stands.
    let inboxes: Set<TierName>
    let words: PageWords
    let name: (Place) -> String

    var sections: [DashboardPage.Section] {
        [forecastSection, openSection, weekSection, waitSection, partSection].compactMap(\.self)
    }

    var sheets: [Sheet] { [openSheet, weekSheet, waitSheet, partSheet] }

    var answers: Punctuality {
        Punctuality(inTime: sum(\.inTime), late: sum(\.late))
    }

    func text(_ key: String, _ arguments: [String: String] = [:]) -> String { words("dashboard.\(key)", arguments) }

    // MARK: Where figures lead

    /// The tickets that the reader may see: of a nation's figure that may be fewer.
    func list(_ status: String, tier: TierName? = nil) -> String {
        address(
            "/tiket", [("status", status), ("layanan", dashboard.workflow.rawValue), ("jenjang", tier?.rawValue)])
    }

    /// The tickets behind a figure, of all its weeks or of one.
    func list(
        _ measure: Statistic.Measure, of week: CivilDay? = nil, band: WaitBand? = nil, at place: Place? = nil
    ) -> String {
        let figure = Figure(measure: measure, place: (place ?? dashboard.place).code, week: week, band: band)
        return address("/tiket", [("layanan", dashboard.workflow.rawValue)] + figure.parameters)
    }

    /// The inbox itself where the reader stands in it.
    private func list(of tier: TierName) -> String {
        inboxes.contains(tier)
            ? address(InboxPage.path(tier), [("layanan", dashboard.workflow.rawValue)])
            : list(Status.open, tier: tier)
    }

    enum Status {
        static let open = "terbuka"
        static let all = "semua"
    }

    // MARK: The most important first

    var figures: [Fact] {
        let current = dashboard.weeks.last
        return [
            Fact(
                label: text("open"), value: words.number(dashboard.openNow), more: text("list.visible"),
                href: list(Status.open)),
            Fact(
                label: text("opened.week"), value: words.number(current?.opened ?? 0),
                href: list(.opened, of: current?.monday)),
            Fact(
                label: text("in-time"), value: words.percent(answers.percent),
                more: text(
                    "in-time.of", ["part": words.number(answers.inTime), "all": words.number(answers.all)]),
                href: list(.inTime)),
            Fact(
                label: text("lapsed.weeks"), value: words.number(sum(\.lapsed)), more: text("lapsed.help"),
                href: list(.lapsed)),
        ]
    }

    func sum(_ path: KeyPath<Dashboard.Week, Int>) -> Int {
        dashboard.weeks.map { $0[keyPath: path] }.reduce(0, +)
    }

    func section(
        _ id: String, layout: String, pictures: [DashboardPage.Framed], note: String? = nil, lines: [String] = [],
        legend: [DashboardPage.Swatch] = [], sheet: Sheet? = nil, list: Link? = nil
    ) -> DashboardPage.Section {
        let title = text("\(id).title")
        return DashboardPage.Section(
            id: id, title: title, note: note, lines: lines.map(Line.init), layout: layout, pictures: pictures,
            legend: legend, hasLegend: !legend.isEmpty,
            table: sheet.map { SheetTable($0, caption: "\(title), \(name(dashboard.place))", words) },
            csv: sheet.map { DashboardPage.path(dashboard.workflow, dashboard.place, file: $0.name) }, list: list)
    }

    // MARK: Open now

    private var tiers: [TierName] {
        let declared = definition.tiers.map(\.name)
        return declared + dashboard.open.keys.filter { !declared.contains($0) }.sorted()
    }

    private func title(of tier: TierName) -> String { words.tier(tier, in: definition) }

    private func open(_ tier: TierName, _ age: Dashboard.Age) -> Int { dashboard.open[tier]?[age] ?? 0 }

    private func open(_ tier: TierName) -> Int { Dashboard.Age.allCases.map { open(tier, $0) }.reduce(0, +) }

    private func label(_ age: Dashboard.Age) -> String { text("age.\(age)") }

    private var openSection: DashboardPage.Section {
        let most = tiers.flatMap { tier in Dashboard.Age.allCases.map { open(tier, $0) } }.max() ?? 0
        let pictures = tiers.enumerated().map { index, tier in
            let ages = Dashboard.Age.allCases.map { age in
                ChartRow(label: label(age), value: open(tier, age), figure: words.number(open(tier, age)))
            }
            let picture = rows(
                ages, most: most, .beside, id: "terbuka-\(index)", title: "\(text("open")): \(title(of: tier))",
                summary: ages.map { "\($0.label): \($0.figure)" }.joined(separator: "; "))
            return DashboardPage.Framed(
                heading: title(of: tier), total: words.number(open(tier)), href: list(of: tier), picture: picture)
        }
        return section(
            "open", layout: "some", pictures: pictures, note: text("open.note"), sheet: openSheet,
            list: Link(text: text("list.open"), href: list(Status.open)))
    }

    private var openSheet: Sheet {
        Sheet(
            name: "terbuka",
            columns: [text("tier")] + Dashboard.Age.allCases.map(label) + [text("all")],
            rows: tiers.map { tier in
                [.text(title(of: tier), href: list(of: tier))]
                    + Dashboard.Age.allCases.map { .number(open(tier, $0), href: list(of: tier)) }
                    + [.number(open(tier), href: list(of: tier))]
            })
    }

    // MARK: Weeks

    private var measures: [(measure: Statistic.Measure, path: KeyPath<Dashboard.Week, Int>)] {
        [
            (.opened, \.opened), (.climbed, \.climbed), (.missed, \.missed), (.lapsed, \.lapsed), (.closed, \.closed),
            (.inTime, \.inTime), (.late, \.late),
        ]
    }

    private var weekSection: DashboardPage.Section {
        let pictures = measures.prefix(4).map { measure, path in
            let key = measure.rawValue
            let values = dashboard.weeks.map { $0[keyPath: path] }
            let picture = columns(
                values, id: "minggu-\(key)", title: text(key),
                summary: text(
                    "week.summary",
                    [
                        "all": words.number(values.reduce(0, +)), "now": words.number(values.last ?? 0),
                        "most": words.number(values.max() ?? 0),
                    ]), from: dashboard.weeks.first.map { words.shortDay($0.monday) } ?? "", to: text("week.now"),
                written: words.number)
            return DashboardPage.Framed(
                heading: text(key), total: words.number(values.reduce(0, +)), href: list(measure), picture: picture)
        }
        return section(
            "weeks", layout: "many", pictures: pictures, note: text("weeks.note"), sheet: weekSheet,
            list: Link(text: text("list.all"), href: list(Status.all)))
    }

    private var weekSheet: Sheet {
        Sheet(
            name: "minggu", columns: [text("week")] + measures.map { text($0.measure.rawValue) },
            rows: dashboard.weeks.reversed().map { week in
                [.text(words.shortDay(week.monday))]
                    + measures.map {
                        .number(week[keyPath: $0.path], href: list($0.measure, of: week.monday))
                    }
            })
    }

    // MARK: How long people wait

    private var waitSection: DashboardPage.Section {
        let entries = WaitBand.all.map { band in
            ChartRow(
                label: words.upTo(band), value: dashboard.waits[band] ?? 0,
                figure: words.number(dashboard.waits[band] ?? 0))
        }
        let half = dashboard.waits.median.map { text("waits.half", ["time": words.within($0)]) }
        let picture = rows(
            entries, most: entries.map(\.value).max() ?? 0, .beside, id: "menunggu", title: text("waits.title"),
            summary: half ?? text("waits.none"))
        return section(
            "waits", layout: "some", pictures: [.init(picture: picture)],
            note: text("waits.note"), lines: [half ?? text("waits.none")], sheet: waitSheet,
            list: Link(text: text("list.all"), href: list(Status.all)))
    }

    private var waitSheet: Sheet {
        Sheet(
            name: "jawaban", columns: [text("wait"), text("answers")],
            rows: WaitBand.all.map { band in
                [.text(words.upTo(band)), .number(dashboard.waits[band] ?? 0, href: list(.wait, band: band))]
            })
    }
}

extension PageWords {
    /// `sampai 2 hari`, `lebih dari 14 hari`
    func upTo(_ band: WaitBand) -> String {
        guard let hours = band.hours else { return self("dashboard.wait.more", ["time": longestWait]) }
        return self("dashboard.wait.up-to", ["time": span(ofHours: hours)])
    }

    /// The same within a sentence.
    func within(_ band: WaitBand) -> String {
        guard let hours = band.hours else { return self("dashboard.wait.more", ["time": longestWait]) }
        return self("dashboard.wait.within", ["time": span(ofHours: hours)])
    }

    private var longestWait: String { span(ofHours: WaitBand.all.compactMap(\.hours).max() ?? 0) }

    private func span(ofHours hours: Int) -> String { rough(Int64(hours) * Milliseconds.perHour) }
}
