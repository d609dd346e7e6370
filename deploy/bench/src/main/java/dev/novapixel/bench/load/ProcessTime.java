package dev.novapixel.bench.load;

import java.time.Duration;

/** Processor time used by a process, user and system, as the operating system counts it. */
public final class ProcessTime {
  private final ProcessHandle process;

  public ProcessTime(long pid) {
    this.process =
        ProcessHandle.of(pid)
            .orElseThrow(() -> new IllegalStateException("process " + pid + " is not running"));
  }

  /** The time of this very process. */
  public static ProcessTime ofThis() {
    return new ProcessTime(ProcessHandle.current().pid());
  }

  /** All of it since the process started. */
  public Duration used() {
    return process
        .info()
        .totalCpuDuration()
        .orElseThrow(
            () -> new IllegalStateException("no processor time for process " + process.pid()));
  }
}
