package dev.novapixel.stitcher.topology;

import dev.novapixel.stitcher.dedup.Fingerprints;
import dev.novapixel.stitcher.dedup.Fingerprints.Fingerprint;
import dev.novapixel.stitcher.dedup.Horizon;
import dev.novapixel.stitcher.dedup.Recollection;
import dev.novapixel.stitcher.topology.ForNodes.Admitted;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Lets each event through once.
 *
 * <p>Bound: fingerprints are kept for the horizon and a day. Every {@link #SWEEP_EVERY} events the
 * next {@link #SWEEP_SIZE} entries of the store are looked at, and forgotten if they are past what
 * the partition's own log can still bring: so the store holds at most about one and a half times
 * the events of a horizon, and no clock has a say.
 */
final class DeduplicateProcessor implements Processor<String, Admitted, String, Object> {
  private static final int SWEEP_EVERY = 1000;
  private static final int SWEEP_SIZE = 3000;

  private final Horizon horizon;
  private final Recollection recollection = new Recollection();
  private ProcessorContext<String, Object> context;
  private KeyValueStore<byte[], byte[]> seen;
  private Instant newest = Instant.EPOCH;
  private int untilSweep = SWEEP_EVERY;
  private byte @Nullable [] sweptTo;

  DeduplicateProcessor(Horizon horizon) {
    this.horizon = horizon;
  }

  @Override
  public void init(ProcessorContext<String, Object> newContext) {
    this.context = newContext;
    this.seen = newContext.getStateStore(Stores.SEEN);
  }

  @Override
  public void process(Record<String, Admitted> record) {
    var fingerprints = record.value().fingerprints();
    Instant receivedAt = record.value().event().receivedAt();
    if (isDuplicate(fingerprints, receivedAt)) {
      var mark = new Mark(record.value().event().shop(), Mark.Kind.DUPLICATE);
      context.forward(record.withValue(mark), Names.TALLY);
    } else {
      remember(fingerprints, receivedAt);
      context.forward(record.withValue(record.value()), Names.STITCH);
    }
    newest = receivedAt.isAfter(newest) ? receivedAt : newest;
    if (--untilSweep == 0) {
      untilSweep = SWEEP_EVERY;
      sweep();
    }
  }

  private boolean isDuplicate(Fingerprints fingerprints, Instant receivedAt) {
    return isDuplicate(fingerprints.id(), receivedAt)
        || (fingerprints.content() != null && isDuplicate(fingerprints.content(), receivedAt));
  }

  private boolean isDuplicate(Fingerprint fingerprint, Instant receivedAt) {
    if (!recollection.mayHold(fingerprint)) {
      return false;
    }
    byte[] kept = seen.get(fingerprint.bytes());
    return kept != null && horizon.isDuplicate(time(kept), receivedAt);
  }

  private void remember(Fingerprints fingerprints, Instant receivedAt) {
    byte[] time = ByteBuffer.allocate(Long.BYTES).putLong(receivedAt.toEpochMilli()).array();
    remember(fingerprints.id(), time);
    if (fingerprints.content() != null) {
      remember(fingerprints.content(), time);
    }
  }

  private void remember(Fingerprint fingerprint, byte[] time) {
    seen.put(fingerprint.bytes(), time);
    recollection.add(fingerprint);
  }

  private void sweep() {
    byte @Nullable [] last = null;
    try (KeyValueIterator<byte[], byte[]> entries = seen.range(sweptTo, null)) {
      for (int i = 0; i < SWEEP_SIZE && entries.hasNext(); i++) {
        var entry = entries.next();
        last = entry.key;
        if (horizon.isPast(time(entry.value), newest)) {
          seen.delete(entry.key);
        } else {
          recollection.add(Fingerprint.of(entry.key));
        }
      }
      sweptTo = entries.hasNext() ? last : null;
    }
    if (sweptTo == null) {
      recollection.roundOver();
    }
  }

  private static Instant time(byte[] millis) {
    return Instant.ofEpochMilli(ByteBuffer.wrap(millis).getLong());
  }
}
