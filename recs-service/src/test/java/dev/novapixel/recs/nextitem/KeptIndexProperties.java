package dev.novapixel.recs.nextitem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class KeptIndexProperties {
  private static final SessionIndex.Bounds BOUNDS = new SessionIndex.Bounds(90, 20, 8);
  private static final int ITEMS = 40;

  @Property(tries = 60)
  void anIndexThatWasKeptForetellsAndGrowsOnAsTheOtherDoes(@ForAll long seed) throws IOException {
    SessionIndex index = new SessionIndex(BOUNDS);
    live(index, new Random(seed));

    SessionIndex kept = copy(index);
    assertThatBothForetellAlike(index, kept, seed);

    live(index, new Random(seed + 1));
    live(kept, new Random(seed + 1));
    assertThatBothForetellAlike(index, kept, seed);
  }

  @Property(tries = 1)
  void anEmptyIndexIsKeptToo() throws IOException {
    SessionIndex kept = copy(new SessionIndex(BOUNDS));

    assertThat(kept.size()).isZero();
    assertThat(kept.add(new int[] {1, 2})).isZero();
  }

  /** Sessions begin, grow, are dropped and forgotten. */
  private static void live(SessionIndex index, Random random) {
    for (int step = 0; step < 400; step++) {
      int some = index.oldest() + random.nextInt(Math.max(1, index.size()));
      switch (random.nextInt(20)) {
        case 0 -> index.drop(some);
        case 1 -> index.forgetOldest();
        case 2, 3, 4, 5 -> index.begin();
        default -> index.grow(some, random.nextInt(ITEMS));
      }
    }
  }

  private static SessionIndex copy(SessionIndex index) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    index.writeTo(new DataOutputStream(bytes));
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    SessionIndex copy = SessionIndex.readFrom(in, BOUNDS);
    assertThat(in.available()).isZero();
    return copy;
  }

  private static void assertThatBothForetellAlike(SessionIndex one, SessionIndex other, long seed) {
    Random random = new Random(seed);
    ItemScores scores = new ItemScores();
    ItemScores otherScores = new ItemScores();
    for (int session = 0; session < 20; session++) {
      int[] open = random.ints(1 + random.nextInt(5), 0, ITEMS).toArray();
      new SessionKnn(one, KnnSettings.SERVED).foretell(open, scores);
      new SessionKnn(other, KnnSettings.SERVED).foretell(open, otherScores);
      assertThat(otherScores.top(ITEMS)).isEqualTo(scores.top(ITEMS));
      for (int item : scores.top(ITEMS)) {
        assertThat(otherScores.of(item)).isEqualTo(scores.of(item));
      }
    }
    for (int item = 0; item < ITEMS; item++) {
      assertThat(other.history().lately(item, other.next()))
          .isEqualTo(one.history().lately(item, one.next()));
      assertThat(other.history().repeats(item)).isEqualTo(one.history().repeats(item));
    }
  }
}
