package import Assessment
package import Diagnostics
package import Law
package import Portfolio
package import YAML

/// Writes one company as a JSON object on one line: as a whole, or its answers, outcomes and what decides them.
package final class JSONWriter {
  private let law: Law
  /// Whether every ground is written.
  private let isWhole: Bool
  private let language: Language
  /// What a company says of how it was made, as a field; empty where nothing is said.
  private let made: [UInt8]
  /// The day up to which the law was held against its texts, as fields; empty without any.
  private let review: [UInt8]
  private let fragments: OutcomeFragments
  private let explanation: ExplanationJSON
  /// By activity, its name as a JSON string.
  private let names: [[UInt8]]
  /// The file written last, and the same as a field.
  private var file: (name: [UInt8], field: [UInt8]) = ([], [])
  /// By activity, `{"activity":"…"`, as a whole with its title.
  private let activities: [[UInt8]]
  /// By variable, the fact or reading as a JSON string.
  private let variables: [[UInt8]]
  /// By grade row, the row with what it says and its marks.
  private let rows: [[UInt8]]
  /// By duty, its name.
  private let duties: [[UInt8]]
  /// By reading and answer, `{"reading":"…","answer":"…"`.
  private let answers: [[[UInt8]]]
  /// The answers chosen instead of the usual ones, as a field; empty where none are.
  private let choices: [UInt8]

  /// - Parameter contract: What each company says of how it was made, where nothing around them does.
  package init(_ law: Law, language: Language, isWhole: Bool, contract: Contract? = nil) {
    made = contract.map { Array(("," + $0.field).utf8) } ?? []
    self.law = law
    self.isWhole = isWhole
    explanation = ExplanationJSON(law: law, language: language)
    self.language = language
    review = Self.bytes { buffer in
      guard let review = law.review else { return }
      buffer.append(",\"law-review\":{\"date\":")
      buffer.append(json: review.date.description)
      buffer.append(",\"instruments\":")
      buffer.append(number: review.instruments)
      buffer.append(",\"restated\":")
      buffer.append(number: review.restated)
      buffer.append("}")
    }
    names = law.activities.map { activity in Self.bytes(64) { $0.append(json: activity.name) } }
    activities = law.activities.map { activity in
      Self.bytes { buffer in
        buffer.append("{\"activity\":")
        buffer.append(json: activity.name)
        guard isWhole else { return }
        buffer.append(",\"title\":")
        buffer.append(json: activity.title[language])
      }
    }
    variables = law.space.variables.indices.map { variable in
      Self.bytes { $0.append(json: law.nameOfSubject(variable)) }
    }
    rows = law.gradeRows.map { row in
      Self.bytes { buffer in
        buffer.append("{\"row\":")
        buffer.append(json: row.name)
        buffer.append(",\"says\":")
        buffer.append(json: row.says[language])
        buffer.append(",\"certainty\":")
        buffer.append(json: row.confidence.certainty.name)
        buffer.append(",\"checked\":")
        buffer.append(json: row.confidence.checked.name)
        buffer.append("}")
      }
    }
    duties = law.duties.map { duty in Self.bytes { $0.append(json: duty.name) } }
    answers = law.readings.map { reading in
      reading.answers.map { answer in
        Self.bytes { buffer in
          buffer.append("{\"reading\":")
          buffer.append(json: reading.name)
          buffer.append(",\"answer\":")
          buffer.append(json: answer.name)
        }
      }
    }
    choices = law.chosenReadings.isEmpty ? [] : Self.bytes { Self.appendChoices(law, to: &$0) }
    fragments = OutcomeFragments(law) { _, outcome in
      Self.bytes {
        if isWhole {
          Self.appendOutcome(outcome, law, language, to: &$0)
        } else {
          Self.appendDeciding(outcome, law, language, to: &$0)
        }
      }
    }
  }

  private static func bytes(_ capacity: Int = 256, _ make: (inout ByteBuffer) -> Void) -> [UInt8] {
    var buffer = ByteBuffer(capacity: capacity)
    make(&buffer)
    return Array(buffer.bytes)
  }

  // MARK: - A company

  /// - Parameter pieces: What ``pieces(of:_:)`` makes of what was found.
  package func append(
    _ record: borrowing CompanyRecord, _ outline: CompanyOutline,
    _ tree: borrowing YAMLTree, file: [UInt8], on date: CalendarDate, _ pieces: [WrittenPiece],
    to buffer: inout ByteBuffer
  ) {
    buffer.append("{\"company\":")
    buffer.append(json: record.nameBytes(in: tree))
    appendID(of: record, tree, to: &buffer)
    if self.file.field.isEmpty || self.file.name != file {
      self.file.name = file
      self.file.field = Self.bytes { field in
        field.append(",\"file\":")
        file.withUnsafeBytes { field.append(json: $0) }
      }
    }
    buffer.append(self.file.field)
    buffer.append(",\"line\":")
    buffer.append(number: Int(record.firstLine))
    buffer.append(",\"as-of\":\"")
    buffer.append(date)
    buffer.append("\"")
    if let share = record.foreignShare {
      buffer.append(",\"foreign-share\":{\"least\":")
      buffer.append(millionths: share.least)
      buffer.append(",\"greatest\":")
      buffer.append(millionths: share.greatest)
      buffer.append("}")
    }
    append(record.remarks, to: &buffer)
    append(outline.verdicts, to: &buffer)
    append(outline.answer, to: &buffer)
    buffer.append(review)
    buffer.append(made)
    buffer.append(choices)
    if outline.isApproximate { buffer.append(",\"approximate\":true") }
    buffer.append(",\"services\":[")
    for piece in pieces {
      if piece.line > 0 { buffer.append(",") }
      appendName(of: record.lines[piece.line], tree, to: &buffer)
      buffer.append(piece.bytes)
    }
    buffer.append("]}")
  }

  /// A company that cannot be assessed, with what is wrong; or what is wrong around companies.
  package func append(
    refused record: borrowing CompanyRecord, _ tree: borrowing YAMLTree, file: [UInt8], _ problems: [Diagnostic],
    to buffer: inout ByteBuffer
  ) {
    buffer.append("{\"file\":")
    file.withUnsafeBytes { buffer.append(json: $0) }
    let name = record.nameBytes(in: tree)
    if !name.isEmpty {
      buffer.append(",\"company\":")
      buffer.append(json: name)
    }
    appendID(of: record, tree, to: &buffer)
    buffer.append(",\"line\":")
    let line = tree.isEmpty ? problems.first?.primary?.span.start.line ?? 1 : tree[0].line
    buffer.append(number: Int(line))
    buffer.append(made)
    buffer.append(",\"problems\":")
    buffer.append(text: problems.json(in: language.ofMessages))
    buffer.append("}")
  }

  /// By what the company is known where its file comes from, as it stands there.
  private func appendID(
    of record: borrowing CompanyRecord, _ tree: borrowing YAMLTree, to buffer: inout ByteBuffer
  ) {
    guard let id = record.id(in: tree) else { return }
    buffer.append(",\"id\":")
    if id.isNumber { buffer.append(id.bytes) } else { buffer.append(json: id.bytes) }
  }

  private func appendName(
    of line: borrowing CompanyRecord.Line, _ tree: borrowing YAMLTree, to buffer: inout ByteBuffer
  ) {
    buffer.append("{\"service\":")
    let name = line.nameBytes(in: tree)
    if name.isEmpty, let activity = line.declared.first {
      buffer.append(names[activity.index])
    } else {
      buffer.append(json: name)
    }
    buffer.append(",\"line\":")
    buffer.append(number: Int(line.line))
  }

  /// What is written of each service line after its name and place.
  package func pieces(
    of result: borrowing CompanyAssessment, _ details: [LineDetails]? = nil
  ) -> [WrittenPiece] {
    guard let epoch = result.epoch else { return [] }
    fragments.turn(to: epoch)
    var pieces: [WrittenPiece] = []
    for line in 0..<result.lineCount {
      let bytes = Self.bytes(1 << 12) { append(result.lines[line], result, epoch, details?[line], to: &$0) }
      pieces.append(WrittenPiece(line: line, bytes: bytes))
    }
    return pieces
  }

  private func append(
    _ finding: borrowing CompanyAssessment.LineFinding, _ result: borrowing CompanyAssessment,
    _ epoch: EpochLaw, _ details: LineDetails?, to buffer: inout ByteBuffer
  ) {
    append(finding.verdicts, to: &buffer)
    append(finding.answer, to: &buffer)
    appendMarks(result.marks(of: finding), to: &buffer)
    if finding.isOnlyLikely {
      buffer.append(",\"otherwise\":[")
      appendNames(finding.firmVerdicts, to: &buffer)
      buffer.append("]")
    }
    if let earlier = finding.whenInvested {
      buffer.append(",\"when-invested\":[")
      appendNames(earlier, to: &buffer)
      buffer.append("]")
    }
    buffer.append(",\"activities\":[")
    var isFirst = true
    for index in finding.activities where result.isShown(result.activities[index], of: finding) {
      if !isFirst { buffer.append(",") }
      isFirst = false
      append(result.activities[index], result, epoch, details, to: &buffer)
    }
    buffer.append("]")
    appendSetAside(finding.setAside, to: &buffer)
    if finding.mayBeNothingFound {
      buffer.append(finding.isNothingFound ? ",\"nothing-found\":\"certain\"" : ",\"nothing-found\":\"possible\"")
    }
    if let question = details?.nameQuestion {
      appendQuestion(question, to: &buffer)
    }
    if let details { explanation.append(assumptions: details.assumptions, to: &buffer) }
    if !finding.open.isEmpty { appendMissing(finding.open, to: &buffer) }
    if !finding.alternatives.isEmpty { appendAlternatives(finding.alternatives, to: &buffer) }
    appendBans(finding.bans, to: &buffer)
    guard isWhole else {
      buffer.append("}")
      return
    }
    appendDuties(finding.duties, "duties", to: &buffer)
    appendDuties(finding.brokenDuties, "broken-duties", to: &buffer)
    appendDuties(finding.openDuties, "open-duties", to: &buffer)
    buffer.append("}")
  }

  /// What a line is taken not to be though that is not settled, with the row that keeps it out.
  private func appendSetAside(_ aside: [CompanyAssessment.SetAside], to buffer: inout ByteBuffer) {
    guard !aside.isEmpty else { return }
    buffer.append(",\"set-aside\":[")
    for (index, found) in aside.enumerated() {
      buffer.append(index > 0 ? ",{\"activity\":" : "{\"activity\":")
      buffer.append(json: law[found.activity].name)
      buffer.append(",\"by\":")
      buffer.append(rows[found.row.index])
      buffer.append("}")
    }
    buffer.append("]")
  }

  /// The activities, or fields whose rules are not encoded, that the name of a line leads to and nothing else that is said of
  /// it speaks of.
  private func appendQuestion(_ question: NameQuestion, to buffer: inout ByteBuffer) {
    buffer.append(",\"name-says\":[")
    let names = question.fields.map { law[$0].name } + question.activities.map { law[$0].name }
    for (index, name) in names.enumerated() {
      if index > 0 { buffer.append(",") }
      buffer.append(json: name)
    }
    buffer.append("]")
  }

  /// The bans of conduct that apply or may apply, with how each stands.
  private func appendBans(_ bans: [CompanyAssessment.BanFinding], to buffer: inout ByteBuffer) {
    guard !bans.isEmpty else { return }
    buffer.append(",\"bans\":[")
    for (index, finding) in bans.enumerated() {
      let ban = law[finding.ban]
      if index > 0 { buffer.append(",") }
      buffer.append("{\"ban\":")
      buffer.append(duties[finding.ban.index])
      buffer.append(",\"state\":")
      buffer.append(json: finding.state.rawValue)
      guard isWhole else {
        buffer.append(",\"citation\":")
        buffer.append(json: law.citation(of: ban.provision, in: language))
        buffer.append("}")
        continue
      }
      buffer.append(",\"says\":")
      buffer.append(json: ban.says[language])
      if let mend = ban.mend {
        buffer.append(",\"mended-by\":")
        buffer.append(json: mend[language])
      }
      buffer.append(",\"citation\":")
      buffer.append(json: law.citation(of: ban.provision, in: language))
      buffer.append(",\"certainty\":")
      buffer.append(json: ban.confidence.certainty.name)
      buffer.append(",\"checked\":")
      buffer.append(json: ban.confidence.checked.name)
      buffer.append("}")
    }
    buffer.append("]")
  }

  /// Duties by name, as `zhunru law show` knows them.
  private func appendDuties(_ duties: [DutyID], _ key: StaticString, to buffer: inout ByteBuffer) {
    guard !duties.isEmpty else { return }
    buffer.append(",\"")
    buffer.append(key)
    buffer.append("\":[")
    for (index, duty) in duties.enumerated() {
      if index > 0 { buffer.append(",") }
      buffer.append(self.duties[duty.index])
    }
    buffer.append("]")
  }

  /// What the line comes to under other answers to contested points.
  private func appendAlternatives(
    _ alternatives: [ReadingAlternative], to buffer: inout ByteBuffer
  ) {
    buffer.append(",\"other-readings\":[")
    for (index, alternative) in alternatives.enumerated() {
      if index > 0 { buffer.append(",") }
      buffer.append(answers[alternative.reading.index][alternative.answer])
      append(alternative.verdicts, to: &buffer)
      guard isWhole else {
        buffer.append("}")
        continue
      }
      buffer.append(",\"activities\":[")
      for (index, changed) in alternative.activities.enumerated() {
        if index > 0 { buffer.append(",") }
        buffer.append(activities[changed.activity.index])
        append(changed.verdicts, to: &buffer)
        buffer.append("}")
      }
      buffer.append("]}")
    }
    buffer.append("]")
  }

  private func append(
    _ finding: CompanyAssessment.ActivityFinding, _ result: borrowing CompanyAssessment,
    _ epoch: EpochLaw, _ details: LineDetails?, to buffer: inout ByteBuffer
  ) {
    buffer.append(activities[finding.activity.index])
    if finding.isDeclared { buffer.append(",\"declared\":true") }
    buffer.append(",\"grades\":[")
    var isFirst = true
    for grade in Grade.allCases where finding.grades & (1 << grade.rawValue) != 0 {
      if !isFirst { buffer.append(",") }
      buffer.append("\"")
      isFirst = false
      buffer.append(Self.name(of: grade))
      buffer.append("\"")
    }
    buffer.append("]")
    if isWhole, let row = result.row(of: finding) {
      buffer.append(",\"graded-by\":")
      buffer.append(rows[row.index])
    }
    append(finding.verdicts, to: &buffer)
    if isWhole { buffer.append(",\"positions\":[") } else { buffer.append(",\"decided-by\":[") }
    isFirst = true
    for index in finding.positions {
      if !isFirst { buffer.append(",") }
      isFirst = false
      buffer.append(fragments.bytes(finding.activity, result.leaves[index], epoch))
    }
    buffer.append("]")
    if let details {
      explanation.append(demands: law.demands(of: result.positions(of: finding)), to: &buffer)
      explanation.append(texts: details.governing[finding.activity] ?? [], to: &buffer)
    }
    buffer.append("}")
  }

  private func appendMissing(_ open: [Int], to buffer: inout ByteBuffer) {
    buffer.append(",\"missing\":[")
    for (index, variable) in law.askedOnce(open).enumerated() {
      if index > 0 { buffer.append(",") }
      buffer.append(variables[variable])
    }
    buffer.append("]")
  }

  // MARK: - Parts

  /// What a reader should know of how the holders were taken.
  private func append(_ remarks: [OwnershipRemark], to buffer: inout ByteBuffer) {
    guard !remarks.isEmpty else { return }
    buffer.append(",\"remarks\":[")
    for (index, remark) in remarks.enumerated() {
      if index > 0 { buffer.append(",") }
      buffer.append("{\"remark\":")
      buffer.append(json: remark.name)
      buffer.append(",\"says\":")
      buffer.append(json: remark.says[language])
      buffer.append("}")
    }
    buffer.append("]")
  }

  /// `,"verdict":"…"`, and what is possible where there are several.
  private func append(_ verdicts: VerdictSet, to buffer: inout ByteBuffer) {
    buffer.append(",\"verdict\":\"")
    buffer.append(verdicts.verdict.staticName)
    buffer.append("\"")
    if verdicts.count > 1 {
      buffer.append(",\"possible\":[")
      appendNames(verdicts, to: &buffer)
      buffer.append("]")
    }
  }

  private func append(_ answer: Answer, to buffer: inout ByteBuffer) {
    buffer.append(",\"answer\":\"")
    buffer.append(answer.staticName)
    buffer.append("\"")
  }

  private func appendMarks(_ marks: [AnswerMark], to buffer: inout ByteBuffer) {
    guard !marks.isEmpty else { return }
    buffer.append(",\"answer-marks\":[")
    for (number, mark) in marks.enumerated() {
      buffer.append(number == 0 ? "\"" : ",\"")
      buffer.append(Self.name(of: mark))
      buffer.append("\"")
    }
    buffer.append("]")
  }

  private func appendNames(_ verdicts: VerdictSet, to buffer: inout ByteBuffer) {
    var isFirst = true
    for verdict in Verdict.allCases where verdicts.contains(verdict) {
      if !isFirst { buffer.append(",") }
      buffer.append("\"")
      isFirst = false
      buffer.append(verdict.staticName)
      buffer.append("\"")
    }
  }

  private static func appendChoices(_ law: Law, to buffer: inout ByteBuffer) {
    buffer.append(",\"chosen-readings\":[")
    for (index, reading) in law.chosenReadings.enumerated() {
      if index > 0 { buffer.append(",") }
      buffer.append("{\"reading\":")
      buffer.append(json: reading.name)
      buffer.append(",\"answers\":[")
      for (index, answer) in reading.defaults.enumerated() {
        if index > 0 { buffer.append(",") }
        buffer.append(json: reading.answers[answer].name)
      }
      buffer.append("]}")
    }
    buffer.append("]")
  }

  private static func name(of mark: AnswerMark) -> StaticString {
    switch mark {
    case .likely: "likely"
    case .contested: "contested"
    case .licencesUnchecked: "licences-unchecked"
    case .filingsEnough: "filings-enough"
    }
  }

  private static func name(of grade: Grade) -> StaticString {
    switch grade {
    case .no: "no"
    case .remote: "remote"
    case .possible: "possible"
    case .likely: "likely"
    case .yes: "yes"
    }
  }

  /// A verdict and the provisions that decide it, with the weakest of their marks: those of the rules that give it, else the
  /// text whose answer is taken.
  private static func appendDeciding(
    _ outcome: PositionOutcome, _ law: Law, _ language: Language, to buffer: inout ByteBuffer
  ) {
    buffer.append("{\"verdict\":\"")
    buffer.append(outcome.verdict.staticName)
    buffer.append("\",\"provisions\":[")
    var provisions = outcome.deciding.map { law[$0.rule].provision }
    if provisions.isEmpty, let regime = outcome.regime { provisions = [law[regime].provision] }
    for (index, provision) in provisions.enumerated() {
      if index > 0 { buffer.append(",") }
      buffer.append(json: law.citation(of: provision, in: language))
    }
    buffer.append("],\"certainty\":")
    buffer.append(json: outcome.marks.confidence.certainty.name)
    buffer.append(",\"checked\":")
    buffer.append(json: outcome.marks.confidence.checked.name)
    buffer.append("}")
  }

  /// A position with its grounds, all of it known beforehand.
  private static func appendOutcome(
    _ outcome: PositionOutcome, _ law: Law, _ language: Language, to buffer: inout ByteBuffer
  ) {
    buffer.append("{\"verdict\":\"")
    buffer.append(outcome.verdict.staticName)
    buffer.append("\"")
    if let regime = outcome.regime {
      buffer.append(",\"regime\":")
      buffer.append(json: law[regime].name)
      buffer.append(",\"regime-citation\":")
      buffer.append(json: law.citation(of: law[regime].provision, in: language))
    }
    buffer.append(",\"rules\":[")
    for (index, finding) in outcome.deciding.enumerated() {
      if index > 0 { buffer.append(",") }
      appendRule(law[finding.rule], law, language, to: &buffer)
      buffer.append(finding.isMet ? ",\"met\":true}" : ",\"met\":false}")
    }
    buffer.append("]")
    if !outcome.lifted.isEmpty {
      buffer.append(",\"lifted-by\":[")
      for (index, exception) in outcome.lifted.enumerated() {
        if index > 0 { buffer.append(",") }
        buffer.append("{\"exception\":")
        buffer.append(json: law[exception].name)
        buffer.append(",\"citation\":")
        buffer.append(json: law.citation(of: law[exception].provision, in: language))
        buffer.append(",\"says\":")
        buffer.append(json: law[exception].says[language])
        buffer.append("}")
      }
      buffer.append("]")
    }
    if !outcome.licences.isEmpty {
      buffer.append(",\"licences\":[")
      for (index, rule) in outcome.licences.enumerated() {
        if index > 0 { buffer.append(",") }
        appendRule(law[rule], law, language, to: &buffer)
        if let licence = law[rule].licence {
          buffer.append(",\"licence\":")
          buffer.append(json: law[licence].title[language])
          buffer.append(",\"authority\":")
          buffer.append(json: (law[rule].authority ?? law[licence].authority)[language])
          if let validFor = law[licence].validFor {
            buffer.append(",\"valid-for\":")
            buffer.append(json: validFor[language])
          }
        }
        buffer.append("}")
      }
      buffer.append("]")
    }
    if !outcome.noLicence.isEmpty {
      buffer.append(",\"no-licence-by\":[")
      for (index, rule) in outcome.noLicence.enumerated() {
        if index > 0 { buffer.append(",") }
        appendRule(law[rule], law, language, to: &buffer)
        buffer.append("}")
      }
      buffer.append("]")
    }
    if outcome.isWithoutLicences { buffer.append(",\"licences-encoded\":false") }
    buffer.append(",\"certainty\":")
    buffer.append(json: outcome.marks.confidence.certainty.name)
    if let clause = outcome.marks.leastSettled {
      buffer.append(",\"certainty-of\":")
      buffer.append(json: law.name(of: clause))
    }
    buffer.append(",\"checked\":")
    buffer.append(json: outcome.marks.confidence.checked.name)
    if let clause = outcome.marks.leastChecked {
      buffer.append(",\"checked-of\":")
      buffer.append(json: law.name(of: clause))
    }
    buffer.append("}")
  }

  /// A rule, without the closing brace.
  private static func appendRule(
    _ rule: Rule, _ law: Law, _ language: Language, to buffer: inout ByteBuffer
  ) {
    buffer.append("{\"rule\":")
    buffer.append(json: rule.name)
    buffer.append(",\"citation\":")
    buffer.append(json: law.citation(of: rule.provision, in: language))
    buffer.append(",\"says\":")
    buffer.append(json: rule.says[language])
  }
}
