/// What makes a browser store a file and not show it (RFC 6266): the name as it is, and for old programs as ASCII.
func contentDisposition(ofFileNamed name: String) -> String {
    let plain = name.unicodeScalars.map { scalar in
        let isPlain = (0x20..<0x7F).contains(scalar.value) && !#""\%"#.unicodeScalars.contains(scalar)
        return isPlain ? Character(scalar) : "_"
    }
    return "attachment; filename=\"\(String(plain))\"; filename*=UTF-8''\(name.percentEncoded)"
}
