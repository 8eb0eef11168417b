/// A ticket's version as a header says it: `"7"`.
package func entityTag(ofVersion version: Int) -> String { "\"\(version)\"" }
