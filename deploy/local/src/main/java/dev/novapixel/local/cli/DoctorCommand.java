package dev.novapixel.local.cli;

import dev.novapixel.local.watch.Examination;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code nova doctor}: whether this machine can run the stack. */
@Command(name = "doctor", description = "Checks the JDK, ports, disk, memory and limits.")
final class DoctorCommand implements Callable<Integer> {
  @Mixin private final Output output = new Output();

  @Override
  public Integer call() {
    var stack = CurrentStack.get();
    var findings =
        Examination.of(
            stack.home().state(),
            stack.addresses().host(),
            stack.addresses().ports(),
            stack.running().isPresent());
    for (var finding : findings) {
      output.out().printf("  %-5s %s%n", finding.grade().word(), finding.text());
    }
    return findings.stream().anyMatch(finding -> finding.grade() == Examination.Grade.BAD) ? 1 : 0;
  }
}
