extension Law {
  /// Writes the law down in a form that loads at once, its everyday words as well, and compiled for every epoch.
  ///
  /// - Returns: The parts of a ``PackedLaw``; the same for the same law.
  public func packed() -> PackedLaw.Parts {
    var writer = PackWriter()
    writer.write(
      activities, groups, instruments, provisions, measures, licences, regimes, rules, exceptions, blocks,
      duties, subjects, acts, gradeRows, outOfOrder, readings, facts, terms, topics, sections, glossary, levers, impossible, origins, places)
    writer.write(regimeNames, ruleNames, exceptionNames, space, changes, generalBusiness, digest, findings)
    var words = PackWriter()
    words.write(lexicon)
    var compiling = CompiledLaw.Writer(self)
    let compiled = compiling.write()
    return PackedLaw.Parts(
      records: writer.records, texts: writer.texts, words: words.records, compiledIndex: compiled.index,
      compiled: compiled.records, diagrams: compiled.diagrams)
  }

  /// The law that was written down when the program was built.
  ///
  /// It is the law that ``load(_:readings:alongside:)`` makes of the same files, but for the lines of the files, which
  /// it does not hold: nothing is to be reported of it.
  ///
  /// - Parameter packed: Written by the same version of the program.
  public convenience init(unpacking packed: PackedLaw) {
    var reader = PackReader(packed.records, texts: packed.texts)
    self.init(
      activities: reader.read(), groups: reader.read(), instruments: reader.read(), provisions: reader.read(),
      measures: reader.read(), licences: reader.read(), regimes: reader.read(), rules: reader.read(),
      exceptions: reader.read(), blocks: reader.read(), duties: reader.read(), subjects: reader.read(), acts: reader.read(),
      gradeRows: reader.read(),
      outOfOrder: reader.read(), readings: reader.read(), facts: reader.read(), terms: reader.read(),
      topics: reader.read(), sections: reader.read(), glossary: reader.read(), levers: reader.read(), impossible: reader.read(), origins: reader.read(),
      places: reader.read(), regimeNames: reader.read(), ruleNames: reader.read(), exceptionNames: reader.read(),
      space: reader.read(), changes: reader.read(), generalBusiness: reader.read(), digest: reader.read(), findings: reader.read() as LawFindings,
      compiled: CompiledLaw(
        index: packed.compiledIndex, records: packed.compiled, diagrams: packed.diagrams),
      lexiconSource: LexiconSource(.packed(packed)))
    precondition(reader.isAtEnd, "a packed law of another version")
  }
}

extension PackedLaw {
  /// The everyday words.
  var lexicon: Lexicon {
    var reader = PackReader(words, texts: nil)
    let lexicon: Lexicon = reader.read()
    precondition(reader.isAtEnd, "a packed law of another version")
    return lexicon
  }
}
