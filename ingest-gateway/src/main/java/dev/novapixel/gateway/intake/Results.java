package dev.novapixel.gateway.intake;

import dev.novapixel.gateway.intake.EventResult.Status;
import dev.novapixel.gateway.produce.LogEntry;
import dev.novapixel.gateway.protocol.Parsed.Shape;
import dev.novapixel.schemas.event.PixelEvent;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request's events are told once everything is written that has to be. Of the events
 * themselves it holds no more than their ids.
 *
 * @param told what each is told if it was written, or need not be
 * @param waiting which of them have an entry
 */
record Results(List<EventResult> told, BitSet waiting) {

  /** What will be told of {@code verdicts} on a request of this shape. */
  static Results of(List<Verdict> verdicts, Shape shape) {
    List<EventResult> told = new ArrayList<>(verdicts.size());
    BitSet waiting = new BitSet(verdicts.size());
    for (int i = 0; i < verdicts.size(); i++) {
      told.add(told(verdicts.get(i), shape, i));
      waiting.set(i, entry(verdicts.get(i)) != null);
    }
    return new Results(told, waiting);
  }

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
  Outcome.Answered after(BitSet kept) {
    List<EventResult> results = new ArrayList<>(told);
    int entry = 0;
    for (int i = waiting.nextSetBit(0); i >= 0; i = waiting.nextSetBit(i + 1)) {
      if (!kept.get(entry++)) {
        results.set(i, retry(told.get(i).id()));
      }
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

  private static EventResult retry(String id) {
    return new EventResult(id, Status.RETRY, EventResult.NOT_ACKNOWLEDGED, null);
  }
}
