import BuiltInLaw
import Law
import ZhunruCommand

/// Words that somebody types to find a business.
struct LexiconTarget: FuzzTarget {
  static let name = "lexicon"

  private let law = Law.builtIn
  private let lexicon = Law.builtIn.lexicon

  func read(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    let hits = lexicon.find(text)
    require(hits.count <= law.activities.count + law.topics.count + law.places.count + law.facts.count * 64, text)
    _ = lexicon.activities(in: text)
    _ = lexicon.suggestions(for: text)
    _ = lexicon.place(named: text)
    _ = lexicon.saysSomething(text)
  }
}
