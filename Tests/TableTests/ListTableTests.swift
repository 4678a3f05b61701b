import Foundation
import Law
import TestSupport
import Testing

/// The law of `data/`, read once.
let shippedLaw: Law? = try? ShippedLaw.law.get()

/// What a provision asks of an activity, in the words of the tables.
struct Demand: Hashable, CustomStringConvertible {
  var effect: String
  var value = ""

  var description: String { value.isEmpty ? effect : "\(effect) \(value)" }
}

/// The rows of the lists, regenerated from the rules of the law.
@Suite("The tables of the lists")
struct ListTableTests {
  let law: Law

  init() throws {
    law = try #require(shippedLaw)
  }

  // MARK: - From the law

  private func instrument(_ name: String) throws -> Instrument {
    try #require(law.instruments.first { $0.name == name }, "\(name)")
  }

  /// What the rules and exceptions of a provision, or of all, ask of an activity.
  private func demands(
    _ instrument: Instrument, _ provision: String?, _ activity: Activity
  ) -> [Demand: Checked] {
    var found: [Demand: Checked] = [:]
    func isMeant(_ id: ProvisionID) -> Bool {
      law[id].instrument == instrument.id
        && (provision.map { law[id].pinpoint[.english] == $0 } ?? true)
    }
    let ofListing = law.regimes.first { $0.name == "direct-overseas-listing" }?.named
    for rule in law.rules
    where isMeant(rule.provision) && rule.activities.contains(activity.id)
      && law[rule.measure].name != "form-ban" && (rule.regime == nil || rule.regime != ofListing)
    {
      guard let demand = demand(rule) else { continue }
      // A later rule that keeps a limit under one answer of a reading is no mark of the item.
      let mark = rule.confidence.checked
      found[demand] = found[demand].map { $0.rawValue > mark.rawValue ? $0 : mark } ?? mark
    }
    for exception in law.exceptions
    where isMeant(exception.provision) && exception.activities?.contains(activity.id) ?? false {
      found[Demand(effect: "exemption")] = exception.confidence.checked
    }
    return found
  }

  private func demand(_ rule: Rule) -> Demand? {
    let measure = law[rule.measure].name
    if measure == "access-permission" {
      return Demand(effect: "procedure", value: "undetermined-above-0")
    }
    if tests(rule.when, reading: "verbless-satellite-entry") { return nil }
    guard case .fact(let fact, let test)? = rule.demands else {
      return Demand(effect: measure)
    }
    switch (measure, test) {
    case ("chinese-share-min", .figure(_, let limit)):
      return Demand(effect: measure, value: percent(1_000_000 - limit))
    case ("equity-cap", .figure(_, let limit)), ("single-investor-cap", .figure(_, let limit)):
      return Demand(effect: measure, value: percent(limit))
    case ("count-limit", .figure(_, let limit)): return Demand(effect: measure, value: "\(limit)")
    case ("personnel", _): return Demand(effect: measure, value: law[fact].name)
    case ("conduct", _): return Demand(effect: measure, value: "foreign-side-excluded")
    case (_, _): return Demand(effect: measure)
    }
  }

  private func tests(_ condition: Condition, reading name: String) -> Bool {
    switch condition {
    case .all(let parts), .any(let parts): parts.contains { tests($0, reading: name) }
    case .not(let part): tests(part, reading: name)
    case .reading(let reading, _): law[reading].name == name
    case .fact, .term, .carries, .about, .stated: false
    }
  }

  private func percent(_ millionths: Int64) -> String { "\(millionths / 10_000)" }

  // MARK: - From the tables

  private func demand(_ row: [String: String]) -> Demand {
    let effect = row[column: "effect"]
    let value = row[column: "value"]
    switch (effect, value) {
    case ("personnel", "head-chinese-national"):
      return Demand(effect: effect, value: "head-chinese")
    case ("personnel", "chinese-board-members>=1/2"):
      return Demand(effect: effect, value: "chinese-board-share")
    case ("procedure", _): return Demand(effect: effect, value: "undetermined-above-0")
    case ("equity-cap", _) where row["zone_list"] != nil && value != "100":
      return Demand(effect: "chinese-share-min", value: "\(100 - (Int(value) ?? 0))")
    case ("prohibited", _), ("not-open", _), ("exemption", _), ("cooperation-only", _):
      return Demand(effect: effect)
    case (_, _): return Demand(effect: effect, value: value)
    }
  }

  private func checked(_ words: String) -> Checked {
    if words == Checked.unchecked.name { return .unchecked }
    if words.contains("number") || words.hasPrefix("general") || words.hasPrefix("inferred") {
      return words.hasPrefix("confirmed (secondary)") ? .secondary : .unchecked
    }
    return words == "secondary" || words.hasPrefix("confirmed (secondary)")
      ? .secondary : .confirmed
  }

