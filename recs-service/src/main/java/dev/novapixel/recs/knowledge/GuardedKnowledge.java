package dev.novapixel.recs.knowledge;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.InstantSource;

/** A store behind a {@link Circuit}: one that is known to be away answers so at once. Measured. */
public final class GuardedKnowledge implements Knowledge {
  private final String store;
  private final Knowledge behind;
  private final Circuit circuit;
  private final Timer answered;
  private final Counter away;
  private final Counter skipped;

  public GuardedKnowledge(
      String store, Knowledge behind, InstantSource clock, MeterRegistry meters) {
    this.store = store;
    this.behind = behind;
    this.circuit = new Circuit(clock);
    this.answered = meters.timer("nova.recs.store", "store", store);
    this.away = meters.counter("nova.recs.store.away", "store", store, "asked", "yes");
    this.skipped = meters.counter("nova.recs.store.away", "store", store, "asked", "no");
  }

  @Override
  public Answer answer(Question question) {
    if (!circuit.allows()) {
      skipped.increment();
      throw new StoreAwayException(store);
    }
    Timer.Sample sample = Timer.start();
    try {
      Answer answer = behind.answer(question);
      circuit.succeeded();
      sample.stop(answered);
      return answer;
    } catch (StoreAwayException gone) {
      circuit.failed();
      away.increment();
      throw gone;
    }
  }
}
