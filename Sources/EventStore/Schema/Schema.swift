/// The tables of one component, as the migrations that lead to them.
package struct Schema: Sendable {
    package let component: String
    package let migrations: [Migration]

    package init(component: String, migrations: [Migration]) {
        precondition(migrations.map(\.number).elementsEqual(1..<migrations.count + 1), "numbers count from 1")
        self.component = component
        self.migrations = migrations
    }
}
