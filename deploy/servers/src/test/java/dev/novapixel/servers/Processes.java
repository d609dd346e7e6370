package dev.novapixel.servers;

/** What tests ask of processes that are not theirs. */
final class Processes {
  private Processes() {}

  static boolean alive(long pid) {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }

  /**
   * Kills the guard of the program of that pid, but not the program: what no ordinary crash does.
   */
  static void orphan(long pid) {
    var guard = ProcessHandle.of(pid).flatMap(ProcessHandle::parent).orElseThrow();
    guard.children().filter(child -> child.pid() != pid).forEach(ProcessHandle::destroyForcibly);
    guard.destroyForcibly();
    guard.onExit().join();
  }
}
