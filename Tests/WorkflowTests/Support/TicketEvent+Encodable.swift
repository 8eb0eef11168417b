import Foundation
import Workflow

/// How Foundation writes an event: the reference that `EventWriter` is held to.
extension TicketEvent: Encodable {
    private enum CodingKeys: String, CodingKey { case at, by, fact, clocks }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(at, forKey: .at)
        try container.encode(by, forKey: .by)
        try container.encode(clocks, forKey: .clocks)
        switch fact {
        case .opened(let detail): try container.encode(detail, forKey: .fact)
        case .answered(let detail), .replied(let detail), .asked(let detail), .noted(let detail),
            .reported(let detail):
            try container.encode(detail, forKey: .fact)
        case .assigned(let detail): try container.encode(detail, forKey: .fact)
        case .referred(let detail): try container.encode(detail, forKey: .fact)
        case .inquired(let detail): try container.encode(detail, forKey: .fact)
        case .recategorised(let detail): try container.encode(detail, forKey: .fact)
        case .forwarded(let detail), .returned(let detail): try container.encode(detail, forKey: .fact)
        case .flagged(let detail): try container.encode(detail, forKey: .fact)
        case .reminded(let detail): try container.encode(detail, forKey: .fact)
        case .excused(let detail): try container.encode(detail, forKey: .fact)
        case .closed(let detail): try container.encode(detail, forKey: .fact)
        case .rated(let detail): try container.encode(detail, forKey: .fact)
        case .migrated(let detail): try container.encode(detail, forKey: .fact)
        case .replanned(let detail): try container.encode(detail, forKey: .fact)
        }
    }
}
