package import Assessment
import Diagnostics
import Law
package import Portfolio
package import Wording

/// Writes the routes of a company as JSON.
package struct RouteJSON {
  package let results: ResultWords
  private var law: Law { results.law }

  package init(results: ResultWords) { self.results = results }

  package func object(
    _ company: String, _ id: CompanyIdentifier?, _ result: CompanyAssessment, _ lines: [LineRoutes], _ joint: [JointRoute],
    _ names: [String]
  ) -> String {
    var json = JSONText()
    json.object { json in
      json.field("company", company)
      if let id { json.field("id", id.text, isNumber: id.isNumber) }
      write("verdicts", result.verdicts, to: &json)
      json.field("answer", result.answer.name)
      json.field("services") { json in
        json.array(lines) { json, line in
          json.object { json in
            json.field("service", names[line.line])
            write("before", line.before, to: &json)
            json.field("answer", line.answer.name)
            json.field("no-lawful-route", line.isHopeless)
            if !line.isSought { json.field("sought", false) }
            json.field("routes") { json in
              json.array(line.routes) { json, route in write(route, names, to: &json) }
            }
          }
        }
      }
      json.field("whole-company") { json in
        json.array(joint) { json, route in
          json.object { json in
            write("after", route.after, to: &json)
            json.field("answer", route.answer.name)
            write(route.standing, to: &json)
            json.field("cost", route.cost)
            texts("levers", route.moves.map { law[$0.lever].name }, to: &json)
            texts("steps", results.steps(of: route, names), to: &json)
          }
        }
      }
    }
    return json.text
  }

  private func write(_ route: Route, _ names: [String], to json: inout JSONText) {
    json.object { json in
      write("after", route.after, to: &json)
      json.field("answer", route.answer.name)
      write(route.standing, to: &json)
      json.field("cost", route.cost)
      texts("levers", route.levers.map { law[$0].name }, to: &json)
      texts("steps", results.steps(of: route), to: &json)
      texts("leaves", route.leaves.map { law[$0.activity].name }, to: &json)
      texts("provisions", results.provisions(of: route).map(results.cite), to: &json)
      texts("licences", results.licences(of: route), to: &json)
      json.field("exposure") { json in
        json.array(route.exposures) { json, exposure in
          json.object { json in
            json.field("activity", law[exposure.activity].name)
            write("verdicts", exposure.verdicts, to: &json)
          }
        }
      }
      texts("marks", results.marks(of: route), to: &json)
      json.field("side-effects") { json in
        json.array(route.sideEffects) { json, effect in
          json.object { json in
            json.field("service", names[effect.line])
            write("before", effect.before, to: &json)
            write("after", effect.after, to: &json)
            json.field("breaks", effect.breaks)
          }
        }
      }
    }
  }

  private func write(_ standing: Route.Standing, to json: inout JSONText) {
    json.field("changes-product", standing == .changesProduct)
    json.field("gives-up-business", standing == .givesUpBusiness)
    json.field("by-exemption", standing == .isExemption)
  }

  private func write(_ key: String, _ verdicts: VerdictSet, to json: inout JSONText) {
    texts(key, verdicts.verdicts.map(\.name), to: &json)
  }

  private func texts(_ key: String, _ texts: [String], to json: inout JSONText) {
    json.field(key) { json in json.array(texts) { $0.value($1) } }
  }
}
