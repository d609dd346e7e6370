package dev.novapixel.stitcher.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.stitcher.dedup.Fingerprints.Fingerprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RecollectionProperties {
  private static final int MANY = 20_000;

  /** A store that is swept as the stitcher sweeps it; in it is what was not forgotten yet. */
  private static final class Swept {
    private final TreeSet<Long> kept = new TreeSet<>();
    private final Recollection recollection = new Recollection();
    private long sweptTo = Long.MIN_VALUE;

    void keep(long low) {
      kept.add(low);
      recollection.add(fingerprint(low));
    }

    void sweep(int entries, Random random) {
      List<Long> next = kept.tailSet(sweptTo).stream().limit(entries).toList();
      for (long low : next) {
        if (random.nextInt(5) == 0) {
          kept.remove(low);
        } else {
          recollection.add(fingerprint(low));
        }
      }
      boolean over = next.isEmpty() || kept.higher(next.getLast()) == null;
      sweptTo = over ? Long.MIN_VALUE : next.getLast();
      if (over) {
        recollection.roundOver();
      }
    }
  }

  @Property
  void whatIsKeptIsAlwaysLookedUp(
      @ForAll Random random,
      @ForAll @IntRange(max = 500) int before,
      @ForAll @IntRange(min = 1, max = 40) int entries) {
    var store = new Swept();
    // Kept by a process before this one, which only the sweep can tell of.
    random.longs(before).forEach(store.kept::add);
    for (int step = 0; step < 200; step++) {
      store.keep(random.nextLong());
      if (step % 7 == 0) {
        store.sweep(entries, random);
      }
      assertThat(store.kept).allMatch(low -> store.recollection.mayHold(fingerprint(low)));
    }
  }

  @Test
  void nearlyNothingThatIsNewIsLookedUpOnceTheSweepHasGoneRound() {
    var random = new Random(7);
    var recollection = new Recollection();
    var known = new ArrayList<Fingerprint>();
    random.longs(MANY).mapToObj(RecollectionProperties::fingerprint).forEach(known::add);
    assertThat(recollection.mayHold(known.getFirst())).isTrue();
    for (int round = 0; round < 2; round++) {
      known.forEach(recollection::add);
      recollection.roundOver();
    }

    assertThat(known).allMatch(recollection::mayHold);
    assertThat(strangers(random).filter(recollection::mayHold).count()).isLessThan(MANY / 50);
  }

  /** As of one busy client, whose fingerprints have one half. */
  @Test
  void whatIsForgottenIsForgottenHereARoundLater() {
    var random = new Random(8);
    var recollection = new Recollection();
    List<Fingerprint> gone = strangers(random).toList();
    gone.forEach(recollection::add);
    recollection.roundOver();
    assertThat(gone).allMatch(recollection::mayHold);
    recollection.roundOver();

    assertThat(gone.stream().filter(recollection::mayHold).count()).isLessThan(MANY / 50);
  }

  private static Stream<Fingerprint> strangers(Random random) {
    return random.longs(MANY).mapToObj(RecollectionProperties::fingerprint);
  }

  private static Fingerprint fingerprint(long low) {
    return new Fingerprint(0x1234_5678_9ABC_DEF0L, low);
  }
}
