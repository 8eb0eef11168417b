/// The colours, twice: for light and for dark surroundings. Each class spells them out, since not every viewer of SVG
/// knows variables. Text on its ground has a contrast of 7:1 or more in both.
enum LadderStyle {
    static let sheet = """
        text { font-family: system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif }
        .heading { font-size: 21px; font-weight: 700 } .name { font-size: 16px; font-weight: 700 }
        .label { font-size: 14px } .note { font-size: 13px } .letter { font-size: 12px; font-weight: 700; text-anchor: middle }
        .line { fill: none; stroke-width: 2 } .time { stroke-dasharray: 6 4 } .point, .whole { stroke-dasharray: none }
        .team { stroke-width: 1.5; stroke-dasharray: 2 3 } .rung { stroke-width: 2 } .end { stroke-width: 2 }
        .badge { stroke-width: 2; stroke-dasharray: none }
        \(colours(light))
        @media (prefers-color-scheme: dark) {
        \(colours(dark))
        }
        """

    private struct Palette {
        var paper, ink, soft, rung, edge, rail, end, person, time, entry: String
    }

    private static let light = Palette(
        paper: "#ffffff", ink: "#16202c", soft: "#3f4a57", rung: "#e9f0fa", edge: "#2f4f7f", rail: "#c3cfdf",
        end: "#e6f4ea", person: "#2f4f7f", time: "#8a4300", entry: "#3f4a57")
    private static let dark = Palette(
        paper: "#12171e", ink: "#eef2f7", soft: "#c2ccd8", rung: "#1e2a3a", edge: "#8fb4e8", rail: "#3a4759",
        end: "#17301f", person: "#8fb4e8", time: "#f0b070", entry: "#c2ccd8")

    private static func colours(_ palette: Palette) -> String {
        """
        .paper { fill: \(palette.paper) } .heading, .name, .label, .letter { fill: \(palette.ink) } .note { fill: \(palette.soft) }
        .rung { fill: \(palette.rung); stroke: \(palette.edge) } .rail { fill: \(palette.rail) }
        .team { fill: \(palette.paper); stroke: \(palette.person) } .end { fill: \(palette.end); stroke: \(palette.soft) }
        .line.person, .badge.person { stroke: \(palette.person) } .point.person { fill: \(palette.person) }
        .line.time, .badge.time { stroke: \(palette.time) } .point.time { fill: \(palette.time) }
        .line.entry, .line.close { stroke: \(palette.entry) } .point.entry, .point.close { fill: \(palette.entry) }
        .badge { fill: \(palette.paper) }
        """
    }
}
