import CZlib

/// As `Content-Encoding: gzip` (RFC 1952); nil where there is no memory for it.
func gzip(_ bytes: [UInt8]) -> [UInt8]? {
    var stream = z_stream()
    let windowWithGzipHead: Int32 = 15 + 16
    let isReady = deflateInit2_(
        &stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, windowWithGzipHead, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
        Int32(MemoryLayout<z_stream>.size))
    guard isReady == Z_OK else { return nil }
    defer { deflateEnd(&stream) }
    var bytes = bytes
    let bound = Int(deflateBound(&stream, uLong(bytes.count)))
    return bytes.withUnsafeMutableBufferPointer { input in
        [UInt8](unsafeUninitializedCapacity: bound) { output, count in
            (stream.next_in, stream.avail_in) = (input.baseAddress, uInt(input.count))
            (stream.next_out, stream.avail_out) = (output.baseAddress, uInt(bound))
            // The whole fits: one call ends it.
            let end = deflate(&stream, Z_FINISH)
            count = end == Z_STREAM_END ? Int(stream.total_out) : 0
        }
    }
}
