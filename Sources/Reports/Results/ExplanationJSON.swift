import Assessment
import Law

/// Writes what explains an outcome as fields of a JSON object: how demands stand, the texts that answer, and what was
/// inferred and assumed.
struct ExplanationJSON {
  let law: Law
  let language: Language

  func append(demands: [Demand], to buffer: inout ByteBuffer) {
    list("demands", demands, to: &buffer) { demand, buffer in
      rule(demand.rule, to: &buffer)
      buffer.append(",\"state\":")
      buffer.append(json: demand.state.rawValue)
    }
  }

  func append(texts: [GoverningText], to buffer: inout ByteBuffer) {
    list("governed-by", texts, to: &buffer) { text, buffer in
      let regime = law[text.regime]
      buffer.append("\"regime\":")
      buffer.append(json: regime.name)
      buffer.append(",\"title\":")
      buffer.append(json: regime.title[language])
      buffer.append(",\"citation\":")
      buffer.append(json: law.citation(of: regime.provision, in: language))
      buffer.append(text.isCertain ? ",\"certain\":true" : ",\"certain\":false")
      list("gates", text.gates, to: &buffer) { gate, buffer in
        self.gate(gate, to: &buffer)
      }
      list("displaces", text.displaced, to: &buffer) { rule($0, to: &$1) }
    }
  }

  func append(assumptions: [Assumption], to buffer: inout ByteBuffer) {
    let inferred = assumptions.filter { $0.inference != nil }
    list("inferred", inferred, to: &buffer) { assumption, buffer in
      subject(assumption, to: &buffer)
      if let inference = assumption.inference {
        buffer.append(",\"says\":")
        buffer.append(json: inference.says[language])
      }
    }
    list("assumed", assumptions.filter { $0.inference == nil }, to: &buffer) {
      subject($0, to: &$1)
    }
  }

  /// A subject, and what the line can come to with it left open.
  private func subject(_ assumption: Assumption, to buffer: inout ByteBuffer) {
    switch assumption.subject {
    case .topic(let topic):
      buffer.append("\"topic\":")
      buffer.append(json: law[topic].name)
    case .fact(let fact):
      buffer.append("\"fact\":")
      buffer.append(json: law[fact].name)
    }
    buffer.append(",\"if-open\":[")
    for (index, verdict) in assumption.verdicts.verdicts.enumerated() {
      if index > 0 { buffer.append(",") }
      buffer.append(json: verdict.name)
    }
    buffer.append("]")
  }

  private func gate(_ gate: Evidence, to buffer: inout ByteBuffer) {
    let words: String =
      switch gate.condition {
      case .fact(let fact, let test): "\(law[fact].name): \(law.words(for: test, of: law[fact]))"
      case .term(let term): law[term].name
      case .carries(let activity, let grade): "carries \(law[activity].name): \(grade.name)"
      case .reading(let reading, let answers):
        "\(law[reading].name): \(answers.map { law[reading].answers[$0].name }.joined(separator: ", "))"
      case .about(let topics): "about \(topics.map { law[$0].name }.joined(separator: ", "))"
      case .stated(let facts): "stated: \(facts.map { law[$0].name }.joined(separator: ", "))"
      case .all, .any, .not: ""
      }
    buffer.append("\"test\":")
    buffer.append(json: words)
    buffer.append(",\"holds\":")
    buffer.append(gate.truth.map { $0 ? "true" : "false" } ?? "null")
  }

  /// A rule by name, citation and what it says.
  private func rule(_ id: RuleID, to buffer: inout ByteBuffer) {
    buffer.append("\"rule\":")
    buffer.append(json: law[id].name)
    buffer.append(",\"citation\":")
    buffer.append(json: law.citation(of: law[id].provision, in: language))
    buffer.append(",\"says\":")
    buffer.append(json: law[id].says[language])
  }

  /// A field that holds a list of objects; nothing where the list is empty.
  private func list<Element>(
    _ key: StaticString, _ elements: [Element], to buffer: inout ByteBuffer,
    _ write: (Element, inout ByteBuffer) -> Void
  ) {
    guard !elements.isEmpty else { return }
    buffer.append(",\"")
    buffer.append(key)
    buffer.append("\":[")
    for (index, element) in elements.enumerated() {
      buffer.append(index > 0 ? ",{" : "{")
      write(element, &buffer)
      buffer.append("}")
    }
    buffer.append("]")
  }
}
