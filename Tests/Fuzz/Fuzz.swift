import Foundation

#if FUZZING
  /// libFuzzer, which calls for each input that it makes.
  @_silgen_name("LLVMFuzzerRunDriver")
  private func runDriver(
    _ count: UnsafeMutablePointer<Int32>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ read: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
  ) -> Int32
#endif

/// Gives a part of the program input that nobody would write. `Tests/Fuzz/README.md` says how to run it.
///
/// Built with `FUZZING` it is driven by libFuzzer, of the target that `FUZZ_TARGET` names. Else it reads the seeds of a
/// target, and as many spoilt forms of them as it is told: `fuzz yaml Tests/Fuzz/Corpus 1000 /tmp/last`. The input read last
/// is then in that file.
@main
struct Fuzz {
  /// What inputs are given to.
  nonisolated(unsafe) private static var target: (any FuzzTarget)?
  /// Where the input at hand is kept, so that it is there when it stops the program.
  nonisolated(unsafe) private static var kept: URL?

  static func main() throws {
    #if FUZZING
      target = try make(getenv("FUZZ_TARGET").map { String(cString: $0) } ?? "")
      var count = CommandLine.argc
      var arguments = CommandLine.unsafeArgv
      exit(
        runDriver(&count, &arguments) { start, count in
          Fuzz.target?.read(Array(UnsafeBufferPointer(start: start, count: count)))
          return 0
        })
    #else
      let arguments = CommandLine.arguments
      guard (4...5).contains(arguments.count), let count = Int(arguments[3]) else {
        print("usage: fuzz TARGET CORPUS COUNT [LAST]; targets: \(targets.map { $0.name }.joined(separator: ", "))")
        exit(64)
      }
      let target = try make(arguments[1])
      kept = arguments.count == 5 ? URL(filePath: arguments[4]) : nil
      let inputs = try SpoiltInputs(folder: "\(arguments[2])/\(arguments[1])")
      for seed in inputs.seeds { try read(seed.bytes, target) }
      for number in 0..<UInt64(count) { try read(inputs.spoilt(number), target) }
      print("\(inputs.seeds.count) seeds and \(count) spoilt forms of them read")
    #endif
  }

  private static func read(_ bytes: [UInt8], _ target: any FuzzTarget) throws {
    if let kept { try Data(bytes).write(to: kept) }
    // Ends the program where reading does not end, by the time that the processor takes.
    var timer = itimerval(it_interval: timeval(), it_value: timeval(tv_sec: 60, tv_usec: 0))
    setitimer(__itimer_which_t(ITIMER_PROF.rawValue), &timer, nil)
    target.read(bytes)
  }

  private static func make(_ name: String) throws -> any FuzzTarget {
    guard let type = targets.first(where: { $0.name == name }) else {
      print("no target is called `\(name)`; there are \(targets.map { $0.name }.joined(separator: ", "))")
      exit(64)
    }
    return try type.init()
  }
}
