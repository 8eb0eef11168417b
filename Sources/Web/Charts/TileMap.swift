/// Indonesia's provinces as equal tiles, about where they lie: small ones are seen as well as large ones. In two halves,
/// which stand beside each other where there is room, and one above the other on a phone.
enum TileMap {
    enum Half: String, CaseIterable { case west, east }

    struct Spot: Equatable {
        var code: String
        var label: String
        var half: Half
        var column: Int
        var row: Int
    }

    /// What a tile shows.
    struct Entry: Equatable {
        var name: String
        var percent: Int?
        var figure: String
        var href: String
    }

    static let columns = 7
    static let rows = 7
    private static let size = 60

    static let spots: [Spot] =
        west.map { Spot(code: $0, label: $1, half: .west, column: $2, row: $3) }
        + east.map { Spot(code: $0, label: $1, half: .east, column: $2, row: $3) }

    private static let west: [(String, String, Int, Int)] = [
        ("11", "ACEH", 0, 0), ("12", "SUMUT", 1, 1), ("14", "RIAU", 2, 1), ("21", "KEPRI", 3, 1),
        ("13", "SUMBAR", 1, 2), ("15", "JAMBI", 2, 2), ("17", "BKULU", 1, 3), ("16", "SUMSEL", 2, 3),
        ("19", "BABEL", 3, 3), ("18", "LAMPUNG", 2, 4), ("36", "BANTEN", 1, 5), ("31", "DKI", 2, 5),
        ("32", "JABAR", 3, 5), ("33", "JATENG", 4, 5), ("35", "JATIM", 5, 5), ("51", "BALI", 6, 5),
        ("34", "DIY", 4, 6), ("65", "KALTARA", 6, 0), ("64", "KALTIM", 6, 1), ("61", "KALBAR", 4, 2),
        ("62", "KALTENG", 5, 2), ("63", "KALSEL", 6, 2),
    ]

    private static let east: [(String, String, Int, Int)] = [
        ("71", "SULUT", 2, 0), ("75", "GTLO", 1, 1), ("82", "MALUT", 3, 1), ("76", "SULBAR", 0, 2),
        ("72", "SULTENG", 1, 2), ("96", "PBD", 4, 2), ("92", "PABAR", 5, 2), ("91", "PAPUA", 6, 2),
        ("73", "SULSEL", 0, 3), ("74", "SULTRA", 1, 3), ("81", "MALUKU", 3, 3), ("94", "PATENG", 5, 3),
        ("95", "PAPEG", 6, 3), ("93", "PASEL", 6, 4), ("52", "NTB", 0, 5), ("53", "NTT", 1, 5),
    ]

    static func picture(
        _ half: Half, _ entries: [String: Entry], id: String, title: String, summary: String
    ) -> Picture {
        var picture = Picture(
            id: id, title: title, summary: summary, width: columns * size, height: rows * size, role: "group")
        picture.tiles = spots.filter { $0.half == half }.compactMap { spot in
            entries[spot.code].map { tile(spot, $0) }
        }
        return picture
    }

    private static func tile(_ spot: Spot, _ entry: Entry) -> Picture.Tile {
        let (x, y) = (spot.column * size + 2, spot.row * size + 2)
        return Picture.Tile(
            href: entry.href, name: entry.name, label: spot.label, figure: entry.figure, x: x, y: y,
            middle: x + size / 2 - 2, labelY: y + 22, figureY: y + 44, size: size - 4, style: shade(entry.percent))
    }

    /// The darker, the better; what has no figure is an outline.
    static let bands = [0, 50, 70, 85, 95]

    static func shade(_ percent: Int?) -> String {
        guard let percent else { return "none" }
        return "shade\(bands.lastIndex { $0 <= percent } ?? 0)"
    }
}
