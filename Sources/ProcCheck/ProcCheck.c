#include <string.h>
#include <unistd.h>

/// Says where the program cannot run, before Swift, which reads its own path and the arguments from /proc, gives up
/// without a word on it.
__attribute__((constructor(101))) static void require_proc(void) {
  if (access("/proc/self/exe", F_OK) == 0) return;
  static const char problem[] =
      "error[no-proc]: `/proc` is not mounted, from which the program reads its arguments\n"
      "  = help: mount it: `mount -t proc proc /proc`\n";
  if (write(STDERR_FILENO, problem, strlen(problem)) < 0) _exit(74);
  _exit(2);
}
