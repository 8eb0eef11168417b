package import Foundation

/// How an event lies on disk: a type name and a JSON object with its keys in order.
extension TicketEvent {
    /// Spelled out, because a renamed Swift case must not orphan history.
    package var type: String {
        switch fact {
        case .opened: "ticket.opened/1"
        case .answered: "ticket.answered/1"
        case .replied: "ticket.replied/1"
        case .asked: "ticket.asked/1"
        case .noted: "ticket.noted/1"
        case .assigned: "ticket.assigned/1"
        case .referred: "ticket.referred/1"
        case .reported: "ticket.reported/1"
        case .inquired: "ticket.inquired/1"
        case .recategorised: "ticket.recategorised/1"
        case .forwarded: "ticket.forwarded/1"
        case .returned: "ticket.returned/1"
        case .flagged: "ticket.flagged/1"
        case .reminded: "ticket.reminded/1"
        case .excused: "ticket.excused/1"
        case .closed: "ticket.closed/1"
        case .rated: "ticket.rated/1"
        case .migrated: "ticket.migrated/1"
        case .replanned: "ticket.replanned/1"
        }
    }

    /// Writes and reads payloads; make one and keep it, since its decoder costs more than one event.
    package struct Coder: Sendable {
        private let decoder = JSONDecoder()

        package init() {}

        package func payload(of event: TicketEvent) -> [UInt8] { EventWriter(event).bytes }

        /// Throws `UnknownEventType` for a type that a newer Tangga wrote: refusing to fold beats guessing.
        package func event(ofType type: String, payload: Data) throws -> TicketEvent {
            switch type {
            case "ticket.opened/1": try read(payload, TicketEvent.Fact.opened)
            case "ticket.answered/1": try read(payload, TicketEvent.Fact.answered)
            case "ticket.replied/1": try read(payload, TicketEvent.Fact.replied)
            case "ticket.asked/1": try read(payload, TicketEvent.Fact.asked)
            case "ticket.noted/1": try read(payload, TicketEvent.Fact.noted)
            case "ticket.assigned/1": try read(payload, TicketEvent.Fact.assigned)
            case "ticket.referred/1": try read(payload, TicketEvent.Fact.referred)
            case "ticket.reported/1": try read(payload, TicketEvent.Fact.reported)
            case "ticket.inquired/1": try read(payload, TicketEvent.Fact.inquired)
            case "ticket.recategorised/1": try read(payload, TicketEvent.Fact.recategorised)
            case "ticket.forwarded/1": try read(payload, TicketEvent.Fact.forwarded)
            case "ticket.returned/1": try read(payload, TicketEvent.Fact.returned)
            case "ticket.flagged/1": try read(payload, TicketEvent.Fact.flagged)
            case "ticket.reminded/1": try read(payload, TicketEvent.Fact.reminded)
            case "ticket.excused/1": try read(payload, TicketEvent.Fact.excused)
            case "ticket.closed/1": try read(payload, TicketEvent.Fact.closed)
            case "ticket.rated/1": try read(payload, TicketEvent.Fact.rated)
            case "ticket.migrated/1": try read(payload, TicketEvent.Fact.migrated)
            case "ticket.replanned/1": try read(payload, TicketEvent.Fact.replanned)
            default: throw UnknownEventType(type: type)
            }
        }

        private func read<Detail: Decodable>(_ payload: Data, _ fact: (Detail) -> Fact) throws -> TicketEvent {
            let envelope = try decoder.decode(Envelope<Detail>.self, from: payload)
            return TicketEvent(at: envelope.at, by: envelope.by, fact: fact(envelope.fact), clocks: envelope.clocks)
        }
    }
}

/// This build does not know what an event of this type means: it was written by a newer one.
package struct UnknownEventType: Error, Equatable {
    package var type: String
}

private struct Envelope<Detail: Decodable>: Decodable {
    var at: Instant
    var by: TicketEvent.Actor
    var fact: Detail
    var clocks: [ClockName: ClockState]
}

extension TicketEvent.Actor: Codable {
    private enum CodingKeys: String, CodingKey { case person, clock, dueAt, service }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        if let id = try container.decodeIfPresent(AccountID.self, forKey: .person) {
            self = .person(id)
        } else if let name = try container.decodeIfPresent(ClockName.self, forKey: .clock) {
            self = .clock(name, dueAt: try container.decode(Instant.self, forKey: .dueAt))
        } else {
            // Not merely absent keys: an actor that only a newer build knows must not pass for the service.
            _ = try container.decode(Bool.self, forKey: .service)
            self = .service
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .person(let id): try container.encode(id, forKey: .person)
        case .clock(let name, let dueAt):
            try container.encode(name, forKey: .clock)
            try container.encode(dueAt, forKey: .dueAt)
        case .service: try container.encode(true, forKey: .service)
        }
    }
}
