import Hummingbird
package import Workflow

extension APIContext {
    /// Part of the path.
    /// - Throws: `BadRequest.noSuchPath` for what is no text.
    package func name(_ parameter: String) throws -> String {
        guard let text = String(percentEncoded: try parameters.require(parameter)) else { throw BadRequest.noSuchPath }
        return text
    }

    /// - Throws: `BadRequest.noSuchPath`: what is no number is no ticket either.
    package func ticketNumber() throws -> TicketNumber {
        let text = try name("number")
        guard let number = TicketNumber(text), number > 0, String(number) == text else { throw BadRequest.noSuchPath }
        return number
    }
}
