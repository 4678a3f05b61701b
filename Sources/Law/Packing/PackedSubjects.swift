extension Activity: Packable {
  init(from reader: inout PackReader) {
    self.init(
      id: reader.read(), name: reader.read(), code: reader.read(), title: reader.read(), noun: reader.read(),
      covers: reader.read(),
      isOffTheList: reader.read(), isWithoutLicences: reader.read(), groups: reader.read(),
      source: reader.read())
  }

  func write(to writer: inout PackWriter) {
    writer.write(id, name, code, title, noun, covers, isOffTheList, isWithoutLicences, groups, source)
  }
}

extension ActivityGroup: Packable {
  init(from reader: inout PackReader) {
    self.init(name: reader.read(), title: reader.read(), noun: reader.read(), members: reader.read())
  }

  func write(to writer: inout PackWriter) {
    writer.write(name, title, noun, members)
  }
}

extension Place: Packable {
  init(from reader: inout PackReader) {
    self.init(
      id: reader.read(), name: reader.read(), title: reader.read(), direct: reader.read(),
      within: reader.read())
  }

  func write(to writer: inout PackWriter) {
    writer.write(id, name, title, direct, within)
  }
}

extension Reading: Packable {
  init(from reader: inout PackReader) {
    self.init(
      id: reader.read(), name: reader.read(), question: reader.read(), answers: reader.read(),
      defaults: reader.read(), settledBy: reader.read(), isChosen: reader.read(), source: reader.read())
  }

  func write(to writer: inout PackWriter) {
    writer.write(id, name, question, answers, defaults, settledBy, isChosen, source)
  }
}

extension Reading.Answer: Packable {
  init(from reader: inout PackReader) {
    self.init(name: reader.read(), says: reader.read(), heldBy: reader.read(), counting: reader.read())
  }

  func write(to writer: inout PackWriter) {
    writer.write(name, says, heldBy, counting)
  }
}

extension Topic: Packable {
  init(from reader: inout PackReader) {
    self.init(
      id: reader.read(), name: reader.read(), says: reader.read(), opens: reader.read(), isYes: reader.read(),
      inPlay: reader.read(), declaredBy: reader.read(), isOrdinary: reader.read(), isUnencoded: reader.read(), source: reader.read())
  }

  func write(to writer: inout PackWriter) {
    writer.write(id, name, says, opens, isYes, inPlay, declaredBy, isOrdinary, isUnencoded, source)
  }
}

extension Topic.Opening: Packable {
  init(from reader: inout PackReader) {
    self.init(fact: reader.read(), elements: reader.read())
  }

  func write(to writer: inout PackWriter) {
    writer.write(fact, elements)
  }
}

extension Section: Packable {
  init(from reader: inout PackReader) {
    self.init(
      name: reader.read(), says: reader.read(), about: reader.read(), activities: reader.read(),
      source: reader.read())
  }

  func write(to writer: inout PackWriter) {
    writer.write(name, says, about, activities, source)
  }
}

extension GlossaryTerm: Packable {
  init(from reader: inout PackReader) {
    self.init(
      name: reader.read(), title: reader.read(),
      also: Dictionary(uniqueKeysWithValues: Language.allCases.map { ($0, reader.read()) }), says: reader.read(),
      cites: reader.read(), source: reader.read())
  }

  func write(to writer: inout PackWriter) {
    writer.write(name, title)
    for language in Language.allCases { writer.write(also[language] ?? []) }
    writer.write(says, cites, source)
  }
}

extension Lever: Packable {
  init(from reader: inout PackReader) {
    self.init(
      id: reader.read(), name: reader.read(), says: reader.read(), noun: reader.read(), loses: reader.read(),
      cost: reader.read(), moves: reader.read(), givesUpBusiness: reader.read(), changesProduct: reader.read(),
      source: reader.read())
  }

  func write(to writer: inout PackWriter) {
    writer.write(id, name, says, noun, loses, cost, moves, givesUpBusiness, changesProduct, source)
  }
}

extension Subject: Packable {
  init(from reader: inout PackReader) {
    self.init(id: reader.read(), name: reader.read(), title: reader.read(), source: reader.read())
  }

  func write(to writer: inout PackWriter) {
    writer.write(id, name, title, source)
  }
}

extension Act: Packable {
  init(from reader: inout PackReader) {
    self.init(id: reader.read(), name: reader.read(), title: reader.read(), source: reader.read())
  }

  func write(to writer: inout PackWriter) {
    writer.write(id, name, title, source)
  }
}

extension Lever.Move: Packable {
  init(from reader: inout PackReader) {
    self.init(fact: reader.read(), goal: reader.read())
  }

  func write(to writer: inout PackWriter) {
    writer.write(fact, goal)
  }
}

extension Origin: Packable {
  init(from reader: inout PackReader) {
    self.init(
      id: reader.read(), name: reader.read(), also: reader.read(), title: reader.read(),
      countsAs: reader.read(), isState: reader.read(), isPerson: reader.read(),
      isOwnedFromMainland: reader.read(), has: reader.read(), mayHave: reader.read(), cites: reader.read())
  }

  func write(to writer: inout PackWriter) {
    writer.write(id, name, also, title, countsAs, isState, isPerson, isOwnedFromMainland, has, mayHave, cites)
  }
}

extension Place.Membership: Packable {
  init(from reader: inout PackReader) {
    self.init(reader.read(), from: reader.read(), until: reader.read())
  }

  func write(to writer: inout PackWriter) { writer.write(place, from, until) }
}

extension Reading.Counting: Packable {}
extension Lever.Cost: Packable {}
extension Origin.Counting: Packable {}
