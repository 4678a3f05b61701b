import Assessment
import DecisionDiagram
public import Law

extension Questionnaire {
  /// The parts of a place among which is to be told, because what is to be settled of a line still hangs on which of them
  /// it is: the largest that settle it. Empty where the place itself is enough.
  ///
  /// - Parameter fact: The fact that the place is the value of.
  public func deciding(within place: PlaceID, of fact: FactID, line: Int) -> [PlaceID] {
    var open = draft
    open.facts[fact] = nil
    open.services[line].facts[fact] = nil
    let variable = law.space.ofFact[fact.index].lowerBound
    guard case .places(let domain) = law.space.variables[variable].domain,
      (try? engine.begin(open, line: line, goal: goal)) != nil
    else { return [] }
    func hangs(_ place: PlaceID) -> Bool { engine.inquiry.hangs(on: variable, among: domain.known[place.index]) }
    guard hangs(place) else { return [] }
    let whole = domain.known[place.index]
    func isWithin(_ part: PlaceID, _ outer: PlaceID) -> Bool {
      let (part, outer) = (domain.known[part.index], domain.known[outer.index])
      return part != outer && part.isSubset(of: outer)
    }
    // A place elsewhere may be the same to the law.
    let settling = law.places.filter { $0.lies(in: place, on: engine.date) }.map(\.id)
      .filter { isWithin($0, place) && !hangs($0) }
    var told = ValueSet()
    // One that lies within another, or is the same to the law as one before, is not told apart.
    let largest = settling.filter { part in !settling.contains { isWithin(part, $0) } }.filter { part in
      let values = domain.known[part.index]
      defer { told.formUnion(values) }
      return !values.isSubset(of: told)
    }
    return largest.count > 1 && told.isSubset(of: whole) ? largest : []
  }
}
