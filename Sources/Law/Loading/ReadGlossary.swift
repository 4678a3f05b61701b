import Diagnostics
import YAML

extension LawBuilder {
  /// Reads the words that are explained to whoever meets them, once provisions are read.
  func readGlossary(_ values: [YAMLValue]) {
    var called: [String: YAMLValue] = [:]
    for (index, value) in values.enumerated() {
      let fields = Fields(value, of: "a word of the glossary", self)
      let name = fields.text("word") ?? ""
      declare(name, "word of the glossary", index: index, at: value)
      let title = fields.wording("name")
      var also: [Language: [String]] = [:]
      if let names = fields.optional("also") {
        let others = Fields(names, of: "other names", self)
        for language in Language.allCases { also[language] = others.list(language.rawValue).compactMap(text) }
        others.finish()
      }
      let term = GlossaryTerm(
        name: name, title: title, also: also, says: fields.wording("says"),
        cites: fields.optional("cites").flatMap(citation), source: source(value))
      for name in Set(Language.allCases.flatMap(term.names(in:)).map { $0.lowercased() }).sorted() where !name.isEmpty {
        if let other = called.updateValue(value, forKey: name) {
          report(.declaredTwice(kind: "word of the glossary", name), at: value, others: [other.label("called so here")])
        }
      }
      glossary.append(term)
      fields.finish()
    }
  }
}
