/// How a piece of text is set off: what it means, not which colour it has. Colour only repeats
/// what a word or a mark says.
package struct Style: Hashable, Sendable {
  package enum Tone: UInt8, CaseIterable, Sendable {
    case plain, good, bad, warning, accent
  }

  package enum Weight: UInt8, CaseIterable, Sendable {
    case regular, strong, dim
  }

  package var tone: Tone
  package var weight: Weight
  package var isUnderlined = false
  package var isInverted = false

  package init(tone: Tone = .plain, weight: Weight = .regular) {
    self.tone = tone
    self.weight = weight
  }

  package static let plain = Style()
  package static let emphasis = Style(weight: .strong)
  package static let dim = Style(weight: .dim)
  package static let good = Style(tone: .good)
  package static let bad = Style(tone: .bad)
  package static let warning = Style(tone: .warning)
  package static let accent = Style(tone: .accent)

  /// The same, standing out.
  package var strong: Style { with(\.weight, .strong) }
  package var underlined: Style { with(\.isUnderlined, true) }
  package var inverted: Style { with(\.isInverted, true) }

  private func with<Value>(_ part: WritableKeyPath<Style, Value>, _ value: Value) -> Style {
    var style = self
    style[keyPath: part] = value
    return style
  }
}

extension Style {
  /// The control sequence (ECMA-48, SGR) that sets this style, whatever was set before.
  package var controlSequence: String {
    var codes = "0"
    switch weight {
    case .regular: break
    case .strong: codes += ";1"
    case .dim: codes += ";2"
    }
    if isUnderlined { codes += ";4" }
    if isInverted { codes += ";7" }
    switch tone {
    case .plain: break
    case .good: codes += ";32"
    case .bad: codes += ";31"
    case .warning: codes += ";33"
    case .accent: codes += ";36"
    }
    return "\u{1B}[\(codes)m"
  }
}
