extension StringProtocol {
  /// The text as a terminal may safely show it on one line: what would move the cursor, reorder the
  /// line or hide in it is spelled out, as `\n` or `\u{202E}`.
  ///
  /// Spelled out are control characters (C0, C1 and DEL, the newline too), line and paragraph
  /// separators, bidirectional controls, characters that Unicode says to ignore in display
  /// (zero-width spaces, fillers, tags), marks that would join what stands before the text, and
  /// marks past the eighth on one letter. Joiners and variation selectors stay where a script or
  /// an emoji needs them.
  ///
  /// - Complexity: O(n); text of printable ASCII alone is only copied.
  package var escapedForTerminal: String {
    guard let first = unicodeScalars.firstIndex(where: \.mayNeedEscape) else {
      return String(self)
    }
    let scalars = unicodeScalars
    var result = String(self[..<first])
    var before =
      first == startIndex
      ? BeforeScalar() : BeforeScalar(base: scalars[scalars.index(before: first)])
    var index = first
    while index < scalars.endIndex {
      let scalar = scalars[index]
      scalars.formIndex(after: &index)
      let after = index < scalars.endIndex ? scalars[index] : nil
      if scalar.mayNeedEscape, before.mustEscape(scalar, before: after) {
        result += scalar.spelledOut
        before = BeforeScalar()
      } else {
        result.unicodeScalars.append(scalar)
        before.pass(scalar)
      }
    }
    return result
  }
}

/// What stands before a scalar, as far as it decides whether the scalar is in its place.
private struct BeforeScalar {
  /// The last scalar that is no mark, selector, modifier or joiner; `nil` at the start, and after
  /// a scalar that was spelled out.
  var base: Unicode.Scalar?
  /// The scalar just before.
  var last: Unicode.Scalar?
  /// Marks since ``base``.
  var marks = 0
  /// Whether ``base`` began a flag spelled with tags (🏴) that is not yet closed.
  var isInTagSequence = false

  init() {}

  init(base: Unicode.Scalar) {
    self.base = base
    last = base
    isInTagSequence = base == "\u{1F3F4}"
  }

  mutating func pass(_ scalar: Unicode.Scalar) {
    if scalar.isMark || scalar.isJoiner || scalar.isTag || scalar.properties.isEmojiModifier {
      marks += scalar.isMark ? 1 : 0
      isInTagSequence = isInTagSequence && scalar.value != 0xE007F
    } else {
      self = BeforeScalar(base: scalar)
    }
    last = scalar
  }

  func mustEscape(_ scalar: Unicode.Scalar, before next: Unicode.Scalar?) -> Bool {
    if scalar.isJoiner { return !isJoinerInPlace(scalar, before: next) }
    if scalar.properties.isVariationSelector {
      guard let base, last == base else { return true }
      return !(base.properties.isEmoji || base.properties.isIdeographic)
    }
    if scalar.isTag { return !isInTagSequence }
    if scalar.isHidden { return true }
    if scalar.isMark { return base == nil || marks >= 8 }
    return false
  }

  /// Joiners belong inside emoji sequences, after an Indic virama, and between Arabic letters.
  private func isJoinerInPlace(_ joiner: Unicode.Scalar, before next: Unicode.Scalar?) -> Bool {
    guard let base, let last, let next, !last.isJoiner else { return false }
    if joiner == "\u{200D}", base.isPictograph, next.isPictograph { return true }
    if last.properties.canonicalCombiningClass == .virama {
      return next.properties.generalCategory == .otherLetter
    }
    return base.isArabic && next.isArabic
  }
}

extension Unicode.Scalar {
  /// Whether the scalar is of a kind that is not always shown as it is; a quick first look.
  fileprivate var mayNeedEscape: Bool {
    switch value {
    case 0x20...0x7E: false
    case 0x3001...0x3029, 0x3041...0x3098, 0x4E00...0x9FFF, 0xFF01...0xFF9F: false
    default: isHidden || isMark || properties.isVariationSelector
    }
  }

  /// A scalar that shows nothing itself, and so may hide or reorder what is around it.
  fileprivate var isHidden: Bool {
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    default:
      properties.isDefaultIgnorableCodePoint || properties.isNoncharacterCodePoint
        || 0xFFF9...0xFFFB ~= value
    }
  }

  fileprivate var isMark: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark: true
    default: false
    }
  }

  fileprivate var isJoiner: Bool { self == "\u{200C}" || self == "\u{200D}" }

  fileprivate var isTag: Bool { 0xE0020...0xE007F ~= value }

  fileprivate var isArabic: Bool { 0x0620...0x06FF ~= value }

  /// An emoji that is no digit.
  fileprivate var isPictograph: Bool { properties.isEmoji && value > 0x7F }

  fileprivate var spelledOut: String {
    switch self {
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default: "\\u{\(String(value, radix: 16, uppercase: true))}"
    }
  }
}
