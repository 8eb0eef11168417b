/// How many letters must be inserted, left out, changed or swapped with their neighbour to get from one to the other.
func editDistance(_ one: String, _ other: String) -> Int {
    let (one, other) = (Array(one), Array(other))
    var beforeLast: [Int] = []
    var last = Array(0...other.count)
    for (i, letter) in one.enumerated() {
        var row = [i + 1]
        for (j, otherLetter) in other.enumerated() {
            var distance = min(row[j] + 1, last[j + 1] + 1, last[j] + (letter == otherLetter ? 0 : 1))
            if i > 0, j > 0, letter == other[j - 1], one[i - 1] == otherLetter {
                distance = min(distance, beforeLast[j - 1] + 1)
            }
            row.append(distance)
        }
        (beforeLast, last) = (last, row)
    }
    return last[other.count]
}

extension Collection<String> {
    /// The one that somebody probably meant who wrote `word`; nil if none is near. Long words are nobody's slip.
    package func nearest(to word: String) -> String? {
        guard word.count <= 40 else { return nil }
        let near = filter { abs($0.count - word.count) <= 3 }
            .map { (word: $0, distance: editDistance(word.lowercased(), $0)) }
            .filter { $0.distance <= Swift.max(1, Swift.min(3, $0.word.count / 3)) }
        return near.min { ($0.distance, $0.word) < ($1.distance, $1.word) }?.word
    }
}
