import Diagnostics
import Law
import Portfolio

/// The JSON Schema (2020-12) of what a company file may say under a law.
///
/// It refuses nothing that `assess` takes. What `assess` refuses it refuses as far as a schema can say it: names, values,
/// figures and units, and facts that do not apply beside what else is stated.
struct CompanySchema {
  let law: Law

  init(_ law: Law) { self.law = law }

  var text: String {
    var json = JSONText()
    json.object { json in
      json.field("$schema", "https://json-schema.org/draft/2020-12/schema")
      json.field("title", "zhunru: companies · 公司文件")
      json.field("anyOf") { json in
        json.array(["company", "portfolio", "companies"]) { json, name in reference(name, to: &json) }
      }
      json.field("$defs") { json in
        json.object { json in
          json.field("company") { company(isDefaults: false, to: &$0) }
          json.field("defaults") { company(isDefaults: true, to: &$0) }
          json.field("companies") { json in
            json.object { json in
              json.field("type", "array")
              json.field("items") { reference("company", to: &$0) }
            }
          }
          json.field("portfolio") { json in
            json.object { json in
              json.field("type", "object")
              strings("required", ["companies"], to: &json)
              json.field("additionalProperties", false)
              json.field("properties") { json in
                json.object { json in
                  json.field("defaults") { reference("defaults", to: &$0) }
                  json.field("companies") { reference("companies", to: &$0) }
                }
              }
            }
          }
          json.field("service") { service(to: &$0) }
          json.field("features") { features(to: &$0) }
          json.field("holders") { holders(to: &$0) }
          json.field("activity") { activity(to: &$0) }
          json.field("topic") { json in
            names(law.topics.filter(\.canBeNamed).map { ($0.name, $0.says) }, to: &json)
          }
          json.field("place") { json in names(law.places.map { ($0.name, $0.title) }, more: ["unknown"], to: &json) }
        }
      }
    }
    return json.text
  }

  // MARK: - Companies and service lines

  private func company(isDefaults: Bool, to json: inout JSONText) {
    json.object { json in
      json.field("type", "object")
      if !isDefaults { strings("required", ["company", "services"], to: &json) }
      json.field("additionalProperties", false)
      json.field("properties") { json in
        json.object { json in
          if !isDefaults {
            property("company", "The name of the company.", "公司名称。", to: &json) { text(to: &$0) }
            property("id", "By what it is known where the file comes from; comes back with results.", "来源系统中的编号，随结果返回。", to: &json) {
              strings("type", ["string", "number"], to: &$0)
            }
            property("services", "What it does, a line a service.", "逐项列明业务。", to: &json) { json in
              json.field("type", "array")
              json.field("minItems", 1)
              json.field("items") { reference("service", to: &$0) }
            }
            property("memo", "Who a memo on the company is for.", "备忘录的收件人等。", to: &json) { memo(to: &$0) }
          }
          property("as-of", "The day whose law applies; left out, today.", "适用该日的法律；不写则为当日。", to: &json) { json in
            json.field("type", "string")
            json.field("pattern", "^\(Self.day)$")
          }
          property("note", "Read by nobody.", "备注，不予读取。", to: &json) { _ in }
          property("ownership", "Who holds it.", "持有人。", to: &json) { $0.field("$ref", "#/$defs/holders") }
          for fact in law.facts where fact.subject == .company { property(fact, to: &json) }
        }
      }
    }
  }

  private func memo(to json: inout JSONText) {
    json.field("type", "object")
    json.field("additionalProperties", false)
    json.field("properties") { json in
      json.object { json in
        for key in ["to", "from", "re", "date"] { json.field(key) { json in json.object { text(to: &$0) } } }
      }
    }
  }

