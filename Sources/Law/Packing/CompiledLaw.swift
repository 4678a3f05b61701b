import DecisionDiagram

/// The law of every epoch as the build compiled it, each diagram made again when it is first asked for.
struct CompiledLaw: Sendable {
  /// A law compiled for every epoch and activity, as the program holds it.
  struct Parts: Equatable, Sendable {
    let index: [UInt8]
    let records: [UInt8]
    let diagrams: [UInt8]
  }

  /// Where a record, or the number of a diagram, stands for each stretch of epochs in which it is the same.
  struct Runs: Sendable {
    private var runs: [(first: Int, place: Int)] = []

    /// - Precondition: Epochs come in order.
    mutating func add(_ place: Int, for epoch: Int) {
      if runs.last?.place != place { runs.append((epoch, place)) }
    }

    /// `nil` before the first change of the law.
    subscript(epoch: Int) -> Int? { runs.last { $0.first <= epoch }?.place }
  }

  private let archive: DiagramArchive
  private let records: PackedBytes
  private let grades: [Runs]
  private let positions: [Runs]
  private let verdicts: [Runs]
  private let duties: [Runs]
  private let consistency: Runs

  /// - Parameters:
  ///   - index: A part of ``Parts``, as are the others; they outlive the law.
  init(index: PackedBytes, records: PackedBytes, diagrams: PackedBytes) {
    archive = DiagramArchive(UnsafeBufferPointer(start: diagrams.start, count: diagrams.count))
    self.records = records
    var reader = PackReader(index, texts: nil)
    grades = reader.read()
    positions = reader.read()
    verdicts = reader.read()
    duties = reader.read()
    consistency = reader.read()
    precondition(reader.isAtEnd, "a packed law of another version")
  }

  // MARK: - Reading

  /// Where the record of a grade in an epoch stands; `nil` where it was not compiled. So with the others; those of verdicts
  /// and duties are diagrams by themselves.
  func place(ofGrade activity: ActivityID, in epoch: Int) -> Int? { grades[activity.index][epoch] }
  func place(ofPosition activity: ActivityID, in epoch: Int) -> Int? { positions[activity.index][epoch] }
  func place(ofVerdicts activity: ActivityID, in epoch: Int) -> Int? { verdicts[activity.index][epoch] }
  func place(of duty: DutyID, in epoch: Int) -> Int? { duties[duty.index][epoch] }
  func place(ofConsistencyIn epoch: Int) -> Int? { consistency[epoch] }

  func diagram(_ number: Int) -> FrozenDiagram { archive.diagram(number) }

  func grade(_ place: Int, of activity: ActivityID) -> CompiledGrade {
    var reader = PackReader(records, texts: nil, from: place)
    return CompiledGrade(activity: activity, diagram: diagram(reader.read()), outcomes: reader.read())
  }

  func position(_ place: Int, of activity: ActivityID, in law: Law) -> CompiledPosition {
    var reader = PackReader(records, texts: nil, from: place)
    let number: Int = reader.read()
    let outcomes = (0..<reader.readCount()).map { _ in PositionOutcome(from: &reader, in: law) }
    return CompiledPosition(activity: activity, diagram: diagram(number), outcomes: outcomes)
  }

  func consistency(_ place: Int) -> CompiledConsistency {
    var reader = PackReader(records, texts: nil, from: place)
    return CompiledConsistency(
      checks: (0..<reader.readCount()).map { _ in (reason: reader.read(), diagram: diagram(reader.read())) })
  }
}

// MARK: - Writing

extension CompiledLaw {
  /// Compiles a law for every epoch and writes down what comes of it; the same for the same law.
  struct Writer {
    private let law: Law
    private var archive: DiagramArchive.Writer
    private var records = PackWriter()
    /// By record, where it was written.
    private var places: [[UInt8]: Int] = [:]
    /// By compiled diagram, its number; the diagrams are kept so that none takes the place of another.
    private var numbers: [ObjectIdentifier: (diagram: FrozenDiagram, number: Int)] = [:]
    private var grades: [Runs]
    private var positions: [Runs]
    private var verdicts: [Runs]
    private var duties: [Runs]
    private var consistency = Runs()

    init(_ law: Law) {
      self.law = law
      archive = DiagramArchive.Writer(domainSizes: law.space.variables.map(\.size))
      grades = Array(repeating: Runs(), count: law.activities.count)
      positions = grades
      verdicts = grades
      duties = Array(repeating: Runs(), count: law.duties.count)
    }

