import Zhunru

guard let day = Day("2026-03-01") else { fatalError("a day is no day") }
var company = Company("Tidewater Search Co., Ltd.", asOf: day, registeredIn: "anhui-outside-zones")
company.facts = ["foreign-equity": "60 %"]
company.services = [Company.Service("search", activities: ["information-search"])]

let counsel = Counsel(today: day)
do {
  let finding = try counsel.assess(company)
  for service in finding.services {
    print(service.name, service.answer.rawValue, service.activities.map(\.name).joined(separator: " "))
  }
  for route in try counsel.routes(company).services.flatMap(\.routes).prefix(1) {
    print(route.answer.rawValue, route.steps.joined(separator: "; "))
  }
} catch {
  for problem in error.problems { print(problem.text) }
}
