import Diagnostics
import Law

extension CompanySchema {
  /// A value of one fact that a condition needs of another.
  private struct Need {
    let fact: Fact
    let values: [Int]
  }

  /// Refuses facts beside values of other facts with which they do not apply.
  ///
  /// Of `applies-when` what all must hold is said, where it is a choice or a yes-no; the rest is left to `assess`.
  func appliesWhen(_ facts: [Fact], to json: inout JSONText) {
    let dependent = facts.compactMap { fact -> (Fact, [Need])? in
      let needs = needs(fact.appliesWhen ?? .always).filter { $0.fact.subject == fact.subject }
      return needs.isEmpty ? nil : (fact, needs)
    }
    json.field("allOf") { json in
      json.array(dependent) { json, entry in
        let (fact, needs) = entry
        json.object { json in
          json.field("if") { json in
            json.object { json in
              strings("required", [fact.name], to: &json)
              exclude(Self.none, of: fact, to: &json)
            }
          }
          json.field("then") { json in
            json.object { json in
              json.field("properties") { json in
                json.object { json in
                  for need in needs {
                    json.field(need.fact.name) { json in
                      json.object { json in excluding(others(than: need), to: &json) }
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
  }

  /// What says that a fact does not apply, or is not known, and so goes with everything.
  private static let none = ["no", "No", "NO", "none", "unknown", "false", "False", "FALSE"]

  private func exclude(_ words: [String], of fact: Fact, to json: inout JSONText) {
    json.field("properties") { json in
      json.object { json in
        json.field(fact.name) { json in json.object { excluding(words, to: &$0) } }
      }
    }
  }

  /// `"not": { "enum": […] }`; of a yes-no with the truth values of JSON.
  private func excluding(_ words: [String], to json: inout JSONText) {
    json.field("not") { json in
      json.object { json in
        json.field("enum") { json in
          json.array(words + words.compactMap { ["no": "!false", "yes": "!true"][$0] }) { json, word in
            if word.hasPrefix("!") { json.value(word == "!true") } else { json.value(word) }
          }
        }
      }
    }
  }

  /// The words for the values with which a need is not met.
  private func others(than need: Need) -> [String] {
    let names = need.fact.values.indices.filter { !need.values.contains($0) }.map { need.fact.values[$0].name }
    guard need.fact.kind == .yesNo else { return names }
    return names == ["no"] ? ["no", "No", "NO", "false", "False", "FALSE"] : ["yes", "Yes", "YES", "true", "True", "TRUE"]
  }

  /// What must hold, whatever else does, of choices and of yes-no facts.
  private func needs(_ condition: Condition) -> [Need] {
    switch condition {
    case .all(let parts): parts.flatMap(needs)
    case .fact(let id, .isOneOf(let values)):
      law[id].kind == .choice || law[id].kind == .yesNo ? [Need(fact: law[id], values: values)] : []
    case .term(let term): needs(law[term].means)
    case .any, .not, .fact, .carries, .reading, .about, .stated: []
    }
  }
}
