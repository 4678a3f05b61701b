import Glibc

/// Time spent: of the processor, and on the wall.
struct Span {
  var processor: Double
  var wall: Double
  /// Largest memory of a process of its own, in bytes; 0 for what ran in this one.
  var peakMemory = 0
}

private func now(_ clock: clockid_t) -> Double {
  var time = timespec()
  clock_gettime(clock, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// The least of several runs: what is left when others disturb least.
func least(of runs: Int, _ body: () -> Span) -> Span {
  var best = body()
  for _ in 1..<max(runs, 1) {
    let next = body()
    if next.processor < best.processor { best.processor = next.processor }
    if next.wall < best.wall { best.wall = next.wall }
    best.peakMemory = max(best.peakMemory, next.peakMemory)
  }
  return best
}

/// Times work in this process.
func timed(_ body: () -> Void) -> Span {
  let processor = now(CLOCK_PROCESS_CPUTIME_ID)
  let wall = now(CLOCK_MONOTONIC)
  body()
  return Span(
    processor: now(CLOCK_PROCESS_CPUTIME_ID) - processor, wall: now(CLOCK_MONOTONIC) - wall)
}

/// Times another program from its start to its end.
///
/// - Parameter isQuiet: Whether what it says is thrown away.
func timed(running program: String, _ arguments: [String], isQuiet: Bool = false) -> Span {
  let wall = now(CLOCK_MONOTONIC)
  var pid = pid_t()
  var argv: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
  argv.append(nil)
  defer { for argument in argv { free(argument) } }
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  if isQuiet {
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
  }
  guard posix_spawn(&pid, program, &actions, nil, argv, environ) == 0 else {
    print("cannot start \(program): build it first with `swift build -c release`")
    exit(1)
  }
  var status: Int32 = 0
  var usage = rusage()
  wait4(pid, &status, 0, &usage)
  func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
  return Span(
    processor: seconds(usage.ru_utime) + seconds(usage.ru_stime),
    wall: now(CLOCK_MONOTONIC) - wall, peakMemory: usage.ru_maxrss * 1024)
}

/// Prints a line at once, wherever the output goes.
func say(_ text: String = "") {
  print(text)
  fflush(nil)
}
