/// The kinds of files that are taken; anything else is refused. The raw values stand in events, and in the API.
package enum AttachmentKind: String, CaseIterable, Sendable {
    case jpeg, png, gif, webp
    case pdf, docx, xlsx, pptx, odt, ods, odp, doc, xls, ppt
    case mp4, mov, webm
    case text
}
