/// What the rules must know of the world outside one ticket. Passed in, so that `decide` stays a function.
package struct Surroundings {
    /// Is there an active account with this role at exactly this place?
    package var isStaffed: (RoleName, Place) -> Bool
    /// The zone that clocks count in where the calendar says "the holder's".
    package var zone: (Place) -> Zone

    package init(isStaffed: @escaping (RoleName, Place) -> Bool, zone: @escaping (Place) -> Zone) {
        self.isStaffed = isStaffed
        self.zone = zone
    }
}
