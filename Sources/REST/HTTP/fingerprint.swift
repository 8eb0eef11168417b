import Crypto
import HTTPTypes
import Hummingbird

/// SHA-256 over method, path and body: what somebody asks for under one idempotency key.
func fingerprint(of request: Request, _ body: JSONBody? = nil) -> [UInt8] {
    var hash = SHA256()
    hash.update(data: Array("\(request.method.rawValue)\u{0}\(request.uri.path)\u{0}".utf8))
    if let body { hash.update(data: body.bytes) }
    return Array(hash.finalize())
}
