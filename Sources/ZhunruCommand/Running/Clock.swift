import Glibc
import Law

extension CalendarDate {
  /// The day it is here.
  static var today: CalendarDate {
    var now = time(nil)
    var parts = tm()
    localtime_r(&now, &parts)
    return CalendarDate(
      year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
      ?? .firstDay
  }
}

/// Tells when it is time to show what there is, so that a reader of the output does not wait for its end.
struct ShowingClock {
  /// In nanoseconds.
  private let patience: UInt64
  private var last = ShowingClock.now

  /// - Parameter tenths: Tenths of a second to wait.
  init(tenths: UInt64 = 1) { patience = tenths * 100_000_000 }

  private static var now: UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }

  /// Whether it is time.
  var isDue: Bool { Self.now - last >= patience }

  /// Waits anew.
  mutating func restart() { last = Self.now }
}
