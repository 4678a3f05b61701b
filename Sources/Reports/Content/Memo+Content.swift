package import Advisory
import Assessment
import Law
import Wording

/// The memo as templates name it, and as its JSON form holds it.
extension Memo {
  package var content: ContentObject { content(isApart: false) }

  /// - Parameter isApart: Whether only some of its parts are shown, so that texts refer to none.
  func content(isApart: Bool) -> ContentObject {
    let words = ReportWords(language: language)
    var object = ContentObject()
    object.add(.kind, "memo")
    object.add(.language, language.rawValue)
    object.add(.company, company)
    object.add(.caption, caption.content)
    object.add(.verdict, verdicts.verdict.name)
    object.add(.possible, verdicts.verdicts.count > 1 ? verdicts.verdicts.map(\.name) : [])
    object.add(.answer, Self.content(answer, headline))
    object.add(.foreignShare, foreignShare)
    object.add(.registeredIn, place)
    object.add(.warnings, warnings)
    object.add(.opening, opening)
    object.add(.shortAnswers, answers.map { isApart ? $0.content($0.textApart, $0.furtherApart) : $0.content($0.text, $0.further) })
    object.add(.broken, broken)
    object.add(.facts, items: facts.map(\.content))
    object.add(.ownership, ownership?.content(words))
    object.add(.hasAnalysis, if: !analyses.isEmpty)
    object.add(.analysis, analyses.map { $0.content(words(" ", "")) })
    let ways = isApart ? ways.map(\.apart) : ways
    let keeping = ways.filter { $0.standing == .keepsBusiness }
    object.add(.ways, items: keeping.enumerated().map { $1.content(number: $0 + 1, words) })
    let changing = ways.filter { $0.standing == .changesProduct }
    object.add(
      .changingProduct, items: changing.enumerated().map { $1.content(number: keeping.count + $0 + 1, words) })
    object.add(
      .givingUp,
      items: ways.filter { $0.standing == .givesUpBusiness }.map { $0.content(number: 0, words) })
    object.add(
      .exemption, items: ways.filter { $0.standing == .isExemption }.map { $0.content(number: 0, words) })
    object.add(.noWays, noWays)
    object.add(.jointWays, items: jointWays.enumerated().map { $1.content(number: $0 + 1, words) })
    object.add(.hasWays, if: !ways.isEmpty || !noWays.isEmpty)
    object.add(.toDo, items: steps.map(\.content))
    var page = ContentObject()
    page.add(.opening, opening)
    page.add(.shortAnswers, brief.paragraphs.map { $0.answer.content($0.text, $0.further) })
    page.add(.rest, brief.rest)
    page.add(.broken, broken)
    page.add(.ways, items: brief.ways.enumerated().map { $1.apart.content(number: $0 + 1, words) })
    page.add(.firstSteps, items: brief.steps.map(\.content))
    object.add(.brief, page)
    object.add(.duties, items: duties.map(\.content))
    object.add(.openDuties, items: openDuties.map(\.content))
    object.add(.exposure, items: exposure.map(\.content))
    object.add(.seeAlso, items: pointers.map(\.content))
    object.add(.points, items: points.map(\.content))
    object.add(.nextChange, nextChange)
    object.add(.authorities, items: authorities.flatMap { $0.rows(words) })
    object.add(.reproduction, reproduction.content)
    return object
  }

  /// An answer with its words, mark and colour.
  static func content(_ answer: Answer, _ words: String) -> ContentObject {
    var object = ContentObject()
    object.add(.name, answer.name)
    object.add(.word, words)
    object.add(.mark, answer.mark)
    object.add(.tone, answer.tone)
    object.add(.rank, Int(answer.rawValue))
    return object
  }

  static func anchor(_ line: Int) -> String { "service-\(line + 1)" }
}

extension Memo.Caption {
  fileprivate var content: ContentObject {
    var object = ContentObject()
    object.add(.to, to)
    object.add(.from, from)
    object.add(.re, re)
    object.add(.date, date)
    object.add(.asOf, asOf)
    object.add(.texts, texts)
    return object
  }
}

extension Memo.ShortAnswer {
  fileprivate func content(_ text: String, _ further: [String]) -> ContentObject {
    var object = ContentObject()
    object.add(.service, name)
    object.add(.anchor, Memo.anchor(line))
    object.add(.answer, Memo.content(answer, lead))
    object.add(.text, text)
    object.add(.further, further)
    return object
  }
}

extension Memo.FactParagraph {
  fileprivate var content: ContentObject {
    var object = ContentObject()
    object.add(.title, title)
    object.add(.text, text)
    return object
  }
}

