package dev.novapixel.local.cli;

import dev.novapixel.local.rejected.Chosen;
import dev.novapixel.local.rejected.Reasons;
import dev.novapixel.local.rejected.Redrive;
import dev.novapixel.local.rejected.RejectedFile;
import dev.novapixel.local.rejected.RejectedLog;
import dev.novapixel.local.rejected.Wanted;
import dev.novapixel.schemas.event.RejectedEvent;
import dev.novapixel.schemas.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nova rejected}: what could not be used and why; and once it can, sends it again. */
@Command(
    name = "rejected",
    description = {
      "Shows rejected events by reason: what the gateway refused, and what the stitcher could not use.",
      "After a fix, --redrive sends the stitcher's through it again; doing so twice changes nothing."
    })
final class RejectedCommand implements Callable<Integer> {
  @Mixin private final Output output = new Output();

  @Option(names = "--shop", paramLabel = "SHOP", description = "Only of this shop.")
  private @Nullable String shop;

  @Option(
      names = "--code",
      paramLabel = "CODE",
      description = "Only those refused for this reason.")
  private @Nullable String code;

  @Option(
      names = "--since",
      paramLabel = "TIME|AGE",
      description = "Only those received since then, such as 2026-11-21T08:00:00Z, 90m or 2d.")
  private @Nullable String since;

  @ArgGroup private @Nullable Instead instead;

  /** What to do instead of showing the reasons; one of them. */
  static final class Instead {
    @Option(
        names = "--last",
        paramLabel = "N",
        description = "Shows the last N themselves, the newest at the end.")
    private int last;

    @Option(
        names = "--export",
        paramLabel = "FILE",
        description = "Writes them with their originals to a new file, as NDJSON.")
    private @Nullable Path export;

    @Option(
        names = "--redrive",
        description = "Sends what the stitcher could not use through it again.")
    private boolean redrive;
  }

  @Override
  public Integer call() throws Exception {
    var settings = CurrentStack.get().settings();
    var wanted = new Wanted(shop, code, since());
    try (var log = new RejectedLog(settings)) {
      if (instead == null) {
        showReasons(log, wanted, output.out());
      } else if (instead.redrive) {
        redrive(log, wanted, settings, output.out());
      } else if (instead.export != null) {
        export(log, wanted, instead.export, output.out());
      } else if (instead.last < 1) {
        throw output.misuse("--last %d shows nothing: give 1 or more.".formatted(instead.last));
      } else {
        showLast(log, wanted, instead.last, output.out());
      }
    }
    output.out().flush();
    return 0;
  }

  private Instant since() {
    try {
      return since == null ? Instant.EPOCH : Since.parse(since, Instant.now());
    } catch (DateTimeParseException malformed) {
      throw output.misuse(
          "--since '%s' is no time such as 2026-11-21T08:00:00Z, and no age such as 90m or 2d."
              .formatted(since));
    }
  }

  private static void showReasons(RejectedLog log, Wanted wanted, PrintWriter out) {
    var reasons = new Reasons();
    log.read(wanted, reasons::add);
    if (reasons.total() == 0) {
      out.println("Nothing was rejected.");
      return;
    }
    out.printf(
        "%-22s %-9s %-18s %9s  %-24s  %s%n",
        "shop", "by", "reason", "events", "newest", "which had");
    for (var reason : reasons.all()) {
      var newest = reason.newest();
      out.printf(
          "%-22s %-9s %-18s %,9d  %-24s  %s%n",
          newest.shop(),
          newest.stage().name().toLowerCase(Locale.ROOT),
          newest.code(),
          reason.count(),
          newest.receivedAt(),
          reason.example());
    }
  }

  private static void showLast(RejectedLog log, Wanted wanted, int last, PrintWriter out) {
    Deque<RejectedEvent> events = new ArrayDeque<>();
    log.read(
        wanted,
        event -> {
          events.addLast(event);
          if (events.size() > last) {
            events.removeFirst();
          }
        });
    for (var event : events) {
      out.printf(
          "%s  %-22s %-9s %s%n    %s%s%n    %s%n",
          event.receivedAt(),
          event.shop(),
          event.stage().name().toLowerCase(Locale.ROOT),
          event.eventId(),
          event.code(),
          event.pointer() == null ? "" : " at " + event.pointer(),
          event.detail());
    }
  }

  private static void export(RejectedLog log, Wanted wanted, Path path, PrintWriter out)
      throws IOException {
    try (var file = new RejectedFile(path)) {
      log.read(wanted, file::add);
      out.printf("%,d rejected events are in %s.%n", file.written(), path);
    }
  }

  private static void redrive(RejectedLog log, Wanted wanted, Settings settings, PrintWriter out)
      throws InterruptedException, ExecutionException {
    var chosen = new Chosen();
    log.read(wanted, chosen::add);
    var sent = new AtomicLong();
    try (var redrive = new Redrive(settings);
        var _ = new ProgressBar(out, "sent again", chosen.size(), sent::get)) {
      redrive.send(chosen, sent::set);
    }
    long gone = chosen.size() - sent.get();
    if (gone > 0) {
      out.printf("%,d are no longer in the log: its retention has passed.%n", gone);
    }
    if (chosen.refusedByGateway() > 0) {
      out.printf(
          "%,d were refused by the gateway and never accepted: their senders have to send them"
              + " again. --export writes them to a file.%n",
          chosen.refusedByGateway());
    }
  }
}
