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
      counts.map { answer, count in
        var object = Memo.content(answer, words.short(answer))
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
    let way = memo.ways.first { $0.standing <= .changesProduct && $0.line == entry.worst?.line }
    row.add(
      .way,
      way.map { way in
        let open = way.leavesOpen.isEmpty ? "" : words("; leaves open: ", "；遗留：") + way.leavesOpen
        let product = way.productChanges.isEmpty ? "" : words("; changes the product", "；产品因此改变")
        return way.what + words(": ", "：") + way.outcome + product + open
      })
    return row
  }

  /// The memo of a company with its place in the report.
  private func section(_ entry: Entry) -> ContentObject {
    var section = entry.memo.content
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
    let rows = counts.map { answer, count in
      BarChart.Bar(
        label: "\(answer.mark) \(words.short(answer))", tone: answer.tone, count: count)
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
      Verdict.allCases.map { verdict in
        var object = ContentObject()
        object.add(.sign, verdict.sign)
        object.add(.tone, verdict.tone)
        object.add(.word, words.outcome(verdict))
        return object
      })
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

  private func cell(_ activities: [(title: String, verdicts: VerdictSet)]) -> ContentObject {
    let worst = activities.map(\.verdicts).min { $0.verdict < $1.verdict }
    var object = ContentObject()
    object.add(.sign, worst?.verdict.sign ?? " ")
    object.add(.tone, worst?.verdict.tone ?? "none")
    object.add(.word, worst.map { words.outcomes($0) } ?? " ")
    return object
  }
}
