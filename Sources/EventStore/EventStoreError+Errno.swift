import Foundation

extension EventStoreError.Cause {
    /// What a system call's `errno` means.
    package init(errno: Int32, path: String) {
        switch errno {
        case EROFS, EACCES, EPERM: self = .readOnly
        case ENOSPC, EDQUOT: self = .diskFull
        case ENOENT, ENOTDIR, EISDIR: self = .notFound(path: path)
        case let code: self = .failed(code: Int(code), message: String(cString: strerror(code)))
        }
    }
}