  @Test("The editions of the national list have their dates, orders and numbers of items")
  func editions() throws {
    var departures: Set<String> = []
    for row in try Table("negative-list-editions").rows {
      let edition = row[column: "edition"]
      let list = try instrument("negative-list-\(edition)")
      #expect(list.number?.english.contains("Order No. \(row[column: "order"])") ?? false, "\(edition)")
      #expect(list.issued?.description == row[column: "promulgated"], "\(edition)")
      #expect(list.period.first.description == row[column: "from"], "\(edition)")
      #expect(list.period.last?.description ?? "" == row[column: "until"], "\(edition)")
      let items = list.provisions.filter { law[$0].pinpoint[.english].hasPrefix("item ") }
      #expect("\(items.count)" == row[column: "items"], "\(edition)")
      #expect(
        items.map { law[$0].pinpoint[.english] } == (1...items.count).map { "item \($0)" },
        "\(edition)")
      if !row[column: "chapters"].isEmpty { departures.insert("\(edition) chapters") }
    }
    try Departures(of: "negative-list-editions").expect(departures)
  }

  /// The editions of the national list, by year.
  private var nationalEditions: [(year: String, list: Instrument)] {
    law.instruments.compactMap { list in
      let name = list.name
      guard name.hasPrefix("negative-list-") else { return nil }
      return (String(name.dropFirst("negative-list-".count)), list)
    }.sorted { $0.year < $1.year }
  }

  /// `RECORD_GOLDEN=1` writes the rows of an edition that has none, from its rules, and the day on which it ends the one
  /// before; they are then held against the text.
  @Test("Every edition of the national list has its rows")
  func everyEdition() throws {
    let editions = try Table("negative-list-editions")
    let items = try Table("negative-list-items")
    let isRecorded = ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil
    func missing(in table: Table) -> [(year: String, list: Instrument)] {
      nationalEditions.filter { edition in
        !table.rows.contains { $0["edition"] == edition.year }
      }
    }
    if isRecorded {
      let ended = editions.rows.map { row in
        let list = nationalEditions.first { $0.year == row["edition"] }?.list
        guard row[column: "until"].isEmpty, let list else { return row }
        return row.merging(["until": list.period.last?.description ?? ""]) { $1 }
      }
      let rows = ended + missing(in: editions).map { row(of: $0.list, $0.year) }
      if rows != editions.rows { try editions.rewrite(rows) }
      let more = missing(in: items).flatMap { itemRows(of: $0.list, $0.year) }
      if !more.isEmpty { try items.append(more) }
    } else {
      for table in [editions, items] {
        let years = missing(in: table).map(\.year)
        #expect(years.isEmpty, "\(table.name) has no rows of them; RECORD_GOLDEN=1 writes them")
      }
    }
  }

  private func row(of list: Instrument, _ year: String) -> [String: String] {
    let order = list.number?.english.split(separator: "No. ").last.map { $0.prefix { $0.isNumber } } ?? ""
    return [
      "edition": year, "order": String(order), "promulgated": list.issued?.description ?? "",
      "from": list.period.first.description, "until": list.period.last?.description ?? "",
      "items": "\(items(of: list).count)",
    ]
  }

  private func items(of list: Instrument) -> [Provision] {
    list.provisions.map { law[$0] }.filter { $0.pinpoint[.english].hasPrefix("item ") }
  }

  /// One row for each demand of an item, with the activities of which it is asked.
  private func itemRows(of list: Instrument, _ year: String) -> [[String: String]] {
    items(of: list).flatMap { item in
      let name = item.pinpoint[.english]
      var rows: [(demand: Demand, checked: Checked, activities: [String])] = []
      for activity in law.activities {
        let asked = demands(list, name, activity)
        for (demand, checked) in asked.sorted(by: { "\($0.key)" < "\($1.key)" }) {
          if let same = rows.firstIndex(where: { $0.demand == demand && $0.checked == checked }) {
            rows[same].activities.append(activity.name)
          } else {
            rows.append((demand, checked, [activity.name]))
          }
        }
      }
      return rows.map { row in
        [
          "edition": year, "number": String(name.dropFirst("item ".count)),
          "effect": row.demand.effect, "value": row.demand.value, "confidence": row.checked.name,
          "provision": name, "activity": row.activities.joined(separator: ";"),
        ]
      }
    }
  }

  @Test("Every item of every edition asks what the table says, and nothing else")
  func nationalItems() throws {
    let rows = try Table("negative-list-items").rows
    var departures: Set<String> = []
    var expected: [String: [Demand]] = [:]
    for row in rows {
      let list = try instrument("negative-list-\(row[column: "edition"])")
      for name in row.list("activity") {
        let activity = try #require(law.activity(named: name), "\(name)")
        let cell = "\(list.name), \(row[column: "provision"]), \(name)"
        let demand = demand(row)
        expected[cell, default: []].append(demand)
        let found = demands(list, row[column: "provision"], activity)
        guard let mark = found[demand] else {
          departures.insert("\(cell): no \(demand)")
          continue
        }
        if mark != checked(row[column: "confidence"]) {
          departures.insert("\(cell): \(demand) is marked \(mark.name)")
        }
      }
    }
    for (cell, demands) in expected {
      let parts = cell.components(separatedBy: ", ")
      let activity = try #require(law.activity(named: parts[2]))
      for demand in self.demands(try instrument(parts[0]), parts[1], activity).keys
      where !demands.contains(demand) {
        departures.insert("\(cell): also \(demand)")
      }
    }
    try Departures(of: "negative-list-items").expect(departures)
  }

  @Test(
    "The lists of the zones and of Hainan ask what the tables say",
    arguments: ["free-trade-zone-items", "hainan-items"])
  func zoneItems(table: String) throws {
    var departures: Set<String> = []
    var expected: [String: Set<Demand>] = [:]
    var complete: Set<String> = []
    for row in try Table(table).rows {
      let list = try instrument(row[column: "instrument"])
      // The editions that the table gives whole.
      if ["free-trade-zone-list-2021", "hainan-list-2020"].contains(list.name) {
        complete.insert(list.name)
      }
      for name in row.list("activity") {
        let activity = try #require(law.activity(named: name), "\(name)")
        let cell = "\(list.name), \(name)"
        let demand = demand(row)
        let found = demands(list, nil, activity)
        if demand == Demand(effect: "equity-cap", value: "100") {
          expected[cell, default: []].formUnion([])
          if !found.isEmpty { departures.insert("\(cell): listed") }
          continue
        }
        expected[cell, default: []].insert(demand)
        // A Chinese lead is the two clauses on persons.
        if row[column: "value"] == "chinese-lead" {
          expected[cell, default: []].insert(Demand(effect: "personnel", value: "head-chinese"))
          expected[cell, default: []].insert(
            Demand(effect: "personnel", value: "chinese-board-share"))
        }
        guard let mark = found[demand] else {
          departures.insert("\(cell): no \(demand)")
          continue
        }
        if mark != checked(row[column: "confidence"]) {
          departures.insert("\(cell): \(demand) is marked \(mark.name)")
        }
        let number = row[column: "number"]
        let provision = law.rules.first {
          law[$0.provision].instrument == list.id && $0.activities.contains(activity.id)
        }.map { law[$0.provision].pinpoint[.english] }
        if !number.isEmpty, let provision, provision.hasPrefix("item "),
          provision != "item \(number)"
        {
          departures.insert("\(cell): stands in \(provision)")
        }
      }
    }
    for (cell, demands) in expected {
      let parts = cell.components(separatedBy: ", ")
      guard complete.contains(parts[0]) else { continue }
      let activity = try #require(law.activity(named: parts[1]))
      for demand in self.demands(try instrument(parts[0]), nil, activity).keys
      where !demands.contains(demand) && demand.effect != "exemption" {
        departures.insert("\(cell): also \(demand)")
      }
    }
    try Departures(of: table).expect(departures)
  }

  @Test("Places belong where and when the table says")
  func places() throws {
    var departures: Set<String> = []
    for row in try Table("place-membership").rows where !row[column: "place"].isEmpty {
      let name = row[column: "place"]
      let place = try #require(law.places.first { $0.name == name }, "\(name)")
      if let province = law.places.first(where: { $0.title[.english] == row[column: "province"] }) {
        #expect(
          place.id == province.id || place.within.contains { $0.place == province.id }, "\(name)")
      }
      guard !row[column: "group"].isEmpty else { continue }
      let group = try #require(law.places.first { $0.name == row[column: "group"] })
      let membership = try #require(
        place.direct.first { $0.place == group.id }, "\(name) in \(group.name)")
      let from = membership.from?.description ?? ""
      if from != row[column: "from"].replacing("unknown", with: "") {
        departures.insert("\(name) in \(group.name): from \(from)")
      }
      if membership.until?.description ?? "" != row[column: "until"] {
        departures.insert("\(name) in \(group.name): until \(membership.until?.description ?? "")")
      }
    }
    try Departures(of: "place-membership").expect(departures)
  }
}
