extension Law {
  /// Variables without those whose fact is that of the one before: the elements of a set are asked at once.
  package func askedOnce(_ variables: [Int]) -> [Int] {
    var last: FactID?
    return variables.filter { variable in
      let fact = space.fact(of: variable)
      defer { last = fact }
      return fact == nil || fact != last
    }
  }

  /// The name of the fact, the contested point or whatever else a variable is of.
  package func nameOfSubject(_ variable: Int) -> String {
    switch space.variables[variable].subject {
    case .reading(let reading): self[reading].name
    case .fact(let fact), .element(let fact, _), .stated(let fact): self[fact].name
    case .grade(let activity): self[activity].name
    case .topic(let topic): self[topic].name
    }
  }
}
