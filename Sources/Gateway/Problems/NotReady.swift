/// Not everything has been started yet.
package struct NotReady: Error {
    package init() {}
}
