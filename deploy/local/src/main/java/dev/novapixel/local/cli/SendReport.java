package dev.novapixel.local.cli;

import dev.novapixel.local.send.Gateway;
import dev.novapixel.local.send.Sending;
import dev.novapixel.local.send.Summary;
import java.io.IOException;
import java.io.PrintWriter;

/** Runs a sending before a person's eyes, and says what became of it. */
final class SendReport {
  private SendReport() {}

  static Summary run(Sending.Plan plan, Gateway gateway, String what, PrintWriter out)
      throws IOException, InterruptedException {
    var sending = new Sending(plan, gateway);
    var summary =
        plan.survey().events() == 0 ? sending.run() : beforeEyes(sending, plan, what, out);
    print(summary, out);
    return summary;
  }

  private static Summary beforeEyes(
      Sending sending, Sending.Plan plan, String what, PrintWriter out)
      throws IOException, InterruptedException {
    try (var _ = new ProgressBar(out, what, plan.survey().events(), sending::settled)) {
      return sending.run();
    }
  }

  private static void print(Summary summary, PrintWriter out) {
    out.printf(
        "  accepted %,d, rejected %,d, dropped by consent %,d, sent again %,d%n",
        summary.accepted(), summary.rejected(), summary.droppedByConsent(), summary.retried());
    summary
        .rejections()
        .forEach((code, count) -> out.printf("    rejected for %s: %,d%n", code, count));
    summary.skipped().forEach((kind, count) -> out.printf("    no events: %,d %s%n", count, kind));
    if (summary.badRows() > 0) {
      out.printf(
          "    rows that cannot be read: %,d, the first is %s%n",
          summary.badRows(), summary.firstBadRow());
    }
    out.flush();
  }
}
