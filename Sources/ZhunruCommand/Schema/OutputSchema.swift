import Assessment
import Law
import Reports

/// The JSON Schema (2020-12) of what commands write as JSON, for the version of ``Contract``.
///
/// Fields that are added keep the version, so that objects may have more than is told here.
enum OutputSchema {
  static var text: String {
    let verdicts = Verdict.allCases.map { "\"\($0.name)\"" }.joined(separator: ",")
    let answers = Answer.allCases.map { "\"\($0.name)\"" }.joined(separator: ",")
    let grades = Grade.allCases.map { "\"\($0.name)\"" }.joined(separator: ",")
    return """
      {"$schema":"https://json-schema.org/draft/2020-12/schema",
      "title":"zhunru: results, contract \(Contract.version)",
      "anyOf":[{"$ref":"#/$defs/assessed"},{"$ref":"#/$defs/line"},{"$ref":"#/$defs/routes"},{"$ref":"#/$defs/proofs"},
      {"$ref":"#/$defs/compared"},{"$ref":"#/$defs/subjects"},{"$ref":"#/$defs/found"},{"$ref":"#/$defs/timeline"},{"$ref":"#/$defs/document"},
      {"$ref":"#/$defs/checked"}],
      "$defs":{
      "made-by":{"type":"object","required":["contract","zhunru","law"],"properties":{
        "contract":{"const":\(Contract.version)},"zhunru":{"type":"string"},"law":{"type":"string","pattern":"^[0-9a-f]{64}$"},
        "law-day":{"$ref":"#/$defs/day"}}},
      "day":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
      "share":{"type":"number","minimum":0,"maximum":1},
      "id":{"type":["string","number"]},
      "texts":{"type":"array","items":{"type":"string"}},
      "verdict":{"enum":[\(verdicts)]},
      "verdicts":{"type":"array","items":{"$ref":"#/$defs/verdict"}},
      "answer":{"enum":[\(answers)]},
      "mark":{"type":"string"},
      "assessed":{"description":"assess --format json","type":"object","required":["made-by","companies"],"properties":{
        "made-by":{"$ref":"#/$defs/made-by"},
        "companies":{"type":"array","items":{"anyOf":[{"$ref":"#/$defs/company"},{"$ref":"#/$defs/refused"}]}}}},
      "line":{"description":"a line of assess --format jsonl","required":["made-by"],
        "anyOf":[{"$ref":"#/$defs/company"},{"$ref":"#/$defs/refused"}]},
      "company":{"type":"object","required":["company","file","line","as-of","verdict","answer","services"],"properties":{
        "company":{"type":"string"},"id":{"$ref":"#/$defs/id"},"file":{"type":"string"},"line":{"type":"integer"},
        "as-of":{"$ref":"#/$defs/day"},
        "foreign-share":{"type":"object","required":["least","greatest"],"properties":{
          "least":{"$ref":"#/$defs/share"},"greatest":{"$ref":"#/$defs/share"}}},
        "remarks":{"type":"array","items":{"type":"object","required":["remark","says"]}},
        "verdict":{"$ref":"#/$defs/verdict"},"possible":{"$ref":"#/$defs/verdicts"},"answer":{"$ref":"#/$defs/answer"},
        "law-review":{"type":"object","required":["date","instruments","restated"]},
        "chosen-readings":{"type":"array","items":{"type":"object","required":["reading","answers"]}},
        "approximate":{"const":true},"made-by":{"$ref":"#/$defs/made-by"},"problems":false,
        "services":{"type":"array","items":{"$ref":"#/$defs/service"}}}},
      "service":{"type":"object","required":["service","line","verdict","answer","activities"],"properties":{
        "service":{"type":"string"},"line":{"type":"integer"},"verdict":{"$ref":"#/$defs/verdict"},
        "possible":{"$ref":"#/$defs/verdicts"},"answer":{"$ref":"#/$defs/answer"},
        "answer-marks":{"type":"array","items":{"enum":["likely","contested","licences-unchecked","filings-enough"]}},
        "otherwise":{"$ref":"#/$defs/verdicts"},"when-invested":{"$ref":"#/$defs/verdicts"},
        "activities":{"type":"array","items":{"$ref":"#/$defs/activity"}},
        "set-aside":{"type":"array","items":{"type":"object","required":["activity","by"]}},
        "nothing-found":{"enum":["certain","possible"]},"name-says":{"$ref":"#/$defs/texts"},
        "inferred":{"type":"array","items":{"type":"object","required":["if-open"]}},
        "assumed":{"type":"array","items":{"type":"object","required":["if-open"]}},
        "missing":{"$ref":"#/$defs/texts"},
        "other-readings":{"type":"array","items":{"type":"object","required":["reading","answer","verdict"]}},
        "bans":{"type":"array","items":{"type":"object","required":["ban","state","citation"]}},
        "duties":{"$ref":"#/$defs/texts"},"broken-duties":{"$ref":"#/$defs/texts"},"open-duties":{"$ref":"#/$defs/texts"}}},
      "activity":{"type":"object","required":["activity","grades","verdict"],
        "anyOf":[{"required":["positions"]},{"required":["decided-by"]}],"properties":{
        "activity":{"type":"string"},"title":{"type":"string"},"declared":{"const":true},
        "grades":{"type":"array","items":{"enum":[\(grades)]}},
        "graded-by":{"type":"object","required":["row","says","certainty","checked"]},
        "verdict":{"$ref":"#/$defs/verdict"},"possible":{"$ref":"#/$defs/verdicts"},
        "positions":{"type":"array","items":{"$ref":"#/$defs/position"}},
        "decided-by":{"type":"array","items":{"type":"object","required":["verdict","provisions","certainty","checked"],
          "properties":{"verdict":{"$ref":"#/$defs/verdict"},"provisions":{"$ref":"#/$defs/texts"}}}},
        "demands":{"type":"array","items":{"$ref":"#/$defs/rule"}},
        "governed-by":{"type":"array","items":{"type":"object","required":["regime","title","citation","certain"]}}}},
      "position":{"type":"object","required":["verdict","rules","certainty","checked"],"properties":{
        "verdict":{"$ref":"#/$defs/verdict"},"regime":{"type":"string"},"regime-citation":{"type":"string"},
        "rules":{"type":"array","items":{"$ref":"#/$defs/rule"}},
        "lifted-by":{"type":"array","items":{"type":"object","required":["exception","citation","says"]}},
        "licences":{"type":"array","items":{"$ref":"#/$defs/rule"}},
        "no-licence-by":{"type":"array","items":{"$ref":"#/$defs/rule"}},
        "licences-encoded":{"const":false}}},
      "rule":{"type":"object","required":["rule","citation","says"],"properties":{
        "rule":{"type":"string"},"citation":{"type":"string"},"says":{"type":"string"},"met":{"type":"boolean"}}},
      "refused":{"type":"object","required":["file","line","problems"],"properties":{
        "company":{"type":"string"},"id":{"$ref":"#/$defs/id"},"file":{"type":"string"},"line":{"type":"integer"},
        "made-by":{"$ref":"#/$defs/made-by"},"verdict":false,
        "problems":{"type":"array","minItems":1,"items":{"type":"object","required":["severity","code","headline"],"properties":{
          "severity":{"enum":["error","warning","note"]},"code":{"type":"string"},"headline":{"type":"string"},
          "file":{"type":"string"},"line":{"type":"integer"},"column":{"type":"integer"},"help":{"type":"string"}}}}}},
      "routes":{"description":"routes --format json","type":"object","required":["made-by","companies"],"properties":{
        "made-by":{"$ref":"#/$defs/made-by"},"companies":{"type":"array","items":{"type":"object",
          "required":["company","verdicts","answer","services","whole-company"],"properties":{"id":{"$ref":"#/$defs/id"},
          "verdicts":{"$ref":"#/$defs/verdicts"},"answer":{"$ref":"#/$defs/answer"}}}}}},
      "proofs":{"description":"explain --format json","type":"object","required":["made-by","proofs"],"properties":{
        "made-by":{"$ref":"#/$defs/made-by"},"proofs":{"type":"array","items":{"type":"object","required":["company","file","kind","text"],
        "properties":{"company":{"type":"string"},"id":{"$ref":"#/$defs/id"},"verdict":{"$ref":"#/$defs/verdict"}}}}}},
      "compared":{"description":"compare --format json","type":"object","required":["made-by","companies"],"properties":{
        "made-by":{"$ref":"#/$defs/made-by"},"companies":{"type":"array","items":{"type":"object",
          "required":["company","services"],"properties":{"answer":false,"id":{"$ref":"#/$defs/id"},"services":{"type":"array",
          "items":{"type":"object","required":["service","before","after"]}}}}}}},
      "subjects":{"description":"law list, show; facts, activities, places","type":"object",
        "required":["made-by","subjects"],"properties":{"made-by":{"$ref":"#/$defs/made-by"},
        "subjects":{"type":"array","items":{"type":"object","required":["kind","name"]}}}},
      "found":{"description":"law search","type":"array","items":{"type":"object","required":["kind","name"]}},
      "timeline":{"description":"law timeline","type":"object","required":["made-by","days"],"properties":{
        "made-by":{"$ref":"#/$defs/made-by"},"days":{"type":"array","items":{"type":"object","required":["day"]}}}},
      "document":{"description":"advise","type":"object","required":["made-by","kind","language","reproduction"],"properties":{
        "made-by":{"$ref":"#/$defs/made-by"},"kind":{"enum":["memo","portfolio"]},"language":{"enum":["en","zh"]},
        "verdict":{"$ref":"#/$defs/verdict"},"possible":{"$ref":"#/$defs/verdicts"},"warnings":{"$ref":"#/$defs/texts"},
        "count":{"type":"integer"}}},
      "checked":{"description":"law check, law diff","type":"object","required":["made-by"],
        "not":{"anyOf":[{"required":["companies"]},{"required":["subjects"]},{"required":["days"]},{"required":["proofs"]},{"required":["kind"]},
        {"required":["company"]},{"required":["problems"]}]},
        "properties":{"made-by":{"$ref":"#/$defs/made-by"}}}
      }}
      """
  }
}
