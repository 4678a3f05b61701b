import ArgumentParser
import Diagnostics
import Law
import Reports

/// The two sides of a comparison: two days of one law, two encodings, or a law without and with what is laid on top
/// of it.
struct ComparisonOptions: ParsableArguments {
  @Option(
    help: .said(
      "The day before the change.", "变化之前的日期。",
      valueName: "date"),
    transform: CalendarDate.parse(option:))
  var from: CalendarDate?

  @Option(
    help: .said(
      "The day after the change.", "变化之后的日期。",
      valueName: "date"),
    transform: CalendarDate.parse(option:))
  var to: CalendarDate?

  @Option(
    help: .said(
      "Folders of law: one to use instead of the law built in, two to compare them.", "法律文件夹：一个则代替内置法律，两个则相互比较。",
      valueName: "dir"),
    completion: .directory)
  var law: [String] = []

  @Option(
    help: .said(
      "Compare the law without and with rules of your own on top of it.", "比较加入自有规则之前和之后的法律。",
      valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var overlay: [String] = []

  @Option(
    help: .said(
      "Compare the usual answer to a contested point with this one.", "比较争议问题的通常见解与此见解。",
      valueName: "name=answer"),
    completion: .readingChoices, transform: ReadingChoice.parse(option:))
  var reading: [ReadingChoice] = []

  func validate() throws {
    if law.count > 2 {
      throw ValidationError("two folders of law are compared, not \(law.count).", "比较两个法律文件夹，而非\(law.count)个。")
    }
    if (from == nil) != (to == nil) { throw ValidationError("--from and --to go together.", "--from与--to应同时使用。") }
    try CalendarDate.requireOrder(from, to)
    try reading.requireOnce()
    if from == nil, law.count < 2, overlay.isEmpty, reading.isEmpty {
      throw ValidationError(
        "say what is compared: --from and --to, --law twice, --overlay or --reading.",
        "请写明比较什么：--from和--to、--law两次、--overlay或--reading。")
    }
  }

  /// The files that are read for the laws, beside those built in.
  var sources: [InputSource] { overlay.map { .file($0) } + InputList(arguments: law).sources }

  /// The files of either side, with the answers to contested points.
  private func files() throws -> (before: [LawFile], after: [LawFile]) {
    (
      try LawFile.files(of: law.first, overlays: []),
      try LawFile.files(of: law.last, overlays: overlay)
    )
  }

  /// Whether both sides are the same law.
  var isOneLaw: Bool { law.count < 2 && overlay.isEmpty && reading.isEmpty }

  /// The law of either side.
  ///
  /// - Throws: ``InputProblem``, or ``FaultyLaw``
  func laws() throws -> (before: Law, after: Law) {
    let (before, after) = try files()
    let first = try Self.read(before, [])
    return isOneLaw ? (first, first) : (first, try Self.read(after, reading))
  }

  /// The law of either side over the same facts, cut alike, so that cases of one are cases of the other.
  ///
  /// - Throws: As ``laws()``, or a `ValidationError` if the two speak of different facts.
  func alignedLaws() throws -> (before: Law, after: Law) {
    let (before, after) = try laws()
    guard !isOneLaw else { return (before, after) }
    guard before.isOfSameFacts(as: after) else {
      throw ValidationError(
        "the two laws speak of different activities, facts, readings or places, so their cases cannot be compared.",
        "两套法律的业务、事实、争议问题或地点不同，其情形无法比较。")
    }
    let files = try files()
    return (
      try Self.read(files.before, [], alongside: after),
      try Self.read(files.after, reading, alongside: before)
    )
  }

  private static func read(
    _ files: [LawFile], _ readings: [ReadingChoice], alongside other: Law? = nil
  ) throws -> Law {
    let (law, problems) = Law.load(files, readings: readings, alongside: other)
    guard let law else { throw FaultyLaw(problems: problems) }
    return law
  }
}
