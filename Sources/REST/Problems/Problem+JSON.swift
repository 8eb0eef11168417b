import Gateway
import HTTPTypes
import Hummingbird
import Workflow

extension Problem {
    func title(_ texts: Texts, in language: Language) -> String {
        texts.text("problem.\(slug)", words(texts, in: language), in: language)
    }

    func json(_ texts: Texts, in language: Language) -> JSON {
        let words = words(texts, in: language)
        let detail = texts.text("problem.\(slug).help", words, in: language)
        let faults = errors.map { $0.json(texts, in: language) }
        return .object([
            "type": .string("/problems/\(slug)"),
            "title": .string(title(texts, in: language)),
            "status": .integer(status.code),
            "detail": .string(detail),
            "instance": incident.map { JSON.string("urn:tangga:incident:\($0)") },
            "errors": faults.isEmpty ? nil : JSON.array(faults),
        ])
    }

    func response(_ texts: Texts, in language: Language) -> Response {
        var response = Response(json(texts, in: language), status: status, type: "application/problem+json")
        response.headers.speak(language)
        for header in headers { response.headers[header.name] = header.value }
        return response
    }
}

extension Problem.FieldProblem {
    fileprivate func json(_ texts: Texts, in language: Language) -> JSON {
        .object(["field": .string(field), "message": .string(text(texts, in: language))])
    }
}
