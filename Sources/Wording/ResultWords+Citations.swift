package import Law

/// Several provisions of one instrument, cited together.
extension ResultWords {
  /// Provisions by instrument, in the order in which the instruments come first: `Interim Measures for Generative AI,
  /// Articles 4 and 9`.
  package func citations(_ provisions: [ProvisionID]) -> [String] {
    var instruments: [InstrumentID] = []
    for provision in provisions where !instruments.contains(law[provision].instrument) {
      instruments.append(law[provision].instrument)
    }
    return instruments.flatMap { id in
      let own = provisions.filter { law[$0].instrument == id }
      guard own.count > 1, !law[id].source.isOverlay else { return own.map(cite) }
      return [law[id].short[language] + words(", ", "") + pinpoints(own)]
    }
  }

  /// The places of provisions of one instrument: `Articles 2, 4 and 33 to 35; item 12`.
  package func pinpoints(_ provisions: [ProvisionID]) -> String {
    var seen: Set<ProvisionID> = []
    let all = provisions.filter { seen.insert($0).inserted }.map { law[$0].pinpoint[language] }
    guard language == .english else { return all.joined(separator: "、") }
    var groups: [(kind: String, numbers: [String])] = []
    for pinpoint in all {
      guard let (kind, numbers) = Self.parts(of: pinpoint) else {
        groups.append((pinpoint, []))
        continue
      }
      if let index = groups.firstIndex(where: { $0.kind == kind && !$0.numbers.isEmpty }) {
        groups[index].numbers += numbers
      } else {
        groups.append((kind, numbers))
      }
    }
    return groups.map { kind, unsorted in
      let numbers = unsorted.enumerated().sorted { left, right in
        (Self.number(left.element), left.offset) < (Self.number(right.element), right.offset)
      }.map(\.element)
      guard let first = numbers.first else { return kind }
      return numbers.count > 1 || first.contains(" to ") ? "\(kind)s \(words.both(numbers))" : "\(kind) \(first)"
    }.joined(separator: "; ")
  }

  /// What kind of parts a pinpoint names, and which; `nil` where it is left as it is, as one that names parts of one
  /// article.
  private static func parts(of pinpoint: String) -> (kind: String, numbers: [String])? {
    guard !pinpoint.contains("and ("), let space = pinpoint.firstIndex(of: " ") else { return nil }
    var kind = pinpoint[..<space]
    if kind.hasSuffix("s") { kind.removeLast() }
    let rest = pinpoint[space...].dropFirst()
    guard ["Article", "item", "note", "point"].contains(kind), rest.utf8.first.map({ (0x30...0x39).contains($0) }) ?? false,
      rest.unicodeScalars.allSatisfy({ ("0"..."9").contains($0) || ("A"..."Z").contains($0) || "()-, andto".unicodeScalars.contains($0) })
    else { return nil }
    return (String(kind), rest.split(separator: ", ").flatMap { $0.split(separator: " and ") }.map(String.init))
  }

  /// The number that a pinpoint begins with: of `45(1)`, 45.
  private static func number(_ pinpoint: String) -> Int { Int(pinpoint.prefix(while: \.isNumber)) ?? 0 }
}
