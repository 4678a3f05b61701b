import Assessment
import Law
import Wording

/// The texts that the memo cites, with how far each was checked.
extension MemoBuilder {
  func authorities() -> [Memo.Authority] {
    var instruments: [InstrumentID] = []
    for provision in cited {
      let instrument = law[provision].instrument
      if !instruments.contains(instrument) { instruments.append(instrument) }
    }
    return instruments.map { id in
      let instrument = law[id]
      let provisions = cited.filter { law[$0].instrument == id }.sorted { $0.index < $1.index }
      let marks = Checked.allCases.reversed()
      let parts = marks.compactMap { mark -> Memo.Authority.Part? in
        let own = provisions.filter { law[$0].checked == mark }
        return own.isEmpty
          ? nil
          : Memo.Authority.Part(
            provisions: results.pinpoints(own), checked: words.state(mark))
      }
      let first = words.day(instrument.period.first)
      let isSameDay = instrument.issued == instrument.period.first
      let details = [
        instrument.number?[language], issuer(of: instrument),
        isSameDay ? nil : instrument.issued.map { words("issued \(words.day($0))", "\(words.day($0))发布") },
        isSameDay
          ? words("issued and in force \(first)", "\(first)发布并施行") : words("in force \(first)", "\(first)起施行"),
        instrument.period.last.map { words("until \(words.day($0))", "至\(words.day($0))止") },
      ].compactMap(\.self)
      return Memo.Authority(
        title: instrument.title[language], details: details.joined(separator: words("; ", "；")),
        parts: parts, review: words.review(instrument.review))
    }
  }

  /// Who issued a text; `nil` where its number says it. An order of one authority that others joined names them all.
  private func issuer(of instrument: Instrument) -> String? {
    guard let issuer = instrument.issuer?[language] else { return nil }
    return instrument.number?[language].hasPrefix(issuer) == true ? nil : issuer
  }
}
