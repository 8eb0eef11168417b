/// What an intake says of the desk that it stands for.
extension WorkflowReading {
    mutating func queue(_ part: FileReading.Part?) -> QueuePrefix? {
        guard let part, let text = file.quotedText(part) else { return nil }
        if let prefix = QueuePrefix(typed: text) { return prefix }
        file.report(.malformedQueue, at: part.path, ["prefix": text])
        return nil
    }

    mutating func desk(_ part: FileReading.Part?) -> ServiceDesk? {
        guard let part else { return nil }
        let fields = file.fields(of: part, as: .desk)
        guard let title = file.wording(fields["title"]),
            let address = file.title(fields["address"], atMost: Most.address)
        else {
            return nil
        }
        return ServiceDesk(title: title, address: address)
    }
}
