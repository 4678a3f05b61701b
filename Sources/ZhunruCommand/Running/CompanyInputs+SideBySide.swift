import Advisory
import Diagnostics
import Glibc
import Law
import Reports
import Synchronization
import Wording

extension CompanyInputs {
  /// Makes something of every company that can be decided, of as many at once as there are processors.
  ///
  /// - Parameters:
  ///   - progress: Shows how many companies were made something of.
  ///   - makeWorker: Makes what is called for the companies of one thread.
  /// - Returns: What was made, in the order of the input.
  /// - Throws: What is thrown first by a call for a company.
  static func map<Result: Sendable>(
    _ list: InputList, _ plan: CompanyPlan, style: DiagnosticStyle, progress: ProgressLine? = nil,
    _ makeWorker: @escaping @Sendable () -> (CompanyPass, CalendarDate, _ file: String) throws -> Result
  ) throws -> (results: [Result], refused: [PortfolioReport.Refused], status: ExitStatus) {
    // Each reads all of the input, of which standard input can be read but once.
    let threads =
      list.sources.contains(.standardInput) ? 1 : max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    let findings = Findings<Result>(progress)
    let claims = Claims()
    onThreads(threads) {
      var companies = CompanyInputs(
        list, plan, style: style, claims: claims,
        report: { findings.add(.problem($0), $1) })
      var worker: ((CompanyPass, CalendarDate, _ file: String) throws -> Result)?
      do {
        try companies.forEach { pass, date, file in
          let work = worker ?? makeWorker()
          worker = work
          findings.add(.made(try work(pass, date, file)), pass.number)
        }
      } catch {
        findings.fail(error)
      }
      findings.end(companies.status, companies.refused)
    }
    return try findings.told()
  }
}

/// What several threads made of companies, and the problems that they met.
private final class Findings<Made: Sendable>: Sendable {
  enum Finding: Sendable {
    case made(Made)
    case problem(String)
  }

  private struct State {
    var found: [(number: Int, finding: Finding)] = []
    var status = ExitStatus.clean
    var refused: [(number: Int, company: PortfolioReport.Refused)] = []
    var error: (any Error)?
    var progress: ProgressLine?
    var made = 0
  }

  private let state: Mutex<State>

  init(_ progress: ProgressLine?) { state = Mutex(State(progress: progress)) }

  func add(_ finding: Finding, _ number: Int) {
    state.withLock { state in
      state.found.append((number, finding))
      guard case .made = finding else { return }
      state.made += 1
      state.progress?.show(state.made, of: spoken("companies", "家公司"))
    }
  }

  func fail(_ error: any Error) {
    state.withLock { $0.error = $0.error ?? error }
  }

  func end(
    _ status: ExitStatus, _ refused: [(number: Int, company: PortfolioReport.Refused)]
  ) {
    state.withLock {
      $0.status = $0.status.combined(with: status)
      $0.refused += refused
    }
  }

  /// What was made, in order, once the problems are said, in order too.
  func told() throws -> (
    results: [Made], refused: [PortfolioReport.Refused], status: ExitStatus
  ) {
    let (found, status, refused, error) = state.withLock { state in
      state.progress?.clear()
      return (state.found, state.status, state.refused, state.error)
    }
    if let error { throw error }
    var results: [Made] = []
    // Of the same number, what one thread found stays in the order in which it was found.
    for (_, finding) in found.enumerated().sorted(by: {
      ($0.element.number, $0.offset) < ($1.element.number, $1.offset)
    }).map(\.element) {
      switch finding {
      case .made(let made): results.append(made)
      case .problem(let text): StandardError.write(text)
      }
    }
    return (results, refused.sorted { $0.number < $1.number }.map(\.company), status)
  }
}

/// Does some work on several threads at once, and waits until all is done.
private func onThreads(_ count: Int, _ work: @escaping @Sendable () -> Void) {
  final class Task: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
  var threads: [pthread_t] = []
  for _ in 1..<max(1, count) {
    let task = Unmanaged.passRetained(Task(work))
    var thread = pthread_t()
    let status = pthread_create(
      &thread, nil,
      { context in
        guard let context else { return nil }
        Unmanaged<Task>.fromOpaque(context).takeRetainedValue().body()
        return nil
      }, task.toOpaque())
    if status == 0 {
      threads.append(thread)
    } else {
      task.takeRetainedValue().body()
    }
  }
  work()
  for thread in threads { pthread_join(thread, nil) }
}
