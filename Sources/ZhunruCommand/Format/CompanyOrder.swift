import Law
import YAML

/// The order in which a company file says things.
struct CompanyOrder {
  private let company: [String: Int]
  private let service: [String: Int]
  private let portfolio = ["defaults": 0, "companies": 1]

  init(_ law: Law) {
    func ranks(_ names: [String]) -> [String: Int] {
      Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
    }
    let facts = law.facts.filter { $0.subject == .company }
    let shares = facts.filter { $0.computed != nil }.map(\.name)
    var names = ["company", "id", "as-of", "note", "memo"]
    names += facts.filter { $0.kind == .place }.map(\.name)
    names += shares
    names.append("ownership")
    names += facts.map(\.name)
    company = ranks(names).merging(["services": Int.max]) { _, last in last }
    service = ranks(["service", "activity", "activities", "about", "nothing-else", "features", "facts", "note"])
  }

  /// A text with its companies in order, whose documents have been read.
  func sorted(_ text: String, _ documents: [YAMLDocument]) -> String {
    var lines = SortedLines(text)
    for document in documents {
      let root = document.root
      guard root["companies"] == nil else {
        if let defaults = root["defaults"] { sort(company: defaults, in: &lines) }
        for item in root["companies"]?.elements ?? [] { sort(company: item, in: &lines) }
        lines.sort(root) { portfolio[$0] }
        continue
      }
      sort(company: root, in: &lines)
    }
    return lines.text
  }

  // What stands within comes first: sorting moves lines only within what is sorted.
  private func sort(company value: YAMLValue, in lines: inout SortedLines) {
    for line in value["services"]?.elements ?? [] {
      lines.sort(line) { service[$0] }
    }
    lines.sort(value) { company[$0] }
  }
}
