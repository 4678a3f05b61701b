import DecisionDiagram
import Law
import Portfolio
import SeededRandom
import TestSupport
import Testing
import YAML

@testable import Assessment

/// Routes of wholly foreign-owned companies outside every zone under the shipped law, for every activity.
@Suite("Routes")
struct RouteTests {
  @Test("What is looked at of one company is bounded, and the lines left out are told")
  func bounded() throws {
    let context = try Shipped.shared.get().context
    let schema = PortfolioSchema(context.law)
    let day = try #require(CalendarDate(year: 2024, month: 6, day: 1))
    let record = try companyRecord(
      """
      company: a
      foreign-equity: 100 %
      services:
        - { service: shop, activity: app-store }
        - { service: racks, activity: internet-data-centre }
        - { service: second shop, activity: app-store }
      """, schema)
    let all = RouteFinder(context, schema).routes(of: record, on: day)
    #expect(all.map(\.isSought) == [true, true, true])
    let finder = RouteFinder(context, schema, mostNodesOfCompany: 1)
    let found = finder.routes(of: record, on: day)
    // A line that says the same as an earlier one has its routes.
    #expect(found.map(\.isSought) == [true, false, true])
    #expect(found[1].routes.isEmpty && !found[1].isHopeless)
    #expect(found[0].routes.map(\.changes) == all[0].routes.map(\.changes))
  }

  private static let day = CalendarDate(year: 2026, month: 3, day: 1)