extension Memo.Ownership {
  fileprivate func content(_ words: ReportWords) -> ContentObject {
    var object = ContentObject()
    object.add(.foreignShare, total)
    object.add(.title, title)
    object.add(
      .rows,
      rows.map { row in
        var object = ContentObject()
        object.add(.depth, row.depth)
        object.add(.indent, String(repeating: "  ", count: row.depth))
        object.add(.text, row.text)
        return object
      })
    let description =
      rows.map(\.text).joined(separator: words("; ", "；")) + words(". ", "。") + total
    object.add(
      .chart, drawing: OwnershipChart(company).picture(title: title, description: description, id: "ownership"))
    return object
  }
}

extension Memo.Analysis {
  /// - Parameter separator: What stands between sentences.
  fileprivate func content(_ separator: String) -> ContentObject {
    var object = ContentObject()
    object.add(.service, name)
    object.add(.anchor, Memo.anchor(line))
    object.add(.classes, list(classes))
    var rule = ContentObject()
    rule.add(
      .quotes,
      quotes.map { quote in
        var object = ContentObject()
        object.add(.citation, quote.citation)
        object.add(.wording, quote.wording)
        return object
      })
    rule.add(
      .demands,
      items: demands.map { row in
        var object = ContentObject()
        object.add(.demand, row.demand)
        object.add(.result, row.result)
        object.add(.state, row.state.rawValue)
        object.add(.isBroken, if: row.state == .notMet)
        object.add(.why, row.why)
        return object
      })
    rule.add(.rules, list(rules))
    object.add(.rule, rule)
    object.add(.bans, list(bans))
    object.add(.otherwise, list(otherwise + others))
    object.add(
      .unsettled,
      items: unsettled.map { point in
        var object = ContentObject()
        if point.number > 0 { object.add(.number, point.number) }
        object.add(
          .question, [point.question, point.settledBy].filter { !$0.isEmpty }.joined(separator: separator))
        object.add(.views, point.told)
        return object
      })
    object.add(.exposures, list(exposures))
    return object
  }

  /// Texts under one heading.
  private func list(_ texts: [String]) -> ContentObject? {
    guard !texts.isEmpty else { return nil }
    var object = ContentObject()
    object.add(.items, texts)
    return object
  }
}

extension Memo.Way {
  /// The same without references to other parts.
  fileprivate var apart: Memo.Way {
    var way = self
    way.what = whatApart
    way.leavesOpen = leavesOpenApart
    return way
  }

  fileprivate func content(number: Int, _ words: ReportWords) -> ContentObject {
    var object = ContentObject()
    object.add(.service, names.joined(separator: words(", ", "、")))
    if number > 0 { object.add(.number, number) }
    object.add(.what, what)
    object.add(.answer, Memo.content(answer, outcome))
    object.add(.citation, citations.joined(separator: words("; ", "；")))
    object.add(.takes, takes)
    object.add(.productChanges, productChanges)
    object.add(.leavesOpen, leavesOpen)
    object.add(.costs, costs)
    object.add(.effects, effects.joined(separator: words("; ", "；")))
    return object
  }
}

extension Memo.Step {
  fileprivate var content: ContentObject {
    var object = ContentObject()
    object.add(.what, what)
    object.add(.when, when)
    object.add(.authority, authority)
    object.add(.provisions, provisions)
    object.add(.services, lines)
    return object
  }
}

extension Memo.Group {
  fileprivate var content: ContentObject {
    var object = ContentObject()
    object.add(.title, title)
    object.add(
      .rows,
      rows.map { row in
        var object = ContentObject()
        object.add(.what, row.what)
        object.add(.detail, row.detail)
        object.add(.citation, row.provision)
        object.add(.isBroken, if: row.isBroken)
        return object
      })
    return object
  }
}

extension Memo.Point {
  fileprivate var content: ContentObject {
    var object = ContentObject()
    object.add(.point, point)
    object.add(.taken, taken)
    object.add(.because, because)
    object.add(.decides, decides)
    return object
  }
}

extension Memo.Authority {
  /// A row for each degree of checking; the title stands in the first.
  fileprivate func rows(_ words: ReportWords) -> [ContentObject] {
    parts.enumerated().map { number, part in
      var object = ContentObject()
      object.add(.title, number == 0 ? title + words(". ", "。") + details : nil)
      object.add(.provisions, part.provisions)
      object.add(.checked, part.checked)
      object.add(.review, number == 0 ? review : nil)
      return object
    }
  }
}

extension Memo.Reproduction {
  fileprivate var content: ContentObject {
    var object = ContentObject()
    object.add(.asOf, asOf)
    object.add(.factsDigest, factsDigest)
    object.add(.lawDigest, lawDigest)
    object.add(.lawReview, review)
    object.add(.program, program)
    return object
  }
}