    mutating func write() -> Parts {
      let workspace = CompilingWorkspace(law)
      // What is asked for first is made of the smaller diagram.
      for epoch in epochs(in: workspace) {
        for activity in law.activities.map(\.id) {
          verdicts[activity.index].add(number(of: epoch.verdicts(of: activity).diagram), for: epoch.number)
        }
      }
      for epoch in epochs(in: workspace) { add(epoch) }
      var index = PackWriter()
      index.write(grades, positions, verdicts, duties, consistency)
      return Parts(index: index.records, records: records.records, diagrams: archive.bytes)
    }

    private func epochs(in workspace: CompilingWorkspace) -> [EpochLaw] {
      law.changes.map { EpochLaw(law, on: $0, in: workspace) }
    }

    private mutating func add(_ epoch: EpochLaw) {
      for activity in law.activities.map(\.id) {
        let grade = epoch.grade(of: activity)
        let gradeNumber = number(of: grade.diagram)
        grades[activity.index].add(record { $0.write(gradeNumber, grade.outcomes) }, for: epoch.number)
        let position = epoch.position(of: activity)
        let positionNumber = number(of: position.diagram)
        positions[activity.index].add(
          record { writer in
            writer.write(positionNumber)
            writer.write(number: UInt64(position.outcomes.count))
            for outcome in position.outcomes { outcome.write(to: &writer) }
          }, for: epoch.number)
      }
      for duty in epoch.duties {
        duties[duty.index].add(number(of: epoch.state(of: duty)), for: epoch.number)
      }
      let checks = epoch.consistency.checks.map { ($0.reason, number(of: $0.diagram)) }
      consistency.add(
        record { writer in
          writer.write(number: UInt64(checks.count))
          for (reason, number) in checks { writer.write(reason, number) }
        }, for: epoch.number)
    }

    private mutating func number(of diagram: FrozenDiagram) -> Int {
      if let found = numbers[ObjectIdentifier(diagram)] { return found.number }
      let number = archive.add(diagram)
      numbers[ObjectIdentifier(diagram)] = (diagram, number)
      return number
    }

    /// - Returns: Where a record stands; the same for the same record.
    private mutating func record(_ write: (inout PackWriter) -> Void) -> Int {
      var writer = PackWriter()
      write(&writer)
      if let found = places[writer.records] { return found }
      let place = records.records.count
      places[writer.records] = place
      records.append(writer)
      return place
    }
  }
}

// MARK: - Records

extension CompiledLaw.Runs: Packable {
  init(from reader: inout PackReader) {
    var first = 0
    for _ in 0..<reader.readCount() {
      first += reader.readCount()
      runs.append((first, reader.read()))
    }
  }

  func write(to writer: inout PackWriter) {
    writer.write(number: UInt64(runs.count))
    var last = 0
    for run in runs {
      writer.write(number: UInt64(run.first - last))
      writer.write(run.place)
      last = run.first
    }
  }
}

extension GradeOutcome: Packable {
  init(from reader: inout PackReader) { self.init(grade: reader.read(), row: reader.read()) }
  func write(to writer: inout PackWriter) { writer.write(grade, row) }
}

extension PositionOutcome {
  /// - Parameter law: Whose clauses bear the marks.
  init(from reader: inout PackReader, in law: Law) {
    self.init(
      verdict: reader.read(), regime: reader.read(), deciding: reader.read(), licences: reader.read(),
      noLicence: reader.read(), lifted: reader.read(), in: law)
  }

  func write(to writer: inout PackWriter) { writer.write(verdict, regime, deciding, licences, noLicence, lifted) }
}

extension PositionOutcome.Finding: Packable {
  init(from reader: inout PackReader) { self.init(rule: reader.read(), isMet: reader.read()) }
  func write(to writer: inout PackWriter) { writer.write(rule, isMet) }
}

extension CompiledConsistency.Reason: Packable {
  init(from reader: inout PackReader) {
    switch reader.readNumber() {
    case 0: self = .declared(reader.read())
    case 1: self = .doesNotApply(reader.read())
    case 2: self = .ownership
    case _: preconditionFailure("no such reason")
    }
  }

  func write(to writer: inout PackWriter) {
    switch self {
    case .declared(let index): writer.write(case: 0, index)
    case .doesNotApply(let fact): writer.write(case: 1, fact)
    case .ownership: writer.write(number: 2)
    }
  }
}