  /// Applied to the company, a route gives what it promises, with each of the values that it says will do; with
  /// one lever left where it is, it does not.
  @Test("A route gives what it promises, and no lever of it can be left out", arguments: 0..<10)
  func promise(batch: Int) throws {
    let context = try Shipped.shared.get().context
    let day = try #require(Self.day)
    let law = context.law
    let schema = PortfolioSchema(law)
    let finder = RouteFinder(context, schema)
    let assessor = Assessor(context, schema)
    var result = CompanyAssessment()
    func outcome(_ record: CompanyRecord) -> (verdicts: VerdictSet, answer: Answer) {
      assessor.assess(record, on: day, into: &result)
      return (result.lines[0].verdicts, result.lines[0].answer)
    }
    for activity in law.activities where activity.id.index % 10 == batch {
      guard activity.id != law.generalBusiness else { continue }
      let record = try companyRecord(
        """
        company: Company
        foreign-equity: 100 %
        registered-in: shanghai-outside-zones
        services: [{ service: Service, activity: \(activity.name) }]
        """, schema)
      let before = outcome(record)
      for route in finder.routes(of: record, on: day).flatMap(\.routes) {
        let what = "\(activity.name): \(route.levers.map { law[$0].name })"
        #expect(route.answer > before.answer, "\(what)")
        let changed = finder.changed(record, line: 0, route.changes)
        #expect(outcome(changed) == (route.after, route.answer), "\(what)")
        #expect(assessor.contradictions(in: changed, on: day).isEmpty, "\(what)")
        for (number, change) in route.changes.enumerated() {
          for value in 0..<law.space.variables[change.variable].size
          where change.values.contains(value) {
            var single = route.changes
            single[number] = .init(
              variable: change.variable, values: .only(value), wasKnown: change.wasKnown, isKept: change.isKept)
            let found = outcome(finder.changed(record, line: 0, single))
            // Each value goes with the others.
            #expect(!found.verdicts.isEmpty && found.answer >= route.answer, "\(what)")
          }
        }
        for lever in route.levers where route.levers.count > 1 {
          let rest = route.changes.filter { change in
            law.space.fact(of: change.variable).map { !law[lever].moves($0) } ?? true
          }
          let found = outcome(finder.changed(record, line: 0, rest))
          #expect(
            found.verdicts.isEmpty || found.answer < route.answer,
            "\(what) without \(law[lever].name)")
        }
      }
    }
  }

  /// Negative List 2024, item 12: at most 50 % foreign capital in information services; so 50 % will do and no more.
  @Test("A search service is mended by a foreign share of 50 % at most")
  func searchService() throws {
    let context = try Shipped.shared.get().context
    let day = try #require(Self.day)
    let schema = PortfolioSchema(context.law)
    let record = try companyRecord(
      """
      company: Company
      foreign-equity: 60 %
      services: [{ service: Service, activity: information-search }]
      """, schema)
    let routes = try #require(RouteFinder(context, schema).routes(of: record, on: day).first)
    let route = try #require(routes.routes.first { $0.after.verdicts == [.restrictedSatisfied] })
    let share = try #require(context.law.facts.first { $0.computed == .sum(.foreign) })
    let variable = context.law.space.ofFact[share.id.index].lowerBound
    let change = try #require(route.changes.first { $0.variable == variable })
    guard case .figures(let domain) = context.law.space.variables[variable].domain else {
      Issue.record("the foreign share is no figure")
      return
    }
    #expect(change.values.contains(domain.cell(of: 500_000)))
    #expect(!change.values.contains(domain.cell(of: 500_001)))
  }

  @Test(
    "Routes of lines graded by their features keep what they promise, and no lever can be left out",
    arguments: 0..<60)
  func graded(seed: UInt64) throws {
    let shipped = try Shipped.shared.get()
    let law = shipped.law
    let day = try #require(Self.day)
    let schema = PortfolioSchema(law)
    var random = SplitMix64(seed: seed)
    let slow = SlowEvaluator(law, on: day)
    let maker = CompanyMaker(shipped.values)
    let line = LineKind(declared: [], isGraded: true)
    let table = maker.table(using: &random)
    let facts = maker.wholeCase(slow, line, table: table, chance: 0.25, using: &random)
    let text = maker.company(facts, line, table: table, hidden: Int(seed % 3), using: &random).yaml(
      law)
    let record = try companyRecord(text, schema)
    let finder = RouteFinder(shipped.context, schema)
    let assessor = Assessor(shipped.context, schema)
    var result = CompanyAssessment()
    func outcome(_ changes: [Route.Change]) -> (verdicts: VerdictSet, answer: Answer) {
      assessor.assess(finder.changed(record, line: 0, changes), on: day, into: &result)
      return (result.lines[0].verdicts, result.lines[0].answer)
    }
    let before = outcome([])
    let found = finder.routes(of: record, on: day)
    for route in found.flatMap(\.routes) {
      let what = "seed \(seed): \(route.levers.map { law[$0].name })"
      #expect(route.answer > before.answer, "\(what)")
      #expect(outcome(route.changes) == (route.after, route.answer), "\(what)")
      for lever in route.levers where route.levers.count > 1 {
        let rest = route.changes.filter { change in
          law.space.fact(of: change.variable).map { !law[lever].moves($0) } ?? true
        }
        let without = outcome(rest)
        // Without it a ban may be broken, nothing may be found any more, or the company cannot be so.
        let cannotBe = !assessor.contradictions(
          in: finder.changed(record, line: 0, rest), on: day
        ).isEmpty
        #expect(
          without.verdicts.isEmpty || without.answer < route.answer || result.breaksBan
            || result.lines[0].mayBeNothingFound || cannotBe,
          "\(what) without \(law[lever].name)")
      }
    }
  }

  /// Negative List 2024: items 12 (at most half of information services) and 13 (no foreign capital in news): a company
  /// with 60 % foreign capital mends both by having none, or by having half at most and leaving the news out.
  @Test("A company is mended as a whole by what mends every line, and no part of it does")
  func joint() throws {
    let context = try Shipped.shared.get().context
    let law = context.law
    let day = try #require(Self.day)
    let schema = PortfolioSchema(law)
    let record = try companyRecord(
      """
      company: Company
      registered-in: shanghai-outside-zones
      foreign-equity: 60 %
      contractual-control: no
      services:
        - { service: search, activity: information-search }
        - service: brief
          features: { audience: public, current-affairs: core, news-acts: [push-or-digest], paid-by-users: yes, uses-generative-ai: no }
      """, schema)
    let finder = RouteFinder(context, schema)
    let routes = finder.jointRoutes(of: record, finder.routes(of: record, on: day), on: day)
    let levers = routes.map {
      $0.moves.map { "\(law[$0.lever].name)\($0.line.map { " \($0)" } ?? "")" }
    }
    #expect(levers.contains(["holders"]))
    #expect(levers.contains { Set($0) == ["holders", "news 1"] }, "\(levers)")
    for route in routes {
      var changed = finder.changed(record, line: 0, route.companyChanges)
      for (line, changes) in route.serviceChanges {
        changed = finder.changed(changed, line: line, changes)
      }
      let outcome = finder.outcomes(of: changed, on: day)
      #expect(outcome.company == route.after && outcome.lines == route.lines.map(\.verdicts))
      #expect(outcome.answers.min() == route.answer)
    }
  }

  /// What a route asks of the figures of ownership, some table of holders has; with any that has it, the promise is kept.
  @Test("Holders whose figures are as a route asks keep its promise", arguments: 0..<6)
  func holders(batch: Int) throws {
    let shipped = try Shipped.shared.get()
    let law = shipped.law
    let day = try #require(Self.day)
    let schema = PortfolioSchema(law)
    let finder = RouteFinder(shipped.context, schema)
    let assessor = Assessor(shipped.context, schema)
    let maker = CompanyMaker(shipped.values)
    var random = SplitMix64(seed: UInt64(batch))
    let tables = (0..<60).map { _ in maker.table(using: &random) }
    var result = CompanyAssessment()
    var tried = 0
    for activity in law.activities
    where activity.id.index % 6 == batch && activity.id != law.generalBusiness {
      func record(_ holders: String) throws -> CompanyRecord {
        try companyRecord(
          """
          company: Company
          registered-in: shanghai-outside-zones
          \(holders)
          services: [{ service: Service, activity: \(activity.name) }]
          """, schema)
      }
      let routes = finder.routes(of: try record("foreign-equity: 100 %"), on: day).flatMap(\.routes)
      for route in routes {
        let owned = route.changes.filter { change in
          law.space.fact(of: change.variable).map { law[$0].computed != nil } ?? false
        }
        guard !owned.isEmpty else { continue }
        for table in tables {
          var company = RandomCompany()
          company.table = table
          let text = company.yaml(law).split(separator: "\n").filter {
            $0.hasPrefix("ownership") || $0.hasPrefix("  - {")
          }
          let holders = try record(text.joined(separator: "\n"))
          guard owned.allSatisfy({ holders.known[$0.variable].isSubset(of: $0.values) }) else {
            continue
          }
          let rest = route.changes.filter { change in
            !owned.contains { $0.variable == change.variable }
          }
          assessor.assess(finder.changed(holders, line: 0, rest), on: day, into: &result)
          let found = result.lines[0]
          #expect(
            found.verdicts.isEmpty || found.answer >= route.answer,
            "\(activity.name): \(route.levers) \(text)")
          tried += 1
        }
      }
    }
    #expect(tried > 50)
  }

  /// Of the tables of holders that give every combination of figures the law can tell apart, some have the figures that a
  /// route shows, and all that have come to what it promises at least.
  @Test(
    "Figures that a route shows go together, and every table that has them keeps its promise",
    arguments: 0..<6)
  func figures(batch: Int) throws {
    let shipped = try Shipped.shared.get()
    let law = shipped.law
    let day = try #require(Self.day)
    let schema = PortfolioSchema(law)
    let finder = RouteFinder(shipped.context, schema)
    let assessor = Assessor(shipped.context, schema)
    let variables = law.ownershipFigures
    let tables = shipped.values.catalogue.tables.map { $0.cells(law, variables) }
    var result = CompanyAssessment()
    var tried = 0
    let starts = [
      "foreign-equity: 100 %",
      "ownership: [{ holder: A, origin: foreign, share: 66 % }, { holder: B, origin: state, share: 34 % }]",
    ]
    for activity in law.activities
    where activity.id.index % 6 == batch && activity.id != law.generalBusiness {
      let record = try companyRecord(
        """
        company: Company
        registered-in: shanghai-outside-zones
        \(starts[activity.id.index / 6 % 2])
        services: [{ service: Service, activity: \(activity.name) }]
        """, schema)
      for route in finder.routes(of: record, on: day).flatMap(\.routes) {
        let shown = route.changes.filter { variables.contains($0.variable) }
        guard !shown.isEmpty else { continue }
        let fitting = tables.filter { table in
          shown.allSatisfy { change in
            zip(variables, table).contains {
              $0 == change.variable && change.values.contains($1)
            }
          }
        }
        let what = "\(activity.name): \(route.levers.map { law[$0].name })"
        #expect(!fitting.isEmpty, "\(what)")
        let others = route.changes.filter { !variables.contains($0.variable) }
          .map { ($0.variable, $0.values) }
        for table in fitting {
          let held = zip(variables, table).map { ($0, ValueSet.only($1)) }
          assessor.assess(
            record.with(held + others, line: 0, law), on: day, into: &result)
          #expect(
            !result.lines[0].verdicts.isEmpty && result.lines[0].answer >= route.answer,
            "\(what) \(table)")
          tried += 1
        }
      }
    }
    #expect(tried > 500)
  }

  /// Of the tables of holders that give every combination of figures the law can tell apart, none comes to the answer of a
  /// route with the next share more of a figure than it shows, or less where it shows that there must be as much, beside
  /// what it shows of the others.
  @Test("A route asks no more of the holders than its answer does", arguments: 0..<12)
  func leastChange(batch: Int) throws {
    let shipped = try Shipped.shared.get()
    let law = shipped.law
    let schema = PortfolioSchema(law)
    let finder = RouteFinder(shipped.context, schema)
    let day = try #require(batch % 2 == 0 ? Self.day : CalendarDate(year: 2024, month: 6, day: 1))
    let tables = shipped.values.catalogue.tables.map { $0.cells(law, law.ownershipFigures) }
    let maker = CompanyMaker(shipped.values)
    var random = SplitMix64(seed: UInt64(batch))
    var tried = 0
    for activity in law.activities
    where activity.id.index % 6 == batch / 2 && activity.id != law.generalBusiness {
      var company = RandomCompany()
      company.table = maker.table(using: &random)
      let holders = company.yaml(law).split(separator: "\n").filter { $0.hasPrefix("ownership") || $0.hasPrefix("  - {") }
      let others = [
        "foreign-equity: 100 %", holders.joined(separator: "\n"),
      ]
      let record = try companyRecord(
        """
        company: Company
        registered-in: shanghai-outside-zones
        contractual-control: no
        \(others[tried % 2])
        services: [{ service: Service, activity: \(activity.name) }]
        """, schema)
      for route in finder.routes(of: record, on: day).flatMap(\.routes) {
        tried += 1
        for (figure, table) in nextTables(route.changes, tables, law) {
          let held = zip(law.ownershipFigures, table).map { ($0, ValueSet.only($1)) }
          let rest = route.changes.filter { !law.ownershipFigures.contains($0.variable) }.map { ($0.variable, $0.values) }
          let found = finder.outcomes(of: record.with(held + rest, line: 0, law), on: day)
          #expect(
            found.company.isEmpty || found.answers[0] < route.answer,
            "\(activity.name): \(route.levers.map { law[$0].name }) \(figure) \(table)")
        }
      }
    }
    #expect(tried > 5)
  }

  /// The same of what is asked of a company with two lines, of which one has a limit on one foreign holder and the other
  /// on all.
  @Test("A joint route asks no more of the holders than its answer does")
  func leastJointChange() throws {
    let shipped = try Shipped.shared.get()
    let law = shipped.law
    let schema = PortfolioSchema(law)
    let finder = RouteFinder(shipped.context, schema)
    let day = try #require(CalendarDate(year: 2024, month: 6, day: 1))
    let tables = shipped.values.catalogue.tables.map { $0.cells(law, law.ownershipFigures) }
    let record = try companyRecord(
      """
      company: Company
      registered-in: tianjin-outside-zones
      contractual-control: no
      legal-representative-chinese: yes
      ownership: [{ holder: A, origin: foreign, share: 55 % }, { holder: B, origin: chinese, share: 45 % }]
      services:
        - { service: flights, activity: public-air-transport }
        - { service: search, activity: information-search }
      """, schema)
    let routes = finder.jointRoutes(of: record, finder.routes(of: record, on: day), on: day)
    #expect(!routes.isEmpty)
    for route in routes {
      for (figure, table) in nextTables(route.companyChanges, tables, law) {
        let held = zip(law.ownershipFigures, table).map { ($0, ValueSet.only($1)) }
        let rest = route.companyChanges.filter { !law.ownershipFigures.contains($0.variable) }
        var changed = record.with(held + rest.map { ($0.variable, $0.values) }, line: 0, law)
        for (line, changes) in route.serviceChanges {
          changed.set(changes.map { ($0.variable, $0.values) }, line: line, law)
        }
        let found = finder.outcomes(of: changed, on: day)
        #expect(
          found.company.isEmpty || (found.answers.min() ?? .no) < route.answer,
          "\(route.moves.map { law[$0.lever].name }) \(figure) \(table)")
      }
    }
  }

  /// Tables of holders that have all that is asked of them but of one figure, of which they have the next share more, or
  /// less where there must be as much.
  private func nextTables(
    _ changes: [Route.Change], _ tables: [[Int]], _ law: Law
  ) -> [(figure: String, table: [Int])] {
    let figures = law.ownershipFigures
    let asked = changes.filter { figures.contains($0.variable) }
    return asked.flatMap { change -> [(String, [Int])] in
      guard case .figures = law.space.variables[change.variable].domain, let fact = law.space.fact(of: change.variable),
        let least = change.values.first
      else { return [] }
      let most = Array(change.values).last ?? least
      let isLeast = most == law.space.variables[change.variable].size - 1
      let next = isLeast ? least - 1 : most + 1
      return tables.filter { table in
        zip(figures, table).allSatisfy { variable, value in
          variable == change.variable
            ? value == next : asked.first { $0.variable == variable }?.values.contains(value) ?? true
        }
      }.map { (law[fact].name, $0) }
    }
  }

  // MARK: - Cases that went wrong

  private func routes(_ text: String, _ day: CalendarDate?) throws -> (Law, LineRoutes) {
    let context = try Shipped.shared.get().context
    let schema = PortfolioSchema(context.law)
    let found = RouteFinder(context, schema).routes(
      of: try companyRecord(text, schema), on: try #require(day))
    return (context.law, try #require(found.first))
  }

  /// Negative List 2021, item 11: the Chinese side controls, and one foreign investor with its affiliates has at most 25 %.
  @Test("Of an airline one foreign holder is told to keep 25 % and no less", arguments: ["27 %", "60 %"])
  func airline(share: String) throws {
    let (law, found) = try routes(
      """
      company: Company
      registered-in: tianjin-outside-zones
      contractual-control: no
      legal-representative-chinese: yes
      ownership: [{ holder: A, origin: foreign, share: \(share) }, { holder: B, origin: chinese }]
      services: [{ service: flights, activity: public-air-transport }]
      """, CalendarDate(year: 2024, month: 6, day: 1))
    let route = try #require(found.routes.first { $0.answer == .yesOnConditions && $0.standing == .keepsBusiness })
    func shares(_ name: String) throws -> [Bool] {
      let fact = try #require(law.facts.first { $0.name == name })
      let variable = law.space.ofFact[fact.id.index].lowerBound
      let change = try #require(route.changes.first { $0.variable == variable }, "\(name)")
      guard case .figures(let domain) = law.space.variables[variable].domain else { return [] }
      return [10, 25, 26, 40, 49, 51].map { change.values.contains(domain.cell(of: $0 * 10_000)) }
    }
    #expect(try shares("largest-foreign-group") == [true, true, false, false, false, false])
    #expect(try shares("foreign-equity") == [true, true, true, true, true, false])
  }

  /// A company of persons and the state alone is taken not to be controlled by contract, which is no reason to sell it to
  /// the state.
  @Test("Where nobody says that contracts control a company, no route gives all of it to the state")
  func notToTheState() throws {
    let (law, found) = try routes(
      """
      company: Company
      registered-in: tianjin-outside-zones
      legal-representative-chinese: yes
      ownership: [{ holder: A, origin: foreign, share: 27 % }, { holder: B, origin: chinese, share: 73 % }]
      services: [{ service: flights, activity: public-air-transport }]
      """, CalendarDate(year: 2024, month: 6, day: 1))
    let names = found.routes.map { route in
      Set(route.changes.compactMap { law.space.fact(of: $0.variable).map { law[$0].name } })
    }
    #expect(names.allSatisfy { !$0.contains("state-share") }, "\(names)")
    #expect(names.contains(["foreign-equity", "contractual-control"]), "\(names)")
  }

  /// Foreign Investment Law, Article 2; Foreign-Invested VATS Notice 2006, item 1: control by contract is contested.
  @Test(
    "No route opens a telecom business that keeps its contracts",
    arguments: ["zhejiang-outside-zones", "beijing"], ["information-search", "information-publishing"])
  func contractsKept(place: String, activity: String) throws {
    let (law, found) = try routes(
      """
      company: Company
      registered-in: \(place)
      contractual-control: yes
      foreign-equity: 0 %
      services: [{ service: Service, activity: \(activity), facts: { paid-by-users: yes } }]
      """, CalendarDate(year: 2025, month: 3, day: 1))
    let fact = try #require(law.facts.first { $0.name == "contractual-control" })
    let variable = law.space.ofFact[fact.id.index].lowerBound
    let open = found.routes.filter { !$0.answer.needsRoute && $0.standing == .keepsBusiness }
    #expect(!open.isEmpty)
    for route in open {
      #expect(
        route.changes.contains { $0.variable == variable && $0.values == .only(0) },
        "\(route.levers.map { law[$0].name })")
    }
  }

  /// Medical Opening Notice 2024, point 1: in its places foreign capital may work on genes to register and make products.
  @Test("Gene therapy in a pilot place is kept by what it is for, with its foreign holder", arguments: ["", "clinical-service"])
  func genePilot(purpose: String) throws {
    let (law, found) = try routes(
      """
      company: Company
      registered-in: shanghai-zone-lin-gang
      contractual-control: no
      foreign-equity: 70 %
      services: [{ service: therapy, activity: gene-diagnosis-and-therapy\(purpose.isEmpty ? "" : ", facts: { gene-purpose: \(purpose) }") }]
      """, CalendarDate(year: 2026, month: 11, day: 1))
    let route = try #require(found.routes.first)
    #expect(route.levers.map { law[$0].name } == ["gene-purpose"])
    #expect(route.answer == .yesWithLicence)
  }

  /// Negative List 2024, item 1: at most 49 % foreign capital, controlled by the Chinese side; at 100 % it is broken.
  @Test("Of a seed company no route lets foreigners hold everything")
  func maizeSeed() throws {
    let (law, found) = try routes(
      """
      company: Northfield Seeds
      registered-in: henan-outside-zones
      contractual-control: no
      ownership:
        - { holder: Northfield Genetics BV, origin: foreign, share: 66 % }
        - { holder: Zhongyuan Grain Holding, origin: state, share: 34 % }
      services: [{ service: maize seed, activity: maize-seed }]
      """, CalendarDate(year: 2025, month: 3, day: 1))
    let share = try #require(law.facts.first { $0.computed == .sum(.foreign) })
    let variable = law.space.ofFact[share.id.index].lowerBound
    let whole = law.space.variables[variable].size - 1
    #expect(found.answer == .notAsStructured)
    #expect(!found.routes.isEmpty)
    #expect(
      !found.routes.flatMap(\.changes).contains {
        $0.variable == variable && $0.values.contains(whole)
      })
    // The foreign share alone says it: whoever holds 51 % outweighs each other holder.
    #expect(
      found.routes.contains {
        $0.changes.map(\.variable) == [variable] && $0.answer == .yesOnConditions
      })
  }

  /// The Hainan list on telecom opens data centres for service in the port and abroad.
  @Test("How far a service reaches may move although nobody stated it")
  func unstatedReach() throws {
    let (law, found) = try routes(
      """
      company: Hainan Racks
      registered-in: hainan
      foreign-equity: 100 %
      services: [{ service: racks, activity: internet-data-centre, facts: { facilities-in: hainan } }]
      """, CalendarDate(year: 2023, month: 3, day: 1))
    let first = try #require(found.routes.first)
    #expect(first.levers.map { law[$0].name } == ["reach"])
    #expect(first.answer == .yesWithLicence)
    #expect(first.changes.allSatisfy { !$0.wasKnown })
  }

  @Test("A public service of short videos is kept; what gives it up stands apart, and says so")
  func shortVideos() throws {
    let (law, found) = try routes(
      """
      company: Ripple Clips
      registered-in: beijing-outside-zones
      ownership:
        - { holder: Founder A, origin: chinese, share: 60 % }
        - { holder: Founder B, origin: chinese, share: 40 % }
        - { holder: Ripple Cayman Inc, origin: foreign, control: contract }
      services:
        - service: short videos
          features:
            audience: public
            delivery-channels: [app]
            output-reach: [public-feed]
            content-origin: [uploaded-by-users]
            paid-by-users: no
            funded-by-advertising: yes
            telecom-functions: [third-party-publishers, community]
            opinion-functions: [short-video]
            av-kinds: [user-clips]
            av-role: [hosts-user-uploads]
            uses-generative-ai: no
            serves-public-in-china: yes
      """, CalendarDate(year: 2025, month: 3, day: 1))
    #expect(found.answer == .notAsStructured)
    let standings = found.routes.map(\.standing)
    #expect(standings.first == .keepsBusiness && standings == standings.sorted())
    #expect(standings.contains(.givesUpBusiness))
    for route in found.routes {
      let givesUp = route.levers.contains { law[$0].givesUpBusiness }
      #expect(givesUp == (route.standing == .givesUpBusiness))
      let changes = route.levers.contains { law[$0].changesProduct }
      #expect((changes && !givesUp) == (route.standing == .changesProduct))
    }
  }

  @Test("A route adds nothing to what a line was said to have", arguments: 0..<30)
  func addsNothing(seed: UInt64) throws {
    let shipped = try Shipped.shared.get()
    let law = shipped.law
    let day = try #require(Self.day)
    let schema = PortfolioSchema(law)
    var random = SplitMix64(seed: seed)
    let slow = SlowEvaluator(law, on: day)
    let maker = CompanyMaker(shipped.values)
    let line = LineKind(declared: [], isGraded: true)
    let table = maker.table(using: &random)
    let facts = maker.wholeCase(slow, line, table: table, chance: 0.2, using: &random)
    let text = maker.company(facts, line, table: table, hidden: 6, using: &random).yaml(law)
    let record = try companyRecord(text, schema)
    let finder = RouteFinder(shipped.context, schema)
    for route in finder.routes(of: record, on: day).flatMap(\.routes) {
      for change in route.changes {
        guard case .element = law.space.variables[change.variable].subject else { continue }
        #expect(change.values == .only(0), "seed \(seed): \(route.levers.map { law[$0].name })")
      }
    }
  }

  /// Lines that say the same share what is found of them, and each has the others beside it.
  @Test("A line has the same routes beside lines that say the same, and tells of the others only")
  func linesAlike() throws {
    let context = try Shipped.shared.get().context
    let day = try #require(Self.day)
    let schema = PortfolioSchema(context.law)
    let finder = RouteFinder(context, schema)
    func routes(_ activities: [String]) throws -> [LineRoutes] {
      let lines = activities.enumerated().map { "{ service: line \($0), activity: \($1) }" }
      let record = try companyRecord(
        """
        company: Company
        foreign-equity: 100 %
        registered-in: shanghai-outside-zones
        services: [\(lines.joined(separator: ", "))]
        """, schema)
      return finder.routes(of: record, on: day)
    }
    let alone = try #require(try routes(["information-search"]).first)
    let together = try routes(["information-search", "domestic-ip-vpn", "information-search"])
    #expect(!alone.routes.isEmpty)
    #expect(together.map(\.line) == [0, 1, 2])
    for line in [together[0], together[2]] {
      #expect(line.routes.map(\.changes) == alone.routes.map(\.changes))
      #expect(line.routes.map(\.after) == alone.routes.map(\.after))
      for route in line.routes {
        let record = finder.changed(
          try companyRecord(
            """
            company: Company
            foreign-equity: 100 %
            registered-in: shanghai-outside-zones
            services: [{ activity: information-search }, { activity: domestic-ip-vpn },
              { activity: information-search }]
            """, schema), line: line.line, route.changes)
        let after = finder.outcomes(of: record, on: day).lines
        let before = together.map(\.before)
        let changed = [0, 1, 2].filter { $0 != line.line && after[$0] != before[$0] }
        #expect(route.sideEffects.map(\.line) == changed)
        #expect(route.sideEffects.map(\.after) == changed.map { after[$0] })
      }
    }
  }
}
