package dev.novapixel.local.send;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what became of rows and events. Thread-safe. */
final class Tally {
  final LongAdder accepted = new LongAdder();
  final LongAdder rejected = new LongAdder();
  final LongAdder droppedByConsent = new LongAdder();
  final LongAdder badRows = new LongAdder();
  final LongAdder retried = new LongAdder();
  private final Map<String, LongAdder> rejections = new ConcurrentSkipListMap<>();
  private final Map<String, LongAdder> skipped = new ConcurrentSkipListMap<>();

  void rejected(String code) {
    rejected.increment();
    rejections.computeIfAbsent(code, _ -> new LongAdder()).increment();
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
