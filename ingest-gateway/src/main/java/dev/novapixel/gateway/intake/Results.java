package dev.novapixel.gateway.intake;

import dev.novapixel.gateway.intake.EventResult.Status;
import dev.novapixel.gateway.produce.LogEntry;
import dev.novapixel.gateway.protocol.Parsed.Shape;
import dev.novapixel.schemas.event.PixelEvent;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From verdicts to what is written, and from what was written to what the client is told. */
final class Results {
  private Results() {}

  /** What has to be written, in the verdicts' order. */
  static List<LogEntry> entries(List<Verdict> verdicts) {
    List<LogEntry> entries = new ArrayList<>(verdicts.size());
    for (Verdict verdict : verdicts) {
      LogEntry entry = entry(verdict);
      if (entry != null) {
        entries.add(entry);
      }
    }
    return entries;
  }

  private static @Nullable LogEntry entry(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Taken taken -> new LogEntry.Taken(taken.event());
      case Verdict.Rejected rejected -> new LogEntry.Rejected(rejected.event());
      case Verdict.Dropped(_, PixelEvent trace) -> trace == null ? null : new LogEntry.Taken(trace);
    };
  }

  /**
   * What the client is told.
   *
   * @param kept which of {@link #entries} Kafka has acknowledged
   */
  static Outcome.Answered of(List<Verdict> verdicts, BitSet kept, Shape shape) {
    List<EventResult> results = new ArrayList<>(verdicts.size());
    int entry = 0;
    for (int i = 0; i < verdicts.size(); i++) {
      Verdict verdict = verdicts.get(i);
      boolean durable = entry(verdict) == null || kept.get(entry++);
      results.add(durable ? told(verdict, shape, i) : retry(verdict));
    }
    return new Outcome.Answered(results);
  }

  /** What the sender of the event at {@code index} is told, whose verdict is settled. */
  static EventResult told(Verdict verdict, Shape shape, int index) {
    return switch (verdict) {
      case Verdict.Taken taken -> new EventResult(taken.eventId(), Status.ACCEPTED, null, null);
      case Verdict.Dropped dropped ->
          new EventResult(dropped.eventId(), Status.ACCEPTED, EventResult.DROPPED_BY_CONSENT, null);
      case Verdict.Rejected rejected ->
          new EventResult(
              rejected.eventId(),
              Status.REJECTED,
              rejected.fault().reason().code(),
              rejected.fault().shared()
                  ? rejected.fault().pointer()
                  : shape.pointer(index) + rejected.fault().pointer());
    };
  }

  private static EventResult retry(Verdict verdict) {
    return new EventResult(verdict.eventId(), Status.RETRY, EventResult.NOT_ACKNOWLEDGED, null);
  }
}
