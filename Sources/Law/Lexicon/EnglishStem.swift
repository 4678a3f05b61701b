/// The stem of an English word: what its forms have in common.
///
/// Source: M. Porter, "The English (Porter2) stemming algorithm", Snowball, with a spelling that is the same on both
/// sides of the Atlantic: `licence` and `license`, `theatre` and `theater`, `travelling` and `traveling` are one.
struct EnglishStem {
  private var word: [UInt8]
  /// Where the regions R1 and R2 of the paper begin.
  private var first = 0
  private var second = 0

  /// The stem of a word.
  ///
  /// - Parameter word: Small letters and digits, without an apostrophe. What holds other letters is its own stem.
  static func of(_ word: String) -> String {
    var stem = EnglishStem(word: Array(word.utf8))
    guard stem.word.count > 2, stem.word.allSatisfy({ $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") })
    else { return word }
    stem.unifySpelling()
    if let exception = exceptions[stem.text] { return exception }
    stem.markConsonants()
    stem.findRegions()
    stem.takePlural()
    if !invariants.contains(stem.text) {
      stem.takePast()
      stem.changeY()
      stem.takeDouble()
      stem.takeMiddle()
      stem.takeLast()
      stem.takeFinal()
    }
    return stem.text.lowercased()
  }

  private var text: String { String(decoding: word, as: UTF8.self) }

  private static let exceptions = [
    "skis": "ski", "skies": "sky", "dying": "die", "lying": "lie", "tying": "tie", "idly": "idl", "gently": "gentl",
    "ugly": "ugli", "early": "earli", "only": "onli", "singly": "singl", "sky": "sky", "news": "news", "howe": "howe",
    "atlas": "atlas", "cosmos": "cosmos", "bias": "bias", "andes": "andes",
    // Trades that share a stem with something else: hospitality is no hospital, fish no fishing.
    "hospitality": "hospitality", "animal": "animal", "animals": "animal", "securities": "securities",
    "futures": "futures", "training": "training", "trainings": "training", "fishing": "fishing",
    "surveying": "surveying", "paging": "paging", "dating": "dating", "marketing": "marketing", "parking": "parking",
    "generative": "generative", "agentic": "agentic", "nursing": "nursing",
  ]
  private static let invariants: Set = [
    "inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed",
  ]

  // MARK: - Letters

  private func isVowel(_ place: Int) -> Bool { "aeiouy".utf8.contains(word[place]) }

  private func ends(_ suffix: String) -> Bool {
    word.count >= suffix.utf8.count && word.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
  }

  /// Whether a suffix stands in the region that begins at `start`.
  private func isIn(_ start: Int, _ suffix: String) -> Bool { word.count - suffix.utf8.count >= start }

  private mutating func replace(_ suffix: String, by other: String) {
    word.removeLast(suffix.utf8.count)
    word += Array(other.utf8)
  }

  /// Whether some letter before the last `count` is a vowel.
  private func hasVowel(before count: Int) -> Bool { word.indices.dropLast(count).contains(where: isVowel) }

  private var endsInDouble: Bool {
    ["bb", "dd", "ff", "gg", "mm", "nn", "pp", "rr", "tt"].contains(where: ends)
  }

  private var endsInShortSyllable: Bool {
    let count = word.count
    if count == 2 { return isVowel(0) && !isVowel(1) }
    return count > 2 && !isVowel(count - 3) && isVowel(count - 2) && !isVowel(count - 1)
      && !"wxY".utf8.contains(word[count - 1])
  }

  private var isShort: Bool { endsInShortSyllable && first >= word.count }

  // MARK: - Before the steps

  /// The American form of what is written in two ways.
  private mutating func unifySpelling() {
    for (british, american) in [
      ("practise", "practice"), ("isations", "izations"), ("isation", "ization"), ("ising", "izing"), ("ised", "ized"), ("iser", "izer"),
      ("isers", "izers"), ("ise", "ize"), ("ises", "izes"), ("ysing", "yzing"), ("yser", "yzer"), ("yse", "yze"),
      ("ours", "ors"), ("our", "or"), ("oured", "ored"), ("ouring", "oring"), ("tres", "ters"), ("tre", "ter"),
      ("ogue", "og"), ("ogues", "ogs"), ("licence", "license"), ("licences", "licenses"), ("defence", "defense"),
      ("grammes", "grams"), ("gramme", "gram"),
    ] where ends(british) && word.count >= min(british.utf8.count + 3, 7) {
      replace(british, by: american)
      break
    }
    // A doubled l after a syllable without stress: travelling, not drilling.
    for (british, american) in [("lling", "ling"), ("lled", "led"), ("ller", "ler"), ("llers", "lers")]
    where ends(british) && word.indices.dropLast(british.utf8.count).count(where: isVowel) > 1 {
      replace(british, by: american)
      break
    }
    for pair in ["ae", "oe"] where word.count > 6 {
      let letters = Array(pair.utf8)
      for place in word.indices.dropLast(3)
      where place + 1 < word.count && word[place] == letters[0] && word[place + 1] == letters[1] {
        word.remove(at: place)
        break
      }
    }
  }

  private mutating func markConsonants() {
    let y = UInt8(ascii: "y")
    if word[0] == y { word[0] = UInt8(ascii: "Y") }
    for place in word.indices.dropFirst() where word[place] == y && isVowel(place - 1) {
      word[place] = UInt8(ascii: "Y")
    }
  }

  private mutating func findRegions() {
    first = word.count
    second = word.count
    let beginnings = ["gener", "commun", "arsen", "past", "univers", "later", "emerg", "organ", "inter"]
    if let start = beginnings.first(where: { text.hasPrefix($0) }) {
      first = start.utf8.count
    } else {
      first = region(from: 0)
    }
    second = region(from: first)
  }

  /// After the first letter that is no vowel and follows one, from a place on.
  private func region(from start: Int) -> Int {
    var place = start + 1
    while place < word.count {
      if !isVowel(place), isVowel(place - 1) { return place + 1 }
      place += 1
    }
    return word.count
  }

  // MARK: - The steps

  private mutating func takePlural() {
    if ends("sses") {
      replace("sses", by: "ss")
    } else if ends("ied") || ends("ies") {
      replace("ied", by: word.count > 4 ? "i" : "ie")
    } else if ends("us") || ends("ss") {
      return
    } else if ends("s"), hasVowel(before: 2) {
      word.removeLast()
    }
  }

  private mutating func takePast() {
    for suffix in ["eedly", "eed"] where ends(suffix) {
      if isIn(first, suffix) { replace(suffix, by: "ee") }
      return
    }
    guard let suffix = ["ingly", "edly", "ing", "ed"].first(where: ends), hasVowel(before: suffix.utf8.count)
    else { return }
    replace(suffix, by: "")
    if ends("at") || ends("bl") || ends("iz") {
      word.append(UInt8(ascii: "e"))
    } else if endsInDouble {
      word.removeLast()
    } else if isShort {
      word.append(UInt8(ascii: "e"))
    }
  }

  private mutating func changeY() {
    guard word.count > 2, "yY".utf8.contains(word[word.count - 1]), !isVowel(word.count - 2) else { return }
    word[word.count - 1] = UInt8(ascii: "i")
  }

  private mutating func takeDouble() {
    let steps = [
      ("ization", "ize"), ("ational", "ate"), ("fulness", "ful"), ("ousness", "ous"), ("iveness", "ive"),
      ("tional", "tion"), ("biliti", "ble"), ("lessli", "less"), ("entli", "ent"), ("ation", "ate"), ("alism", "al"),
      ("aliti", "al"), ("ousli", "ous"), ("iviti", "ive"), ("fulli", "ful"), ("enci", "ence"), ("anci", "ance"),
      ("abli", "able"), ("izer", "ize"), ("ator", "ate"), ("alli", "al"), ("bli", "ble"), ("ogi", "og"), ("li", ""),
    ]
    guard let (suffix, other) = steps.first(where: { ends($0.0) }), isIn(first, suffix) else { return }
    let before = word.count - suffix.utf8.count - 1
    if suffix == "ogi", before < 0 || word[before] != UInt8(ascii: "l") { return }
    if suffix == "li", before < 0 || !"cdeghkmnrt".utf8.contains(word[before]) { return }
    replace(suffix, by: other)
  }

  private mutating func takeMiddle() {
    let steps = [
      ("ational", "ate"), ("tional", "tion"), ("alize", "al"), ("icate", "ic"), ("iciti", "ic"), ("ative", ""),
      ("ical", "ic"), ("ness", ""), ("ful", ""),
    ]
    guard let (suffix, other) = steps.first(where: { ends($0.0) }), isIn(first, suffix) else { return }
    if suffix == "ative", !isIn(second, suffix) { return }
    replace(suffix, by: other)
  }

  private mutating func takeLast() {
    let suffixes = [
      "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize", "ion",
      "al", "er", "ic",
    ]
    guard let suffix = suffixes.first(where: ends), isIn(second, suffix) else { return }
    if suffix == "ion" {
      let before = word.count - 4
      guard before >= 0, "st".utf8.contains(word[before]) else { return }
    }
    replace(suffix, by: "")
  }

  private mutating func takeFinal() {
    if ends("e") {
      if isIn(second, "e") {
        word.removeLast()
      } else if isIn(first, "e") {
        word.removeLast()
        if endsInShortSyllable { word.append(UInt8(ascii: "e")) }
      }
    } else if ends("ll"), isIn(second, "l") {
      word.removeLast()
    }
  }
}
