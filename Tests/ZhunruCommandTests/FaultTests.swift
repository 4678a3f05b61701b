import Foundation
import Law
import Reports
import Testing

@testable import ZhunruCommand

/// Files that were once answered wrongly, each with the right answer in a comment; every one stands for a kind.
///
/// `routes.yaml` is held by the tests of routes, `law-names.yaml` by those of laws on top of the law.
@Suite("Files that were once answered wrongly")
struct FaultTests {
  private typealias Object = [String: Any]

  private func companies(_ name: String) throws -> [String: Object] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Faults/\(name).yaml")
    let assessed = try AssessedFile(Array(Data(contentsOf: file)), name: "\(name).yaml", .json)
    #expect(assessed.messages.isEmpty, "\(assessed.messages)")
    // What `assess` puts around the companies and between them.
    let list = "[" + assessed.output.dropFirst(2) + "]"
    let parsed = try JSONSerialization.jsonObject(with: Data(list.utf8)) as? [Object] ?? []
    return Dictionary(uniqueKeysWithValues: parsed.map { ($0["company"] as? String ?? "", $0) })
  }

  private func outcomes(_ object: Object?) -> Set<String> {
    if let possible = object?["possible"] as? [String] { return Set(possible) }
    return (object?["verdict"] as? String).map { [$0] } ?? []
  }

  private func line(_ company: Object?) -> Object? { (company?["services"] as? [Object])?.first }

  private func activities(_ company: Object?) -> [Object] {
    line(company)?["activities"] as? [Object] ?? []
  }

  private func activity(_ company: Object?, _ name: String) -> Object? {
    activities(company).first { $0["activity"] as? String == name }
  }

  @Test("Supply from abroad is closed beside the list, and generative AI so supplied is left open")
  func abroad() throws {
    let coach = try companies("abroad")["Overseas Writing Coach Ltd"]
    // Telecom Regulations, Articles 7 and 13, by practice; Measures, Article 20, contested.
    #expect(outcomes(coach).contains("not-open"))
    #expect(outcomes(activity(coach, "generative-ai")) == ["not-open", "out-of-scope"])
    for found in activities(coach) {
      for position in found["positions"] as? [Object] ?? [] {
        #expect(position["regime"] as? String == "not-reached")
        for rule in position["rules"] as? [Object] ?? [] {
          #expect(!(rule["citation"] as? String ?? "").contains("Negative List"))
        }
      }
    }
    let inferred = line(coach)?["inferred"] as? [Object] ?? []
    #expect(inferred.contains { $0["fact"] as? String == "supplied-from-abroad" })
  }

  @Test("The text that opens an activity is its ground, with what it displaces")
  func governingText() throws {
    let found = try companies("governing-text")
    func ground(_ company: String, _ name: String) -> Object? {
      (activity(found[company], name)?["governed-by"] as? [Object])?.first
    }
    let hospital = ground("Eye Hospital of a Hong Kong Supplier", "medical-institution")
    #expect(hospital?["regime"] as? String == "cepa-medical")
    let displaced = (hospital?["displaces"] as? [Object] ?? []).compactMap { $0["citation"] as? String }
    #expect(displaced.contains("Negative List 2021, item 24"))
    let store = ground("App Store of a Hong Kong Supplier", "app-store")
    #expect(store?["regime"] as? String == "cepa-telecom-open")
    let limits = (store?["displaces"] as? [Object] ?? []).compactMap { $0["citation"] as? String }
    #expect(limits.contains("Negative List 2021, item 14"))
    let racks = activity(found["Data Centre, Share as a Figure"], "internet-data-centre")
    #expect(outcomes(racks) == ["not-open"])
    for position in racks?["positions"] as? [Object] ?? [] {
      #expect(position["regime"] as? String == "negative-list")
    }
  }

  @Test("What was not stated is never reported as breached")
  func notKnown() throws {
    let found = try companies("not-known")
    func states(_ company: String, _ name: String) -> [String: String] {
      let demands = activity(found[company], name)?["demands"] as? [Object] ?? []
      return Dictionary(
        uniqueKeysWithValues: demands.map {
          ($0["rule"] as? String ?? "", $0["state"] as? String ?? "")
        })
    }
    let cars = states("Cars, Ventures not Said", "passenger-car-making")
    #expect(cars.values.sorted() == ["not-known", "not-met"])
    #expect(cars.contains { $0.key.contains("ventures") && $0.value == "not-known" }, "\(cars)")
    let school = states("Primary School", "compulsory-education")
    #expect(outcomes(found["Primary School"]) == ["prohibited"])
    #expect(!school.contains { $0.key.contains("contract") && $0.value == "not-met" }, "\(school)")
  }

  @Test("A fact that another brings into play is not none because nobody said it")
  func silentNone() throws {
    let found = try companies("silent-none")
    #expect(outcomes(found["Dawn Broadsheet Online"]).contains("prohibited"))
    let chat = outcomes(found["Chat with Standing News"])
    #expect(chat.isSubset(of: ["prohibited", "not-open", "restricted-violated"]), "\(chat)")
    #expect(outcomes(found["Clip Feed from a Model"]).contains("prohibited"))
    let online = [
      "information-publishing", "information-protection", "information-search",
      "non-commercial-internet-information", "online-performance",
    ]
    for name in online {
      #expect(activity(found["Northern Stage Promotion"], name) == nil, "\(name)")
    }
  }

  @Test("Holders count as they are, through contracts, circles and rounded shares")
  func holders() throws {
    let found = try companies("holders")
    #expect(outcomes(found["Contracts through a Mainland Company"]).contains("prohibited"))
    #expect(outcomes(found["Holds Its Own Parent"]) == ["restricted-violated"])
    #expect(outcomes(found["Six Equal Holders"]) == ["restricted-satisfied"])
  }

  @Test("A ban that the product breaks makes the answer, whatever the share")
  func bans() throws {
    let found = try companies("bans")["Hearthside Companions"]
    #expect(found?["answer"] as? String == "not-as-designed")
    #expect(outcomes(found) == ["restricted-satisfied"])
    let broken = (line(found)?["bans"] as? [Object] ?? []).filter { $0["state"] as? String == "broken" }
    // Anthropomorphic Services Measures, Article 14; the practice of filing.
    #expect(
      Set(broken.compactMap { $0["ban"] as? String })
        == ["no-virtual-intimacy-for-minors", "no-unfiled-or-foreign-model"])
  }

  @Test("A filing made is no longer needed, and a duty binds whom the text names")
  func filedAndAddressed() throws {
    let found = try companies("filed-and-addressed")
    let filed = found["Filed Already"]
    let needed = activities(filed).flatMap { $0["positions"] as? [Object] ?? [] }
      .flatMap { $0["licences"] as? [Object] ?? [] }.compactMap { $0["licence"] as? String }
    #expect(!needed.isEmpty)
    #expect(!needed.contains { $0.contains("algorithm") }, "\(needed)")
    let duties = Set(line(filed)?["duties"] as? [String] ?? [])
    #expect(!duties.contains("file-the-algorithm"))
    // What remains of Article 24(2) and (3) of the Algorithmic Recommendation Provisions.
    #expect(
      duties.isSuperset(of: [
        "file-changes-within-ten-working-days", "cancel-filing-within-twenty-working-days",
      ]))
    let publisher = line(found["Chinese Publisher with a Foreign Game"])?["duties"] as? [String] ?? []
    #expect(publisher.contains("approval-of-later-publishing-cooperation"))
  }

  @Test("What the list leaves open says which licence it needs")
  func licences() throws {
    let company = try companies("licences")["Licences Beside the List"]
    let lines = company?["services"] as? [Object] ?? []
    #expect(lines.count == 6)
    for found in lines.flatMap({ $0["activities"] as? [Object] ?? [] }) {
      #expect(outcomes(found).isSubset(of: ["restricted-satisfied", "permitted-with-licence"]))
      for position in found["positions"] as? [Object] ?? [] {
        #expect((position["licences"] as? [Object])?.isEmpty == false, "\(found["activity"] ?? "")")
      }
    }
  }
}
