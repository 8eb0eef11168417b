import Crypto
import HTTPTypes
import Hummingbird
import NIOCore
import Workflow

/// Style sheet, script and icon, each under an address that holds its digest: another content is another address, so
/// that browsers may keep what they have for good.
package struct Assets: Sendable {
    private let byPath: [String: Asset]

    struct Asset: Sendable {
        var path: String
        var type: String
        var bytes: [UInt8]
    }

    /// - Parameter files: by name.
    /// - Throws: `MissingAsset`.
    package init(_ files: [String: [UInt8]]) throws(MissingAsset) {
        var byPath: [String: Asset] = [:]
        for name in Name.allCases {
            guard let bytes = files[name.rawValue], !bytes.isEmpty else { throw MissingAsset(name: name.rawValue) }
            let asset = Asset(path: Self.path(of: name, bytes), type: name.type, bytes: bytes)
            byPath[asset.path] = asset
            paths[name] = asset.path
        }
        self.byPath = byPath
    }

    private var paths: [Name: String] = [:]

    enum Name: String, CaseIterable {
        case styles = "tangga.css"
        case script = "tangga.js"
        case icon = "tangga.svg"

        fileprivate var type: String {
            switch self {
            case .styles: "text/css; charset=utf-8"
            case .script: "text/javascript; charset=utf-8"
            case .icon: "image/svg+xml"
            }
        }
    }

    /// Where a page finds it.
    func path(of name: Name) -> String { paths[name] ?? "" }

    subscript(path: String) -> Asset? { byPath[path] }

    private static func path(of name: Name, _ bytes: [UInt8]) -> String {
        let digest = Array(SHA256.hash(data: bytes)).hexadecimal.prefix(16)
        let parts = name.rawValue.split(separator: ".")
        return "/aset/\(parts[0]).\(digest).\(parts[1])"
    }
}

package struct MissingAsset: Error, Equatable {
    package var name: String
}

extension Response {
    init(_ asset: Assets.Asset) {
        var headers = HTTPFields.ofEveryPage
        headers[.contentType] = asset.type
        headers[.cacheControl] = "public, max-age=31536000, immutable"
        self.init(
            status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: asset.bytes)))
    }
}
