package import Advisory
import Assessment
import Law
import Wording

/// The report as templates name it, and as its JSON form holds it.
extension PortfolioReport {
  /// Columns of the table of companies by activity that fit on a page.
  private static let mostColumns = 16

  package var content: ContentObject {
    var report = ContentObject()
    report.add(.kind, "portfolio")
    report.add(.language, words.language.rawValue)
    report.add(.count, entries.count)
    report.add(.asOf, days)
    report.add(.bottomLine, bottomLine)
    report.add(.warnings, warnings)
    report.add(
      .counts,
      counts.map { conclusion, count in
        var object = Memo.content(conclusion.answer, words.short(conclusion))
        object.add(.count, count)
        return object
      })
    report.add(.distribution, drawing: distribution)
    report.add(
      .causes,
      items: causes.map { answer, cause, entries in
        var object = ContentObject()
        object.add(.answer, Memo.content(answer, words.short(answer)))
        object.add(.count, entries.count)
        object.add(.cause, cause)
        object.add(.companies, entries.map(link))
        return object
      })
    report.add(.byActivity, byActivity)
    report.add(.action, items: worstFirst.filter { $0.memo.answer <= .depends }.map(row))
    report.add(.companies, items: entries.map(row))
    report.add(
      .refused,
      items: refused.map { refused in
        var object = ContentObject()
        object.add(.company, refused.company)
        object.add(.place, refused.place)
        object.add(.problem, refused.problem)
        return object
      })
    report.add(.sections, entries.map(section))
    report.add(.reproduction, reproduction)
    return report
  }

  private var warnings: [String] {
    var seen: Set<String> = []
    return entries.flatMap(\.memo.warnings).filter { seen.insert($0).inserted }
  }

  private func link(_ entry: Entry) -> ContentObject {
    var object = ContentObject()
    object.add(.company, entry.memo.company)
    object.add(.anchor, entry.anchor)
    return object
  }

  /// The row of a company in a table: its worst line.
  private func row(_ entry: Entry) -> ContentObject {
    let memo = entry.memo
    var row = link(entry)
    row.add(.answer, Memo.content(memo.answer, words.sentence(memo.headline)))
    row.add(.registeredIn, memo.place)
    row.add(.foreignShare, memo.foreignShare)
    row.add(.asOf, memo.caption.asOf)
    row.add(.services, memo.answers.count)
    row.add(.service, entry.worst?.name)
    row.add(.cause, entry.worst?.cause)
    // Another line's way leaves the answer where it is.
    let way = memo.waysForward.first { way in entry.worst.map { way.lines.contains($0.line) } ?? false }
    row.add(
      .way,
      way.map { way in
        let open = way.leavesOpenApart.isEmpty ? "" : words("; leaves open: ", "；遗留：") + way.leavesOpenApart
        let product = way.productChanges.isEmpty ? "" : words("; changes the product", "；产品因此改变")
        return way.whatApart + words(": ", "：") + way.outcome + product + open
      })
    return row
  }

  /// The memo of a company with its place in the report.
  private func section(_ entry: Entry) -> ContentObject {
    var section = entry.memo.content(isApart: true)
    section.add(.anchor, entry.anchor)
    section.add(.headline, words.sentence(entry.memo.headline))
    return section
  }

  private var reproduction: ContentObject {
    var object = ContentObject()
    object.add(.asOf, days)
    object.add(.lawDigest, edition.digest)
    object.add(.lawReview, entries.first?.memo.reproduction.review)
    object.add(.program, edition.program)
    return object
  }

  private var distribution: Picture {
    let rows = counts.map { conclusion, count in
      BarChart.Bar(
        label: "\(conclusion.answer.mark) \(words.short(conclusion))", tone: conclusion.answer.tone, count: count)
    }
    return BarChart(rows).picture(
      title: words("Answers of the companies", "各公司结论分布"),
      description: rows.map { "\($0.label) \($0.count)" }.joined(separator: words("; ", "；")),
      id: "distribution")
  }

  /// Which company has which worst outcome in which activity; what has no column of its own stands in the last.
  private var byActivity: ContentObject? {
    let columns = self.columns(atMost: Self.mostColumns)
    guard !columns.titles.isEmpty else { return nil }
    var object = ContentObject()
    object.add(
      .columns, columns.titles + (columns.areAll ? [] : [words("other activities", "其他业务")]))
    object.add(
      .rows,
      entries.map { entry in
        var row = link(entry)
        var cells = columns.titles.map { title in
          cell(entry.memo.activities.filter { $0.title == title })
        }
        if !columns.areAll {
          cells.append(cell(entry.memo.activities.filter { !columns.titles.contains($0.title) }))
        }
        row.add(.cells, cells)
        row.add(.items, activities(of: entry))
        return row
      })
    object.add(
      .legend,
      Verdict.allCases.map { legend($0.sign, $0.tone, words.outcome($0)) } + [
        legend(Self.filing, "clear", words.outcome(.permittedWithLicence, byFiling: true)),
        legend(Self.possible, "none", words("after a sign: only if it is that", "符号后：仅在属于该业务时")),
        legend(Self.view, "none", words("after a sign: on the view taken here", "符号后：依本文所采观点")),
      ])
    return object
  }

  /// The activities of a company, each once with its worst outcome.
  private func activities(of entry: Entry) -> [ContentObject] {
    let activities = entry.memo.activities
    var seen: Set<String> = []
    return activities.map(\.title).filter { seen.insert($0).inserted }.map { title in
      var object = cell(activities.filter { $0.title == title })
      object.add(.title, title)
      return object
    }
  }

  /// What filings alone are needed for.
  private static let filing = "✎"
  /// After a sign: what the company may be, and is not whatever else is so.
  private static let possible = "?"
  /// After a sign: what it comes to on the view that is taken of a contested point.
  private static let view = "*"

  private func legend(_ sign: String, _ tone: String, _ word: String) -> ContentObject {
    var object = ContentObject()
    object.add(.sign, sign)
    object.add(.tone, tone)
    object.add(.word, word)
    return object
  }

  private func cell(_ concerns: [Memo.Concern]) -> ContentObject {
    let sure = concerns.filter { !$0.isPossible }
    let worst = (sure.isEmpty ? concerns : sure).min { shown($0.verdicts) < shown($1.verdicts) }
    guard let worst else { return legend(" ", "none", " ") }
    let verdict = shown(worst.verdicts)
    let byFiling = worst.byFiling && verdict == .permittedWithLicence
    let doubt = worst.isPossible && verdict != .indeterminate ? Self.possible : ""
    return legend(
      (byFiling ? Self.filing : verdict.sign) + doubt + (worst.isOfOneView ? Self.view : ""), verdict.tone,
      words.outcomes(worst.verdicts, byFiling: worst.byFiling))
  }

  /// What stands for several outcomes: of two bad ones the milder, of two good ones the worse, and else that it is open.
  private func shown(_ verdicts: VerdictSet) -> Verdict {
    guard verdicts.count > 1 else { return verdicts.verdict }
    let bad = verdicts.verdicts.filter { $0 <= .restrictedViolated }
    return bad.count == verdicts.count ? bad.max() ?? .indeterminate : bad.isEmpty ? verdicts.worst : .indeterminate
  }
}
