import Assessment
package import Diagnostics
import Law
import Portfolio

extension CompanyChange {
  package func write(to json: inout JSONText) {
    json.object { json in
      json.field("company", name)
      if let id { json.field("id", id.text, isNumber: id.isNumber) }
      json.field("services") { json in
        json.array(lines) { json, line in
          json.object { json in
            json.field("service", line.after.name)
            for (key, state) in [("before", line.before), ("after", line.after)] {
              json.field(key) { json in
                json.object { json in
                  json.field("answer", state.conclusion.answer.name)
                  json.field("verdict", state.verdicts.verdict.name)
                  json.field("possible") { json in
                    json.array(state.verdicts.verdicts) { $0.value($1.name) }
                  }
                  json.field("grounds") { json in json.array(state.grounds) { $0.value($1) } }
                }
              }
            }
            for (key, bearings) in [("gained", line.gained), ("lost", line.lost)] {
              json.field(key) { json in
                json.array(bearings) { json, bearing in bearing.write(to: &json) }
              }
            }
            json.field("changed") { json in
              json.array(line.changed) { json, change in
                json.object { json in
                  json.field("before") { json in change.before.write(to: &json) }
                  json.field("after") { json in change.after.write(to: &json) }
                }
              }
            }
          }
        }
      }
    }
  }
}

extension LineState.Bearing {
  fileprivate func write(to json: inout JSONText) {
    json.object { json in
      json.field("kind", kind.rawValue)
      json.field("name", name)
      json.field("says", says)
      json.field("citation", citation)
    }
  }
}
