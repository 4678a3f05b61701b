/// The places, in classes that the rules tell apart.
public struct PlaceDomain: Hashable, Sendable {
  /// For each place of the law's table, its class.
  public let classes: [Int]
  /// For each place, the classes of the places in it, itself included: what is known when a file
  /// names it.
  public let known: [UInt64]
  public let count: Int

  init(places: [Place], mentioned: Set<PlaceID>) {
    var numbers: [Set<PlaceID>: Int] = [:]
    var classes: [Int] = []
    for place in places {
      let signature = mentioned.filter { $0 == place.id || place.within.contains($0) }
      let number = numbers[signature] ?? numbers.count
      numbers[signature] = number
      classes.append(number)
    }
    self.classes = classes
    count = max(1, numbers.count)
    known = places.map { outer in
      places.reduce(0) { mask, inner in
        inner.id == outer.id || inner.within.contains(outer.id)
          ? mask | 1 << UInt64(classes[inner.id.index]) : mask
      }
    }
  }

  func mask(of places: [PlaceID]) -> UInt64 {
    places.reduce(0) { $0 | known[$1.index] }
  }
}
