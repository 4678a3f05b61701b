import Diagnostics
package import Law

/// Days of the timeline as JSON.
package struct TimelineJSON {
  private let law: Law

  package init(_ law: Law) { self.law = law }

  package func text(_ epochs: [LawTimeline.Epoch]) -> String {
    let subjects = LawJSON(law)
    var json = JSONText()
    json.array(epochs) { json, epoch in
      json.object { json in
        json.field("day", epoch.day.description)
        json.field("begins") { json in
          json.array(epoch.begins.map { law[$0] }) { json, instrument in
            json.object { json in
              json.field("instrument", instrument.name)
              json.field("replaces") { json in
                json.array(instrument.replaces) { $0.value(law[$1].name) }
              }
            }
          }
        }
        json.field("ends") { json in json.array(epoch.ends) { $0.value(law[$1].name) } }
        json.field("changes") { json in
          json.array(epoch.changes) { json, change in
            json.object { json in
              json.field("what", change.what.rawValue)
              json.field("kind", change.clause.kind.law.title.english)
              json.field("name", change.clause.name)
              subjects.cite(change.provision, to: &json)
              json.field("en", change.says.english)
              json.field("zh", change.says.chinese)
            }
          }
        }
        json.field("places") { json in
          json.array(epoch.places) { json, change in
            json.object { json in
              json.field("place", law[change.place].name)
              json.field("in", law[change.within].name)
              json.field("what", change.begins ? "begins" : "ends")
            }
          }
        }
      }
    }
    return json.text
  }
}
