import SeededRandom

@testable import YAML

/// Random content of every shape, with keys that are unique in their mapping.
struct RandomContent {
  var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  mutating func content(depth: Int = 4) -> YAMLContent {
    switch Int.random(in: 0..<(depth == 0 ? 2 : 6), using: &random) {
    case 0: .word(string())
    case 1: .text(string())
    case 2: .list(items(depth))
    case 3: .inlineList(items(depth))
    case 4: .mapping(entries(depth))
    default: .inlineMapping(entries(depth))
    }
  }

  private mutating func items(_ depth: Int) -> [YAMLContent] {
    (0..<Int.random(in: 0...4, using: &random)).map { _ in content(depth: depth - 1) }
  }

  private mutating func entries(_ depth: Int) -> [YAMLContent.Entry] {
    var keys: Set<String> = []
    var entries: [YAMLContent.Entry] = []
    for _ in 0..<Int.random(in: 0...4, using: &random) {
      let key = string()
      // Two spellings of one character are two keys to YAML, but one string to Swift.
      guard keys.insert(key).inserted else { continue }
      let remark = Int.random(in: 0..<8, using: &random) == 0 ? string() : nil
      entries.append(YAMLContent.Entry(key, content(depth: depth - 1), remark: remark))
    }
    return entries
  }

  mutating func string() -> String {
    if Int.random(in: 0..<200, using: &random) == 0 { return String(repeating: "长k", count: 700) }
    let pieces = [
      "a", "foreign-equity", "60 %", "yes", "null", "蓝河", "（上海）", " ", "  ", "-", "- ", ":", ": ",
      " #", "#", "'", "\"", "\\", "\n", "\r\n", "\t", ",", "[", "]", "{", "}", "&", "*", "!", "|",
      ">",
      "%", "@", "`", "?", "? ", "---", "...", "<<", "~", "1.5", "=", "\u{0}", "\u{7}", "\u{85}",
      "\u{2028}", "\u{FEFF}", "\u{301}", "👩‍⚖️", "\u{10FFFF}",
    ]
    let count = Int.random(in: 0...4, using: &random)
    return (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
  }
}

extension YAMLContent {
  /// What a reader should find, written like ``YAMLTree/flow(_:)``.
  var flow: String {
    switch self {
    case .word(let text), .text(let text): return text
    case .list(let items), .inlineList(let items):
      return "[" + items.map(\.flow).joined(separator: ", ") + "]"
    case .mapping(let entries), .inlineMapping(let entries):
      return "{" + entries.map { $0.key + ": " + $0.value.flow }.joined(separator: ", ") + "}"
    }
  }
}
