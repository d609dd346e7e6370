package dev.novapixel.local.cli;

import dev.novapixel.local.archive.Archive;
import dev.novapixel.local.compare.Scope;
import dev.novapixel.local.compare.Side;
import dev.novapixel.local.compare.Verification;
import dev.novapixel.local.replay.Replay;
import dev.novapixel.local.stack.LocalStack;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Epochs;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nova replay}: everything behind the gateway once more, from the log, beside what runs. */
@Command(
    name = "replay",
    description = {
      "Rebuilds all derived state from the log in a new epoch, compares it with the live one and switches to it.",
      "Run again, it goes on where it was interrupted. Exit 4 when the epochs differ, 5 when history would be lost."
    })
final class ReplayCommand implements Callable<Integer> {
  private static final int LOSES = 5;

  @Mixin private final Output output = new Output();

  @Option(names = "--reason", description = "Why, to be found in the topic of epochs.")
  private String reason = "";

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description =
          "Leave out what was received before (2026-03-01T12:00:00Z, or an age: 90m, 12h, 30d); needs --accept-loss where the live epoch knows it.")
  private @Nullable String from;

  @Option(
      names = "--shop",
      paramLabel = "SHOP",
      description =
          "What the replay is for is this shop's: it may differ, and the switch is made if all others are the same.")
  private @Nullable String shop;

  @Option(
      names = "--accept-differences",
      description =
          "Switch although the epochs differ, as they do after a change of what is computed.")
  private boolean acceptDifferences;

  @Option(
      names = "--accept-loss",
      description = "Go on although the log has lost events that the live epoch knows.")
  private boolean acceptLoss;

  @Option(names = "--rollback", description = "Make the epoch live again that was so before.")
  private boolean rollback;

  @Option(names = "--drop", description = "Take away the epoch that is kept to go back to.")
  private boolean drop;

  @Option(names = "--abandon", description = "Take away the epoch that is being built.")
  private boolean abandon;

  @Option(names = "--status", description = "Only say which epochs there are.")
  private boolean status;

  @Override
  public Integer call() throws InterruptedException, IOException {
    requireSense();
    var begin = begin();
    var stack = CurrentStack.up();
    try (var replay = new Replay(stack, InstantSource.system())) {
      if (status) {
        print(replay.standing());
      } else if (rollback) {
        out().printf("Epoch %s is live again.%n", replay.rollBack().live());
      } else if (drop || abandon) {
        return takeAway(replay);
      } else {
        return rebuild(stack, replay, begin);
      }
      out().flush();
      return 0;
    }
  }

  private void requireSense() {
    long others = Stream.of(rollback, drop, abandon, status).filter(each -> each).count();
    if (others > 1) {
      throw output.misuse("--rollback, --drop, --abandon and --status exclude each other.");
    }
    if (others > 0 && (from != null || shop != null)) {
      throw output.misuse("--from and --shop go with a replay that builds.");
    }
    if (shop != null && acceptDifferences) {
      throw output.misuse(
          "--shop lets one shop differ, --accept-differences all: give one of them.");
    }
  }

  private @Nullable Instant begin() {
    if (from == null) {
      return null;
    }
    var now = Instant.now();
    try {
      var begin = Since.parse(from, now);
      if (!begin.isBefore(now)) {
        throw output.misuse("--from is a time in the past: until then there would be nothing.");
      }
      return begin.truncatedTo(ChronoUnit.MILLIS);
    } catch (DateTimeParseException neither) {
      throw output.misuse("--from is a time such as 2026-03-01T12:00:00Z, or an age such as 12h.");
    }
  }

  private int rebuild(LocalStack stack, Replay replay, @Nullable Instant begin)
      throws InterruptedException, IOException {
    var lost = replay.lostUntil(replay.standing(), begin).orElse(null);
    if (lost != null && !acceptLoss) {
      return refuse(stack, lost);
    }
    var epochs = replay.build(reason, begin);
    var next = Objects.requireNonNull(epochs.building());
    out().printf("Building epoch %s beside %s, which goes on answering%n", next, epochs.live());
    out().flush();
    var catchUp = replay.catchingUp(epochs);
    try (var _ = new LiveLine(out(), catchUp::line)) {
      replay.await(catchUp);
    }
    if (!isWanted(stack, epochs.live(), next)) {
      return VerifyCommand.DIFFERENT;
    }
    var switched = replay.switchOver(epochs, lost);
    out()
        .printf(
            "%nEpoch %s is live. Epoch %s is kept up to date: ./nova replay --rollback goes back to it, --drop takes it away.%n",
            switched.live(), switched.previous());
    out().flush();
    return 0;
  }

  /** Whether the switch is to be made; says so, and what differs. */
  private boolean isWanted(LocalStack stack, Epoch live, Epoch next) throws InterruptedException {
    var verification = new Verification(InstantSource.system());
    var before = Side.of(stack, live);
    var after = Side.of(stack, next);
    var judged = verification.compare(before, after, shop == null ? Scope.ALL : Scope.allBut(shop));
    if (shop != null) {
      out().printf("%nOf %s, which may differ:%n", shop);
      VerifyCommand.print(verification.compare(before, after, Scope.only(shop)), out());
      out().printf("%nOf all other shops, which may not:%n");
    }
    VerifyCommand.print(judged, out());
    if (judged.isSame() || acceptDifferences) {
      return true;
    }
    out()
        .printf(
            "%nEpoch %s stays live. If this is what the replay is for: ./nova replay --accept-differences. If not: ./nova replay --abandon.%n",
            live);
    out().flush();
    return false;
  }

  private int refuse(LocalStack stack, Instant lost) throws IOException {
    out()
        .printf(
            "%s that were received before %s and that the live epoch knows. A new epoch would not have them: ./nova replay --accept-loss goes on nevertheless.%n",
            from == null ? "The log has lost events" : "Left out would be events", lost);
    if (from == null && Archive.of(stack.home().archive()).records() > 0) {
      out()
          .println(
              "The archive may reach further back. A backup takes it along, and an empty stack into which it is restored computes everything from it: ./nova backup, ./nova restore.");
    }
    out().flush();
    return LOSES;
  }

  private int takeAway(Replay replay) throws InterruptedException {
    var epochs = replay.standing();
    var asked = drop ? epochs.previous() : epochs.building();
    var other = drop ? epochs.building() : epochs.previous();
    if (asked == null && other != null) {
      throw output.misuse(
          "Epoch %s is %s: %s takes it away."
              .formatted(
                  other,
                  drop ? "being built" : "kept to go back to",
                  drop ? "--abandon" : "--drop"));
    }
    var gone = replay.leaveOnlyLive();
    out()
        .printf(
            gone.isEmpty()
                ? "There is nothing but epoch %s.%n"
                : "Only epoch %s is left, gone: " + gone + ".%n",
            epochs.live());
    out().flush();
    return 0;
  }

  private void print(Epochs epochs) {
    line("live", epochs.live());
    line("being built", epochs.building());
    line("to go back to", epochs.previous());
    if (!epochs.reason().isEmpty() && epochs.all().contains(epochs.newest())) {
      out().printf("  %s was built because: %s%n", epochs.newest(), epochs.reason());
    }
    if (epochs.missingUntil() != null) {
      out()
          .printf(
              "  %s lacks what was received before %s%n", epochs.newest(), epochs.missingUntil());
    }
  }

  private void line(String what, @Nullable Epoch epoch) {
    if (epoch != null) {
      out().printf("  %-14s %s%n", what, epoch);
    }
  }

  private PrintWriter out() {
    return output.out();
  }
}
