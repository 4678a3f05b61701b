package import Assessment
package import Law
package import Portfolio
import Wording
package import YAML

/// Writes one company as rows of comma-separated values: a row an activity and outcome that counts.
package final class CSVWriter {
  private let law: Law
  /// Whether cells that a spreadsheet would run are guarded.
  private let guarded: Bool
  private let fragments: OutcomeFragments
  private let activities: [[UInt8]]
  /// The file written last, and the same as a cell.
  private var file: (name: [UInt8], cell: [UInt8]) = ([], [])

  package static let header: StaticString = """
    file,line,company,as-of,company-verdict,company-answer,service,service-verdict,service-answer,service-possible,activity,\
    grade,verdict,possible,position,rule,citation,says,met,certainty,certainty-of,checked,checked-of,missing,other-readings,id\r\n
    """

  /// - Parameter guarded: Whether cells that a spreadsheet would run start with `'`.
  package init(_ law: Law, language: Language, guarded: Bool = true) {
    self.law = law
    self.guarded = guarded
    activities = law.activities.map { activity in
      var buffer = ByteBuffer(capacity: 64)
      buffer.append(csv: activity.name, guarded: guarded)
      return Array(buffer.bytes)
    }
    fragments = OutcomeFragments(law) { _, outcome in
      Self.outcome(outcome, law, language, guarded)
    }
  }

  /// What is written of each row of a company after the name of its service line.
  package func pieces(of result: borrowing CompanyAssessment) -> [WrittenPiece] {
    guard let epoch = result.epoch else { return [] }
    fragments.turn(to: epoch)
    var pieces: [WrittenPiece] = []
    for line in 0..<result.lineCount {
      for index in result.lines[line].activities {
        let finding = result.activities[index]
        guard result.isShown(finding, of: result.lines[line]) else { continue }
        for position in finding.positions where isNew(position, finding, result, epoch) {
          var buffer = ByteBuffer(capacity: 1 << 10)
          append(result.lines[line], finding, result.leaves[position], result, epoch, to: &buffer)
          pieces.append(WrittenPiece(line: line, bytes: Array(buffer.bytes)))
        }
      }
    }
    return pieces
  }

  private func append(
    _ line: borrowing CompanyAssessment.LineFinding, _ finding: CompanyAssessment.ActivityFinding, _ leaf: Int32,
    _ result: borrowing CompanyAssessment, _ epoch: EpochLaw, to buffer: inout ByteBuffer
  ) {
    buffer.append(",")
    buffer.append(line.verdicts.verdict.staticName)
    buffer.append(",")
    buffer.append(line.answer.staticName)
    buffer.append(",")
    appendSeveral(line.verdicts, to: &buffer)
    buffer.append(",")
    buffer.append(activities[finding.activity.index])
    buffer.append(",")
    appendGrade(finding, to: &buffer)
    buffer.append(",")
    buffer.append(finding.verdicts.verdict.staticName)
    buffer.append(",")
    appendSeveral(finding.verdicts, to: &buffer)
    buffer.append(",")
    buffer.append(fragments.bytes(finding.activity, leaf, epoch))
    let outcome = epoch.position(of: finding.activity).outcomes[Int(leaf)]
    appendMarks(outcome.marks, result.row(of: finding), to: &buffer)
    buffer.append(",")
    appendMissing(line.open, to: &buffer)
    buffer.append(",")
    buffer.append(csv: alternatives(line.alternatives), guarded: guarded)
  }

  /// - Parameter pieces: What ``pieces(of:)`` makes of what was found.
  package func append(
    _ record: borrowing CompanyRecord, _ outline: CompanyOutline,
    _ tree: borrowing YAMLTree, file: [UInt8], on date: CalendarDate, _ pieces: [WrittenPiece],
    to buffer: inout ByteBuffer
  ) {
    if self.file.name != file {
      var cell = ByteBuffer(capacity: 256)
      file.withUnsafeBytes { cell.append(csv: $0, guarded: guarded) }
      self.file = (file, Array(cell.bytes))
    }
    // What is the same in every row is written in the first and copied to the others.
    var company = 0..<0
    for piece in pieces {
      buffer.append(self.file.cell)
      buffer.append(",")
      buffer.append(number: Int(record.lines[piece.line].line))
      if company.isEmpty {
        let start = buffer.count
        appendCompany(record, outline, tree, on: date, to: &buffer)
        company = start..<buffer.count
      } else {
        buffer.append(copyOf: company)
      }
      buffer.append(csv: record.lines[piece.line].nameBytes(in: tree), guarded: guarded)
      buffer.append(piece.bytes)
      buffer.append(",")
      if let id = record.id(in: tree) { buffer.append(csv: id.bytes, guarded: guarded) }
      buffer.append("\r\n")
    }
  }

  /// `,company,as-of,company-verdict,company-answer,`
  private func appendCompany(
    _ record: borrowing CompanyRecord, _ outline: CompanyOutline, _ tree: borrowing YAMLTree, on date: CalendarDate,
    to buffer: inout ByteBuffer
  ) {
    buffer.append(",")
    buffer.append(csv: record.nameBytes(in: tree), guarded: guarded)
    buffer.append(",")
    buffer.append(date)
    buffer.append(",")
    buffer.append(outline.verdicts.verdict.staticName)
    buffer.append(",")
    buffer.append(outline.answer.staticName)
    buffer.append(",")
  }

  /// Whether no earlier position of the activity reads the same.
  private func isNew(
    _ position: Int, _ finding: CompanyAssessment.ActivityFinding,
    _ result: borrowing CompanyAssessment, _ epoch: EpochLaw
  ) -> Bool {
    let own = fragments.bytes(finding.activity, result.leaves[position], epoch)
    for earlier in finding.positions.lowerBound..<position {
      let other = fragments.bytes(finding.activity, result.leaves[earlier], epoch)
      if own.elementsEqual(other) { return false }
    }
    return true
  }

  private func appendSeveral(_ verdicts: VerdictSet, to buffer: inout ByteBuffer) {
    guard verdicts.count > 1 else { return }
    var isFirst = true
    for verdict in Verdict.allCases where verdicts.contains(verdict) {
      if !isFirst { buffer.append(" ") }
      isFirst = false
      buffer.append(verdict.staticName)
    }
  }

  private func appendGrade(
    _ finding: CompanyAssessment.ActivityFinding, to buffer: inout ByteBuffer
  ) {
    if finding.isDeclared {
      buffer.append("declared")
      return
    }
    var isFirst = true
    for grade in Grade.allCases where finding.grades & (1 << grade.rawValue) != 0 {
      if !isFirst { buffer.append(" ") }
      isFirst = false
      buffer.append(text: grade.name)
    }
  }

  private func appendMissing(_ open: [Int], to buffer: inout ByteBuffer) {
    for (index, variable) in law.askedOnce(open).enumerated() {
      if index > 0 { buffer.append(" ") }
      buffer.append(text: law.nameOfSubject(variable))
    }
  }

  /// `reading=answer: verdict`, one after the other.
  private func alternatives(_ alternatives: [ReadingAlternative]) -> String {
    alternatives.map { alternative in
      let reading = law[alternative.reading]
      let verdicts = alternative.verdicts.verdicts.map(\.name).joined(separator: " ")
      return "\(reading.name)=\(reading.answers[alternative.answer].name): \(verdicts)"
    }.joined(separator: "; ")
  }

  /// `,certainty,certainty-of,checked,checked-of`: the weaker of the position's marks and those of the
  /// row that grades it, each with the clause that bears it.
  private func appendMarks(
    _ marks: WeakestMarks, _ row: GradeRowID?, to buffer: inout ByteBuffer
  ) {
    var weakest = marks
    if let row { weakest.take(law[row].confidence, of: .row(row)) }
    buffer.append(",")
    buffer.append(text: weakest.confidence.certainty.name)
    buffer.append(",")
    if let clause = weakest.leastSettled { buffer.append(csv: law.name(of: clause), guarded: guarded) }
    buffer.append(",")
    buffer.append(text: weakest.confidence.checked.name)
    buffer.append(",")
    if let clause = weakest.leastChecked { buffer.append(csv: law.name(of: clause), guarded: guarded) }
  }

  /// `position,rule,citation,says,met`.
  private static func outcome(
    _ outcome: PositionOutcome, _ law: Law, _ language: Language, _ guarded: Bool
  ) -> [UInt8] {
    var buffer = ByteBuffer(capacity: 256)
    let deciding = outcome.deciding.map { law[$0.rule] }
    let licences = outcome.licences.isEmpty ? outcome.noLicence : outcome.licences
    let rules = deciding.isEmpty ? licences.map { law[$0] } : deciding
    func joined(_ texts: [String]) -> String { texts.joined(separator: "; ") }
    buffer.append(outcome.verdict.staticName)
    buffer.append(",")
    buffer.append(csv: joined(rules.map(\.name)), guarded: guarded)
    buffer.append(",")
    buffer.append(csv: joined(rules.map { law.citation(of: $0.provision, in: language) }), guarded: guarded)
    buffer.append(",")
    let unsaid = outcome.isWithoutLicences ? [ResultWords.licencesNotEncoded[language]] : []
    buffer.append(csv: joined(rules.map { $0.says[language] } + unsaid), guarded: guarded)
    buffer.append(",")
    buffer.append(text: joined(outcome.deciding.map { $0.isMet ? "yes" : "no" }))
    return Array(buffer.bytes)
  }
}
