import TextWidth

/// A list to choose one or several from: arrows move, tab marks, enter takes. In a list that filters, what is typed
/// narrows it, and of several enter takes what was found and with nothing typed ends the choice; in another a digit moves.
package struct ChoiceList: Sendable {
  package struct Item: Hashable, Sendable {
    package var title: String
    /// Shown beside the title, dim.
    package var note: String
    /// Further words by which it is found.
    package var keywords: String
    /// Whether it is chosen alone and at once, also where several may be marked.
    package var isAlone: Bool
    /// Whether what is marked is chosen with it.
    package var keepsMarks: Bool
    /// What stands above it where the item before is under another; empty for none.
    package var heading: String
    /// What stands below its title, dim; empty for nothing.
    package var detail: String

    package init(
      _ title: String, note: String = "", keywords: String = "", isAlone: Bool = false, keepsMarks: Bool = false,
      heading: String = "", detail: String = ""
    ) {
      self.title = title
      self.note = note
      self.keywords = keywords
      self.isAlone = isAlone
      self.keepsMarks = keepsMarks
      self.heading = heading
      self.detail = detail
    }
  }

  package enum Outcome: Hashable, Sendable {
    /// The key meant something, nothing is decided.
    case handled
    case ignored
    /// The items chosen, by position.
    case chosen([Int])
  }

  package let items: [Item]
  package let allowsSeveral: Bool
  /// Whether letters narrow the list; otherwise they are left to the caller.
  package let filters: Bool
  /// What is found for what is typed, by position, best first; `nil` for the items that hold every word as typed.
  private let find: (@Sendable (String) -> [Int])?
  /// How many items are shown while nothing is typed; the others are only found.
  private let idle: Int
  /// Whether its items stand one after the other in lines, as few as they take: a menu, whose items are titles alone.
  package let flows: Bool
  package private(set) var marked: Set<Int>
  package private(set) var filter = LineEditor()
  /// The position of the highlight among ``visible``.
  private var highlight = 0

  package init(
    _ items: [Item], allowsSeveral: Bool = false, filters: Bool = false, chosen: [Int] = [], idle: Int? = nil,
    flows: Bool = false, find: (@Sendable (String) -> [Int])? = nil
  ) {
    self.find = find
    self.flows = flows
    self.items = items
    self.idle = idle ?? items.count
    self.allowsSeveral = allowsSeveral
    self.filters = filters
    marked = allowsSeveral ? Set(chosen) : []
    if let first = chosen.first { highlight = first }
  }

  /// The items that match what was typed, by position: as whoever made the list finds them; else those that hold every
  /// word in title, note or keywords, those whose title holds it as typed first.
  package var visible: [Int] {
    let words = filter.text.lowercased().split(separator: " ")
    guard !words.isEmpty else { return Array(items.indices.prefix(idle)) }
    if let find { return find(filter.text) }
    let found = items.indices.filter { index in
      let item = items[index]
      let text = "\(item.title) \(item.note) \(item.keywords)".lowercased()
      return words.allSatisfy { text.contains($0) }
    }
    let typed = filter.text.lowercased()
    let isTogether = { (index: Int) in items[index].title.lowercased().contains(typed) }
    return found.filter(isTogether) + found.filter { !isTogether($0) }
  }

  /// The item under the highlight; `nil` where none matches.
  package var highlighted: Int? {
    let visible = visible
    return visible.isEmpty ? nil : visible[min(highlight, visible.count - 1)]
  }

  package mutating func handle(_ key: Key) -> Outcome {
    let count = visible.count
    let place = min(highlight, max(0, count - 1))
    switch key {
    case .up, .control("p"): highlight = count == 0 ? 0 : (place + count - 1) % count
    case .tab where allowsSeveral: mark()
    case .down, .control("n"), .tab: highlight = count == 0 ? 0 : (place + 1) % count
    case .left where flows: highlight = count == 0 ? 0 : (place + count - 1) % count
    case .right where flows: highlight = count == 0 ? 0 : (place + 1) % count
    case .pageUp: highlight = max(0, place - 10)
    case .pageDown: highlight = min(max(0, count - 1), place + 10)
    case .home where filter.isEmpty: highlight = 0
    case .end where filter.isEmpty: highlight = max(0, count - 1)
    case .enter:
      guard allowsSeveral, !isAloneHighlighted else {
        return highlighted.map { .chosen(items[$0].keepsMarks ? marked.sorted() + [$0] : [$0]) } ?? .handled
      }
      guard !filter.isEmpty else { return .chosen(marked.sorted()) }
      // What was searched for is taken, and the search is over.
      guard let found = highlighted else { return .handled }
      marked.insert(found)
      filter = LineEditor()
      highlight = found
    case .character(" ") where allowsSeveral && !filters: mark()
    case .character(let digit) where !filters && digit.wholeNumberValue != nil:
      guard let number = digit.wholeNumberValue, (1...max(1, count)).contains(number) else { return .ignored }
      highlight = number - 1
    case _:
      guard filters, filter.handle(key) else { return .ignored }
      highlight = 0
    }
    return .handled
  }

  /// Shows the whole list again.
  package mutating func clearFilter() {
    let kept = highlighted
    filter = LineEditor()
    highlight = kept ?? 0
  }

  private var isAloneHighlighted: Bool { highlighted.map { items[$0].isAlone } ?? false }

  /// Marks what is highlighted, or takes the mark away; what stands alone has none.
  private mutating func mark() {
    guard let item = highlighted, !items[item].isAlone else { return }
    if marked.remove(item) == nil { marked.insert(item) }
  }

  /// The list as it is shown, around the highlight.
  ///
  /// - Parameter rows: Lines at most, at least 3.
  package func lines(width: Int, rows: Int) -> [StyledText] {
    let visible = visible
    let place = min(highlight, max(0, visible.count - 1))
    if flows {
      let lines = flowing(visible, highlight: place, width: width)
      if lines.count <= rows { return lines }
    }
    // Every item takes as many lines as its title wraps to; the window grows around the highlight.
    let blocks = visible.enumerated().map { number, item in
      let heading = items[item].heading
      let isFirst = !heading.isEmpty && (number == 0 || items[visible[number - 1]].heading != heading)
      return (isFirst ? Paragraph(StyledText(heading, .accent)).lines(width: width) : [])
        + block(item, number: number, isHighlighted: number == place, width: width)
    }
    guard !blocks.isEmpty else { return [] }
    var first = place
    var last = place
    var used = blocks[place].count
    var grew = true
    while grew {
      grew = false
      if last + 1 < blocks.count, used + blocks[last + 1].count <= rows - 1 {
        last += 1
        used += blocks[last].count
        grew = true
      }
      if first > 0, used + blocks[first - 1].count <= rows - 1 {
        first -= 1
        used += blocks[first].count
        grew = true
      }
    }
    var lines = blocks[first...last].flatMap(\.self)
    let hidden = blocks.count - (last - first + 1)
    if hidden > 0 { lines.append(StyledText("  … \(hidden)", .dim)) }
    return lines
  }

  private func flowing(_ visible: [Int], highlight: Int, width: Int) -> [StyledText] {
    var lines: [StyledText] = []
    for (number, item) in visible.enumerated() {
      let isHighlighted = number == highlight
      var text = StyledText(isHighlighted ? "❯ " : "  ", .accent)
      if number < 9 { text += StyledText("\(number + 1) ", .dim) }
      text += StyledText(items[item].title, isHighlighted ? .accent.strong : .plain)
      if let last = lines.last, last.width + 1 + text.width <= width {
        lines[lines.count - 1] = last + StyledText(" ") + text
      } else {
        lines.append(text.truncated(toWidth: width))
      }
    }
    return lines
  }

  private func block(_ item: Int, number: Int, isHighlighted: Bool, width: Int) -> [StyledText] {
    var lead = StyledText(isHighlighted ? "❯ " : "  ", .accent)
    if allowsSeveral, !items[item].isAlone {
      lead += StyledText(marked.contains(item) ? "[x] " : "[ ] ", isHighlighted ? .accent : .plain)
    }
    var text = StyledText(items[item].title, isHighlighted ? .accent.strong : .plain)
    if !filters, number < 9, items.count > 1 { lead += StyledText("\(number + 1) ", .dim) }
    if !items[item].note.isEmpty { text += StyledText("  " + items[item].note, .dim) }
    let title = Paragraph(text, lead: lead, hang: .spaces(lead.width)).lines(width: width)
    guard !items[item].detail.isEmpty else { return title }
    return title + Paragraph(StyledText(items[item].detail, .dim), indent: lead.width + 2).lines(width: width)
  }
}