  private func service(to json: inout JSONText) {
    json.object { json in
      json.field("type", "object")
      json.field("additionalProperties", false)
      json.field("anyOf") { json in
        json.array(["activity", "activities", "about", "features"]) { json, key in
          json.object { strings("required", [key], to: &$0) }
        }
      }
      json.field("properties") { json in
        json.object { json in
          property("service", "What it is called.", "业务名称。", to: &json) { text(to: &$0) }
          for key in ["activity", "activities"] {
            property(key, "The regulated activity it is, by name or code.", "所属的受管理业务：名称或者代码。", to: &json) { json in
              oneOrSeveral("activity", to: &json)
            }
          }
          property("about", "What it is about; what may go unsaid hangs on it.", "业务主题，决定哪些事项可以不写。", to: &json) { json in
            oneOrSeveral("topic", to: &json)
          }
          property("nothing-else", "Whether it is nothing else.", "是否别无其他业务。", to: &json) { yesNo(to: &$0) }
          property("features", "What it does, so that it is found what it is.", "业务特征，用于认定属于何种业务。", to: &json) {
            $0.field("$ref", "#/$defs/features")
          }
          property("facts", "What rules ask of the activity that is named.", "所列业务的规则所要求的事实。", to: &json) {
            $0.field("$ref", "#/$defs/features")
          }
          property("note", "Read by nobody.", "备注，不予读取。", to: &json) { _ in }
        }
      }
    }
  }

  private func features(to json: inout JSONText) {
    let facts = law.facts.filter { $0.subject == .service }
    json.object { json in
      json.field("type", "object")
      json.field("additionalProperties", false)
      json.field("properties") { json in
        json.object { json in for fact in facts { property(fact, to: &json) } }
      }
      appliesWhen(facts, to: &json)
    }
  }

  // MARK: - Holders

  private func holders(to json: inout JSONText) {
    json.object { json in
      json.field("type", "array")
      json.field("items") { json in
        json.object { json in
          json.field("type", "object")
          json.field("additionalProperties", false)
          json.field("properties") { json in
            json.object { json in
              property("holder", "The name of the holder.", "持有人名称。", to: &json) { text(to: &$0) }
              property("origin", "Where it comes from.", "来源地。", to: &json) { json in origin(to: &json) }
              property("share", "25 %, 25 % to 50 %, above 25 %, 1/3, a number of shares, or unknown.", "持股比例或者股份数。", to: &json) {
                strings("type", ["string", "number"], to: &$0)
              }
              property("control", "How it controls.", "控制方式。", to: &json) { strings("enum", ["shares", "contract"], to: &$0) }
              property("affiliates", "Other holders of the company that act with it.", "关联持有人。", to: &json) { _ in }
              property("ownership", "Who holds the holder.", "其自身的持有人。", to: &json) { $0.field("$ref", "#/$defs/holders") }
              property("note", "Read by nobody.", "备注，不予读取。", to: &json) { _ in }
              for key in PortfolioSchema.otherKeysOfHolders { property(key, "", "", to: &json) { _ in } }
              for fact in law.facts where fact.isKeyOfHolders { property(fact, to: &json) }
            }
          }
        }
      }
    }
  }

  /// Origins may be written in any case of letters, so names are offered and others left to `assess`.
  private func origin(to json: inout JSONText) {
    json.field("anyOf") { json in
      json.array([true, false]) { json, isName in
        if isName {
          names(law.origins.map { ($0.name, $0.title) }, to: &json)
        } else {
          json.object { $0.field("type", "string") }
        }
      }
    }
  }

  // MARK: - Facts

  private func property(_ fact: Fact, to json: inout JSONText) {
    let help = fact.help.map { ("\n" + $0.english, "\n" + $0.chinese) } ?? ("", "")
    json.field(fact.name) { json in
      json.object { json in
        json.field("title", "\(fact.short.english) · \(fact.short.chinese)")
        json.field("description", fact.question.english + help.0 + "\n\n" + fact.question.chinese + help.1)
        values(of: fact, to: &json)
      }
    }
  }

