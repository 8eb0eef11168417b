import Testing

@testable import Web

@Suite struct `A chart` {
    private func drawn(_ values: [Int]) -> Picture {
        columns(values, id: "a", title: "t", summary: "s", from: "1 Jan", to: "kini") { "\($0)" }
    }

    @Test func `of columns is as high as its figures say, and shows the last as not over`() {
        let bars = drawn([0, 50, 100, 25]).bars
        #expect(bars.map(\.height) == [0, 46, 92, 23])
        #expect(bars.allSatisfy { $0.y + $0.height == 112 })
        #expect(bars.map(\.style) == ["bar", "bar", "bar", "hollow"])
    }

    @Test func `writes the highest and the last, and what it is from and to`() {
        #expect(drawn([0, 50, 100, 25]).words.map(\.text) == ["100", "25", "1 Jan", "kini"])
        #expect(drawn([0, 0]).words.map(\.text) == ["1 Jan", "kini"])
    }

    @Test func `never draws nothing where there is something, nor something where there is nothing`() {
        #expect(drawn([1, 1_000_000]).bars.map(\.height) == [1, 92])
        #expect(drawn([0, 0]).bars.map(\.height) == [0, 0])
        #expect(length(of: 3, outOf: 0, within: 9) == 0)
    }

    @Test(arguments: [[], [0], [5], Array(repeating: Int.max / 1_000, count: 13)])
    func `stays within its frame`(values: [Int]) {
        let entries = values.map { ChartRow(label: "a", value: $0, figure: "\($0)") }
        let pictures = [
            drawn(values), rows(entries, most: values.max() ?? 0, .beside, id: "a", title: "t", summary: "s"),
            rows(entries, most: values.max() ?? 0, .above, id: "a", title: "t", summary: "s"),
            trend(values.map { ("a", $0) }, to: ("b", 3), id: "a", title: "t", summary: "s") { "\($0)" },
        ]
        for picture in pictures {
            for bar in picture.bars {
                #expect(bar.x >= 0 && bar.y >= 0 && bar.height >= 0 && bar.width >= 0)
                #expect(bar.x + bar.width <= picture.width && bar.y + bar.height <= picture.height)
            }
            #expect(picture.words.allSatisfy { (0...picture.width).contains($0.x) && $0.y <= picture.height })
        }
    }

    @Test func `of a trend is solid up to now, and dashed beyond`() {
        let picture = trend(
            [("a", 10), ("b", 20), ("c", 20)], to: ("d", 5), id: "a", title: "t", summary: "s"
        ) { "\($0)" }
        #expect(picture.strokes.map(\.style) == ["axis", "path", "path guess"])
        #expect(picture.strokes[1].path == "M24 64L108 24L192 24")
        #expect(picture.strokes[2].path == "M192 24L276 84")
    }
}

@Suite struct `The map of tiles` {
    private let entries = Dictionary(
        uniqueKeysWithValues: TileMap.spots.map { spot in
            (spot.code, TileMap.Entry(name: spot.code, percent: 90, figure: "90%", href: "/\(spot.code)"))
        })

    @Test func `has each province once, each in a place of its own`() throws {
        let codes = try ProjectFiles.text("Seeds/regions.csv").split(separator: "\n").map(String.init)
            .filter { $0.contains(",provinsi,") }.map { String($0.prefix(2)) }
        #expect(codes.count == 38 && TileMap.spots.map(\.code).sorted() == codes.sorted())
        #expect(Set(TileMap.spots.map { "\($0.half) \($0.column) \($0.row)" }).count == 38)
        #expect(Set(TileMap.spots.map(\.label)).count == 38)
        #expect(TileMap.spots.allSatisfy { $0.column < TileMap.columns && $0.row < TileMap.rows })
        #expect(TileMap.spots.allSatisfy { $0.label.count <= 7 })
    }

    @Test func `draws every tile within its half, with its figure and where it leads`() {
        let halves = TileMap.Half.allCases.map { TileMap.picture($0, entries, id: "a", title: "t", summary: "s") }
        #expect(halves.map(\.tiles.count) == [22, 16])
        #expect(halves.allSatisfy { $0.role == "group" })
        for picture in halves {
            for tile in picture.tiles {
                #expect(tile.x + tile.size <= picture.width && tile.y + tile.size <= picture.height)
                #expect(tile.figure == "90%" && tile.style == "shade3" && tile.href == "/\(tile.name)")
            }
        }
    }

    @Test(arguments: [
        (0, "shade0"), (49, "shade0"), (50, "shade1"), (69, "shade1"), (70, "shade2"), (84, "shade2"), (85, "shade3"),
        (94, "shade3"), (95, "shade4"), (100, "shade4"),
    ])
    func `is the darker, the better`(percent: Int, shade: String) {
        #expect(TileMap.shade(percent) == shade)
        #expect(TileMap.shade(nil) == "none")
    }
}
