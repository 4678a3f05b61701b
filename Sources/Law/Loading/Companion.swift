import Glibc

/// A thread that does one thing beside its owner.
final class Companion {
  private final class Work: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) {
      self.body = body
    }
  }

  /// `nil` where no thread could be had; the work was then done at once.
  private let thread: pthread_t?

  init(_ body: @escaping @Sendable () -> Void) {
    let work = Unmanaged.passRetained(Work(body))
    var thread = pthread_t()
    let status = pthread_create(
      &thread, nil,
      { context in
        if let context { Unmanaged<Work>.fromOpaque(context).takeRetainedValue().body() }
        return nil
      }, work.toOpaque())
    self.thread = status == 0 ? thread : nil
    if status != 0 { work.takeRetainedValue().body() }
  }

  /// Waits until it is done; called once.
  func join() {
    if let thread { pthread_join(thread, nil) }
  }
}