  private func values(of fact: Fact, to json: inout JSONText) {
    switch fact.kind {
    case .yesNo: yesNo(to: &json)
    case .choice, .set:
      let values: [(String, Wording)] = fact.values.map { ($0.name, $0.says) }
      json.field("anyOf") { json in
        json.array([false, true]) { json, isList in
          guard isList else {
            names(values, more: fact.kind == .set ? ["none", "unknown"] : ["unknown"], to: &json)
            return
          }
          json.object { json in
            json.field("type", "array")
            json.field("items") { names(values, to: &$0) }
          }
        }
      }
    case .percentage:
      json.field("type", "string")
      json.field("pattern", "^((at most |at least |below |above )?\(Self.percent)|unknown)$")
    case .count:
      strings("type", ["integer", "string"], to: &json)
      json.field("minimum", 0)
      json.field("pattern", "^((at most |at least |below |above )?[0-9]{1,15}|unknown)$")
    case .date:
      json.field("type", "string")
      json.field("pattern", "^((on or before |on or after |before |after )?\(Self.day)|unknown)$")
    case .place: json.field("$ref", "#/$defs/place")
    }
  }

  private static let day = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
  private static let percent = "-?[0-9]{1,15}(\\.[0-9]{1,4})? *%"

  private func yesNo(to json: inout JSONText) {
    json.field("anyOf") { json in
      json.array(["words", "capitals"]) { json, kind in
        json.object { json in
          if kind == "words" {
            json.field("enum") { json in
              json.array(["yes", "no", "unknown", "true", "false"]) { json, word in
                // YAML 1.1 and JSON have words of their own for both.
                if word == "true" || word == "false" { json.value(word == "true") } else { json.value(word) }
              }
            }
          } else {
            json.field("type", "string")
            json.field("pattern", "^(Yes|YES|No|NO|true|True|TRUE|false|False|FALSE)$")
          }
        }
      }
    }
  }

  // MARK: - Parts

  private func activity(to json: inout JSONText) {
    let codes = Set(law.activities.compactMap(\.code)).sorted()
    let groups = law.groups.filter { !$0.members.isEmpty }
    var all: [(String, Wording)] = law.activities.map { ($0.name, $0.title) }
    all += groups.map { ($0.name, $0.title) }
    for code in codes {
      let titles = law.activities(coded: code).map(\.title)
      let english = titles.map(\.english).joined(separator: "; ")
      all.append((code, Wording(english: english, chinese: titles.map(\.chinese).joined(separator: "；"))))
    }
    names(all, to: &json)
  }

  /// One of some names, each with what it means. `enumDescriptions` is read by editors, and passed over by checkers.
  private func names(_ names: [(String, Wording)], more: [String] = [], to json: inout JSONText) {
    json.object { json in
      strings("enum", names.map { $0.0 } + more, to: &json)
      let descriptions = names.map { "\($0.1.english) · \($0.1.chinese)" }
      strings(
        "enumDescriptions", descriptions + more.map { $0 == "unknown" ? "not known · 未知" : "none · 无" }, to: &json)
    }
  }

  private func oneOrSeveral(_ name: String, to json: inout JSONText) {
    json.field("anyOf") { json in
      json.array([false, true]) { json, isList in
        guard isList else {
          reference(name, to: &json)
          return
        }
        json.object { json in
          json.field("type", "array")
          json.field("items") { reference(name, to: &$0) }
        }
      }
    }
  }

  private func property(
    _ key: String, _ english: String, _ chinese: String, to json: inout JSONText, _ body: (inout JSONText) -> Void
  ) {
    json.field(key) { json in
      json.object { json in
        if !english.isEmpty { json.field("description", english + "\n\n" + chinese) }
        body(&json)
      }
    }
  }

  private func text(to json: inout JSONText) {
    // YAML takes an unquoted name such as 360 for a number.
    strings("type", ["string", "number"], to: &json)
  }

  private func reference(_ name: String, to json: inout JSONText) {
    json.object { $0.field("$ref", "#/$defs/\(name)") }
  }

  func strings(_ key: String, _ texts: [String], to json: inout JSONText) {
    json.field(key) { json in json.array(texts) { $0.value($1) } }
  }
}
