public import DecisionDiagram

/// The places, in classes that the rules tell apart on some day.
public struct PlaceDomain: Hashable, Sendable {
  /// For each place of the law's table, its class.
  public let classes: [Int]
  /// For each place, the classes of the places that are or ever were in it, itself included: what
  /// is known when a file names it.
  public let known: [ValueSet]
  /// For each class, the places that rules mention and that contain it, with the days.
  let memberships: [[Place.Membership]]

  public var count: Int { memberships.count }

  init(places: [Place], mentioned: Set<PlaceID>) {
    var numbers: [[Place.Membership]: Int] = [:]
    var memberships: [[Place.Membership]] = []
    var classes: [Int] = []
    for place in places {
      let signature =
        (mentioned.contains(place.id) ? [Place.Membership(place.id)] : [])
        + place.within.filter { mentioned.contains($0.place) }
      let number = numbers[signature] ?? memberships.count
      if number == memberships.count {
        numbers[signature] = number
        memberships.append(signature)
      }
      classes.append(number)
    }
    if memberships.isEmpty { memberships.append([]) }
    self.classes = classes
    self.memberships = memberships
    known = places.map { outer in
      ValueSet(
        places.lazy.filter { inner in
          inner.id == outer.id || inner.within.contains { $0.place == outer.id }
        }.map { classes[$0.id.index] })
    }
  }

  init(classes: [Int], known: [ValueSet], memberships: [[Place.Membership]]) {
    self.classes = classes
    self.known = known
    self.memberships = memberships
  }

  /// The classes that are, or lie on that day in, one of these places.
  func mask(of places: [PlaceID], on date: CalendarDate) -> ValueSet {
    var mask: ValueSet = []
    for (number, memberships) in memberships.enumerated()
    where memberships.contains(where: { places.contains($0.place) && $0.contains(date) }) {
      mask.insert(number)
    }
    return mask
  }
}
