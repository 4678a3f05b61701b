import Law

/// The table of what the memo cites.
extension MemoBuilder {
  /// The instruments cited, in the order of their first mention.
  func authorities() -> [ContentObject] {
    var instruments: [InstrumentID] = []
    for provision in cited {
      let instrument = law[provision].instrument
      if !instruments.contains(instrument) { instruments.append(instrument) }
    }
    return instruments.map { id in
      let instrument = law[id]
      let provisions = cited.filter { law[$0].instrument == id }
        .sorted { $0.index < $1.index }
      let checked = provisions.map { law[$0].checked }.min { $0.rawValue < $1.rawValue }
      var object = ContentObject()
      object.add("title", instrument.title[language])
      object.add("short", instrument.short[language])
      object.add("number", instrument.number)
      object.add("issuer", instrument.issuer?[language])
      object.add("issued", instrument.issued?.description)
      object.add("in-force", instrument.period.first.description)
      object.add("until", instrument.period.last?.description)
      object.add(
        "provisions",
        provisions.map { law[$0].pinpoint[language] }.joined(separator: words("; ", "；")))
      if let checked { object.add("checked", words.checked(checked)) }
      object.add("review", words.review(instrument.review))
      return object
    }
  }
}
