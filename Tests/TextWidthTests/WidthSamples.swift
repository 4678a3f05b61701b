// Made by Sources/TextWidth/generate-tables.py from Unicode 17.0.0; not edited by hand.

/// A text and its width as the `wcwidth` package gives it.
struct WidthSample: Sendable, CustomStringConvertible {
  let name: String
  let text: String
  let width: Int
  var description: String { name }

  init(_ name: String, _ text: String, _ width: Int) {
    self.name = name
    self.text = text
    self.width = width
  }
}

let widthSamples: [WidthSample] = [
  WidthSample("ASCII", "\u{7A}\u{68}\u{75}\u{6E}\u{72}\u{75}", 6),
  WidthSample("Chinese", "\u{51C6}\u{5165}", 4),
  WidthSample(
    "Chinese punctuation",
    "\u{FF0C}\u{3002}\u{FF1B}\u{FF1A}\u{3001}\u{FF09}\u{300B}\u{300D}",
    16),
  WidthSample("fullwidth", "\u{FF21}\u{FF22}\u{FF05}", 6),
  WidthSample("halfwidth katakana", "\u{FF71}\u{FF72}\u{FF73}", 3),
  WidthSample("kana with marks", "\u{304B}\u{3099}", 2),
  WidthSample("Hangul", "\u{D55C}\u{AD6D}", 4),
  WidthSample("Hangul letters", "\u{1112}\u{1161}\u{11AB}", 2),
  WidthSample("accent composed", "\u{E9}", 1),
  WidthSample("accent alone", "\u{65}\u{301}", 1),
  WidthSample("two accents", "\u{65}\u{301}\u{323}", 1),
  WidthSample("Vietnamese", "\u{56}\u{69}\u{1EC7}\u{74}", 4),
  WidthSample("Cyrillic", "\u{416}", 1),
  WidthSample("Greek", "\u{3B1}\u{3B2}\u{3B3}", 3),
  WidthSample("ambiguous", "\u{B1}\u{A7}\u{B0}\u{D7}\u{201C}\u{201D}\u{2026}\u{2014}\u{2460}", 9),
  WidthSample("circled", "\u{2460}\u{2461}", 2),
  WidthSample("box", "\u{2502}\u{2500}\u{253C}", 3),
  WidthSample("check marks", "\u{2713}\u{2717}\u{21}", 3),
  WidthSample("Thai", "\u{E17}\u{E35}\u{E48}\u{E19}\u{E35}\u{E48}", 2),
  WidthSample("Hebrew points", "\u{5E9}\u{5B8}\u{5C1}\u{5DC}\u{5D5}\u{5B9}\u{5DD}", 4),
  WidthSample("Arabic", "\u{645}\u{64E}\u{631}\u{652}\u{62D}\u{64E}\u{628}\u{64B}\u{627}", 5),
  WidthSample("Devanagari", "\u{939}\u{93F}\u{928}\u{94D}\u{926}\u{940}", 4),
  WidthSample("Devanagari conjunct", "\u{915}\u{94D}\u{937}", 2),
  WidthSample("Tamil", "\u{BA4}\u{BAE}\u{BBF}\u{BB4}\u{BCD}", 4),
  WidthSample("ideographic space", "\u{3000}", 2),
  WidthSample("tetragram", "\u{1D306}", 2),
  WidthSample("rare ideograph", "\u{20BB7}", 2),
  WidthSample("ideograph with variation", "\u{845B}\u{E0100}", 2),
  WidthSample("emoji", "\u{1F600}", 2),
  WidthSample("heart as text", "\u{2764}", 1),
  WidthSample("heart as emoji", "\u{2764}\u{FE0F}", 2),
  WidthSample("keycap", "\u{31}\u{FE0F}\u{20E3}", 2),
  WidthSample("skin tone", "\u{1F44D}\u{1F3FD}", 2),
  WidthSample("family", "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}\u{200D}\u{1F466}", 2),
  WidthSample("rainbow flag", "\u{1F3F3}\u{FE0F}\u{200D}\u{1F308}", 2),
  WidthSample("flag", "\u{1F1E8}\u{1F1F3}", 2),
  WidthSample("two flags", "\u{1F1E8}\u{1F1F3}\u{1F1EB}\u{1F1F7}", 4),
  WidthSample(
    "flag of Scotland",
    "\u{1F3F4}\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}",
    2),
  WidthSample("health worker", "\u{1F469}\u{200D}\u{2695}\u{FE0F}", 2),
  WidthSample("watch", "\u{231A}", 2),
  WidthSample("sun", "\u{2600}", 1),
  WidthSample("sun as emoji", "\u{2600}\u{FE0F}", 2),
  WidthSample("zero-width space", "\u{200B}", 0),
  WidthSample("word joiner", "\u{2060}", 0),
  WidthSample("byte-order mark", "\u{FEFF}", 0),
  WidthSample("right-to-left override", "\u{202E}", 0),
  WidthSample(
    "mixed",
    "\u{5916}\u{8D44}\u{20}\u{2264}\u{20}\u{35}\u{30}\u{20}\u{25}\u{FF08}\u{41}\u{72}\u{74}\u{69}\u{63}\u{6C}\u{65}\u{20}\u{31}\u{32}\u{FF09}",
    25),
]

/// How many scalars from U+00A0 on, without U+00AD and the surrogates, have each width,
/// and h = 31 h + 4 scalar + width over all of them in order, modulo 2⁶⁴.
let scalarCountsByWidth = [6712, 922301, 182890]
let scalarChecksum: UInt64 = 0x139_C5BF_3BD0_A54B
