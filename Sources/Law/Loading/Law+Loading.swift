public import Diagnostics
import YAML

extension Law {
  /// Reads the files of the law.
  ///
  /// - Parameters:
  ///   - files: In any order; those that are not law are left out.
  ///   - readings: Answers to contested points that are taken instead of the usual ones.
  ///   - other: A law of the same facts, whose limits cut them as well; see ``isOfSameFacts(as:)``.
  /// - Returns: The law, or `nil` if a file has a problem of form; and every problem met.
  public static func load(
    _ files: [LawFile], readings: [ReadingChoice] = [], alongside other: Law? = nil
  ) -> (law: Law?, problems: [Diagnostic]) {
    let builder = LawBuilder(overlays: Set(files.filter(\.isOverlay).map(\.name)))
    var sections = LawSections()
    // What is laid on top comes last, so that the law keeps its order.
    let ordered = files.filter { $0.isOverlay || LawFile.isLaw(path: $0.path) && !$0.isOfLexicon }
      .sorted { ($0.isOverlay ? 1 : 0, $0.path) < ($1.isOverlay ? 1 : 0, $1.path) }
    var read: [LawFile] = []
    for (file, parsed) in zip(ordered, LawFileParser.parse(ordered)) {
      builder.add(parsed.problems)
      if let root = parsed.documents.first?.root,
        let first = read.first(where: { $0.bytes == file.bytes })
      {
        builder.report(.copied(of: first.name), at: root.entries.first?.key ?? root)
        continue
      }
      read.append(file)
      for document in parsed.documents {
        sections.add(document.root, builder, isOverlay: file.isOverlay)
      }
    }
    builder.read(sections)
    for choice in readings { builder.take(choice) }
    guard !builder.problems.contains(where: { $0.severity == .error }) else {
      return (nil, builder.problems)
    }
    let words = files.filter { !$0.isOverlay && $0.isOfLexicon }.sorted { $0.path < $1.path }
    let law = builder.law(alongside: other, words: words, digest: LawFile.digest(of: files))
    return (builder.problems.contains { $0.severity == .error } ? nil : law, builder.problems)
  }
}

/// The lists of all files, by what they hold.
struct LawSections {
  private(set) var instruments: [YAMLValue] = []
  private var lists: [String: [YAMLValue]] = [:]

  static let keys = [
    "activities", "acts", "computed", "facts", "glossary", "grades", "groups", "impossible", "licences", "measures",
    "kinds", "levers", "origins", "out-of-order", "places", "readings", "sections", "subjects", "terms",
    "topics",
  ]

  subscript(key: String) -> [YAMLValue] { lists[key, default: []] }

  mutating func add(_ root: YAMLValue, _ builder: LawBuilder, isOverlay: Bool) {
    if root.isMapping, root["instrument"] != nil {
      instruments.append(root)
      return
    }
    let fields = Fields(root, of: "a file of the law", builder)
    if isOverlay { lists["taken", default: []] += fields.list("taken") }
    for key in Self.keys { lists[key, default: []] += fields.list(key) }
    fields.finish()
  }
}

extension LawBuilder {
  /// Reads every section, names before what refers to them.
  func read(_ sections: LawSections) {
    readPlaces(sections["places"])
    readSubjects(sections["subjects"])
    readActs(sections["acts"])
    readGroups(sections["groups"], activities: sections["activities"])
    readReadings(sections["readings"])
    readTaken(sections["taken"])
    readFacts(sections["facts"], computed: sections["computed"])
    declareTopics(sections["topics"] + sections["kinds"])
    for (index, value) in sections["terms"].enumerated() {
      if let name = value["term"]?.string { declare(name, "term", index: index, at: value) }
    }
    declareMeasures(sections["measures"])
    readLicences(sections["licences"])
    readTerms(sections["terms"])
    readTopics(sections["topics"], kinds: sections["kinds"])
    readSections(sections["sections"])
    readLevers(sections["levers"])
    readImpossible(sections["impossible"])
    readMeasures(sections["measures"])
    readInstruments(sections.instruments)
    readConditionsOfFacts(sections["facts"])
    readGlossary(sections["glossary"])
    readOrigins(sections["origins"])
    readGrades(sections["grades"])
    readOutOfOrder(sections["out-of-order"])
    checkCircles()
    checkGradeTests()
    reportRepetitions()
    checkOverlaps()
  }
}
