package dev.novapixel.local.send;

import dev.novapixel.local.send.Answer.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Posts batches until every event in them is settled. Thread-safe. */
final class Poster {
  static final int LARGEST_BATCH = 200;

  /**
   * In characters: leaves room below the gateway's own limit of 1 MiB, also where they take two
   * bytes.
   */
  private static final int LARGEST_BODY = 512 << 10;

  /** How long the gateway may take nothing before the sending is given up. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Gateway gateway;
  private final Tally tally;
  private final RejectedFile rejected;

  Poster(Gateway gateway, Tally tally, RejectedFile rejected) {
    this.gateway = gateway;
    this.tally = tally;
    this.rejected = rejected;
  }

  /** Returns when all are settled; their order is kept, also when some have to be sent again. */
  void post(List<Outgoing> events) throws InterruptedException {
    int from = 0;
    while (from < events.size()) {
      int to = from + 1;
      int size = events.get(from).json().length();
      while (to < events.size() && size + events.get(to).json().length() < LARGEST_BODY) {
        size += events.get(to).json().length();
        to++;
      }
      settle(events.subList(from, to));
      from = to;
    }
  }

  private void settle(List<Outgoing> events) throws InterruptedException {
    var left = events;
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!left.isEmpty()) {
      switch (gateway.post(left)) {
        case Answer.Judged judged -> {
          var again = judge(left, judged.verdicts());
          if (again.size() < left.size()) {
            deadline = System.nanoTime() + PATIENCE.toNanos();
          }
          left = again;
          waitBeforeRetry(left, judged.retryAfter(), deadline, "Kafka does not acknowledge");
        }
        case Answer.Busy busy -> waitBeforeRetry(left, busy.retryAfter(), deadline, busy.why());
        case Answer.TooLarge _ -> left = splitOff(left);
        case Answer.Refused refused ->
            throw new SendException("Nothing more was sent: " + refused.why());
      }
    }
  }

  /**
   * Settles the first half by itself; returns the second. One event alone is too large for good.
   */
  private List<Outgoing> splitOff(List<Outgoing> events) throws InterruptedException {
    if (events.size() == 1) {
      reject(events.getFirst(), "too_large", null);
      return List.of();
    }
    settle(events.subList(0, events.size() / 2));
    return events.subList(events.size() / 2, events.size());
  }

  /** Counts what is settled; returns what has to be sent again. */
  private List<Outgoing> judge(List<Outgoing> events, List<Answer.Verdict> verdicts) {
    var again = new ArrayList<Outgoing>();
    for (int i = 0; i < events.size(); i++) {
      var verdict = verdicts.get(i);
      switch (verdict.status()) {
        case ACCEPTED -> accept(verdict);
        case REJECTED ->
            reject(
                events.get(i),
                Objects.requireNonNullElse(verdict.code(), "unknown"),
                verdict.path());
        case RETRY -> again.add(events.get(i));
      }
    }
    return again;
  }

  private void accept(Answer.Verdict verdict) {
    if (verdict.status() == Status.ACCEPTED && "dropped_by_consent".equals(verdict.code())) {
      tally.droppedByConsent.increment();
    } else {
      tally.accepted.increment();
    }
  }

  private void reject(Outgoing event, String code, @Nullable String path) {
    tally.rejected(code);
    rejected.event(event, code, path);
  }

  private void waitBeforeRetry(List<Outgoing> left, Duration pause, long deadline, String why)
      throws InterruptedException {
    if (left.isEmpty()) {
      return;
    }
    if (System.nanoTime() > deadline) {
      throw new SendException(
          "Given up after %d s without progress: %s.".formatted(PATIENCE.toSeconds(), why));
    }
    tally.retried.add(left.size());
    Thread.sleep(pause);
  }
}
