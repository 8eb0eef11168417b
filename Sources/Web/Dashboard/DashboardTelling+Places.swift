import Helpdesk
import Workflow

// Where it is asked, and how punctually it is answered there.
extension DashboardTelling {
    private var answered: [Dashboard.Part] {
        dashboard.parts.filter { $0.answers.all > 0 }.sorted { one, other in
            (one.answers.percent ?? 0, one.place.code) < (other.answers.percent ?? 0, other.place.code)
        }
    }

    /// None of a kab/kota: that is as near as it goes.
    var partSection: DashboardPage.Section? {
        guard !dashboard.parts.isEmpty else { return nil }
        return dashboard.place == .national ? mapSection : lowestSection
    }

    private var mapSection: DashboardPage.Section {
        let entries = Dictionary(
            dashboard.parts.map { ($0.place.code, entry($0)) }, uniquingKeysWith: { first, _ in first })
        let pictures = TileMap.Half.allCases.map { half in
            let picture = TileMap.picture(
                half, entries, id: "peta-\(half)", title: text("map.\(half)"), summary: extremes)
            return DashboardPage.Framed(picture: picture)
        }
        return section(
            "map", layout: "map", pictures: pictures, note: text("map.note"), lines: [extremes], legend: legend,
            sheet: partSheet)
    }

    private func entry(_ part: Dashboard.Part) -> TileMap.Entry {
        TileMap.Entry(
            name: text("map.to", ["place": name(part.place)]), percent: part.answers.percent,
            figure: words.percent(part.answers.percent),
            href: DashboardPage.path(dashboard.workflow, part.place))
    }

    private var legend: [DashboardPage.Swatch] {
        let ends = TileMap.bands.dropFirst().map { $0 - 1 } + [100]
        let shades = zip(TileMap.bands, ends).map { from, to in
            DashboardPage.Swatch(style: TileMap.shade(from), text: from == to ? "\(to)%" : "\(from)–\(to)%")
        }
        return shades + [.init(style: TileMap.shade(nil), text: text("map.none"))]
    }

    /// The lowest and the highest, in words.
    private var extremes: String {
        guard let lowest = answered.first, let highest = answered.last else { return text("map.empty") }
        return text(
            "map.extremes",
            [
                "lowest": name(lowest.place), "low": words.percent(lowest.answers.percent),
                "highest": name(highest.place), "high": words.percent(highest.answers.percent),
            ])
    }

    /// As many as fit on a page: the rest is in the table.
    private var lowestSection: DashboardPage.Section {
        let lowest = answered.prefix(Self.shown).map { part in
            ChartRow(
                label: name(part.place), value: part.answers.percent ?? 0,
                figure: words.percent(part.answers.percent))
        }
        let picture = rows(
            lowest, most: 100, .above, id: "terendah", title: text("lowest.title"), summary: extremes)
        return section(
            "lowest", layout: "some",
            pictures: lowest.isEmpty ? [] : [.init(picture: picture)],
            note: text("map.note"), lines: [extremes], sheet: partSheet)
    }

    private static let shown = 10

    var partSheet: Sheet {
        Sheet(
            name: "tempat",
            columns: [
                text("place"), text("code"), text("open"), text("opened"), text("in-time"), text("late"),
                text("in-time.percent"),
            ],
            rows: dashboard.parts.map { part in
                let href = DashboardPage.path(dashboard.workflow, part.place)
                return [
                    .text(name(part.place), href: href), .text(part.place.code), .number(part.open, href: href),
                    .number(part.opened, href: list(.opened, at: part.place)),
                    .number(part.answers.inTime, href: list(.inTime, at: part.place)),
                    .number(part.answers.late, href: list(.late, at: part.place)), .percent(part.answers.percent),
                ]
            })
    }
}
