package dev.novapixel.local.send;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counts what became of rows and events. Thread-safe. */
final class Tally {
  final LongAdder accepted = new LongAdder();
  final LongAdder rejected = new LongAdder();
  final LongAdder droppedByConsent = new LongAdder();
  final LongAdder retried = new LongAdder();
  private final LongAdder badRows = new LongAdder();
  private final AtomicReference<@Nullable String> firstBadRow = new AtomicReference<>();
  private final Map<String, LongAdder> rejections = new ConcurrentSkipListMap<>();
  private final Map<String, LongAdder> skipped = new ConcurrentSkipListMap<>();

  void rejected(String code) {
    rejected.increment();
    rejections.computeIfAbsent(code, _ -> new LongAdder()).increment();
  }

  /** Counts a row that cannot be read; the first is remembered as it is told here. */
  void badRow(String told) {
    badRows.increment();
    firstBadRow.compareAndSet(null, told);
  }

  void skipped(String because) {
    skipped.computeIfAbsent(because, _ -> new LongAdder()).increment();
  }

  /** Events that the gateway has answered for good. */
  long settled() {
    return accepted.sum() + rejected.sum() + droppedByConsent.sum();
  }

  Summary summary(Duration took) {
    return new Summary(
        accepted.sum(),
        rejected.sum(),
        droppedByConsent.sum(),
        retried.sum(),
        badRows.sum(),
        firstBadRow.get(),
        sums(rejections),
        sums(skipped),
        took);
  }

  private static Map<String, Long> sums(Map<String, LongAdder> counts) {
    var sums = new TreeMap<String, Long>();
    counts.forEach((name, count) -> sums.put(name, count.sum()));
    return sums;
  }
}
