package dev.novapixel.recs.nextitem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The index, through begins, growth and forgetting, against sessions kept in a list. */
class SessionKnnProperties {
  static final int ITEMS = 8;
  private static final int LONGEST = 5;

  /** One thing that happens to the index. */
  sealed interface Step {
    record Begin(int item) implements Step {}

    /** One of the sessions grows, counted back from the newest; it may be forgotten already. */
    record Grow(int back, int item) implements Step {}

    record ForgetOldest() implements Step {}

    /** One of the sessions is taken out, counted back from the newest. */
    record Drop(int back) implements Step {}
  }

  /** What the index ought to hold: the sessions by number. */
  private static final class Expected {
    private final TreeMap<Integer, List<Integer>> sessions = new TreeMap<>();
    private int oldest;
    private int next;

    /** A session that was dropped keeps its place until it would be the oldest to go. */
    void begin(int item, int capacity) {
      if (next - oldest == capacity) {
        forgetOldest();
      }
      sessions.put(next++, new ArrayList<>(List.of(item)));
    }

    void grow(int number, int item) {
      List<Integer> session = sessions.get(number);
      if (session != null && session.size() < LONGEST) {
        session.add(item);
      }
    }

    void forgetOldest() {
      if (oldest < next) {
        sessions.remove(oldest++);
      }
    }

    void drop(int number) {
      sessions.remove(number);
    }

    int places() {
      return next - oldest;
    }

    long holding(int item) {
      return sessions.values().stream().filter(session -> session.contains(item)).count();
    }
  }

  @Property
  void whatIsForetoldIsWhatTheDefinitionSays(
      @ForAll("steps") List<Step> steps,
      @ForAll @IntRange(min = 1, max = 12) int capacity,
      @ForAll @IntRange(min = 1, max = 6) int neighbours,
      @ForAll @Size(min = 1, max = 6) List<@IntRange(max = ITEMS - 1) Integer> open) {
    SessionIndex index = new SessionIndex(new SessionIndex.Bounds(capacity, 1_000, LONGEST));
    Expected expected = new Expected();
    steps.forEach(step -> take(step, index, expected, capacity));
    KnnSettings settings = new KnnSettings(1_000, neighbours, 9, 0, 0, 0);

    ItemScores scores = new ItemScores();
    int[] items = open.stream().mapToInt(item -> item).toArray();
    new SessionKnn(index, settings).foretell(items, scores);

    Map<Integer, Double> definition = definition(expected, open, neighbours);
    assertThat(scores.size()).isEqualTo(definition.size());
    definition.forEach(
        (item, score) -> assertThat((double) scores.of(item)).isCloseTo(score, within(1e-4)));
  }

  @Property
  void countsAreOfTheSessionsThatAreStillThere(
      @ForAll("steps") List<Step> steps, @ForAll @IntRange(min = 1, max = 12) int capacity) {
    SessionIndex index = new SessionIndex(new SessionIndex.Bounds(capacity, 3, LONGEST));
    Expected expected = new Expected();
    steps.forEach(step -> take(step, index, expected, capacity));

    assertThat(index.size()).isEqualTo(expected.places());
    for (int item = 0; item < ITEMS; item++) {
      int each = item;
      long repeats =
          expected.sessions.values().stream()
              .mapToLong(session ->
                  Math.max(0, session.stream().filter(other -> other == each).count() - 1))
              .sum();
      assertThat((long) index.history().sessions(item)).isEqualTo(expected.holding(item));
      assertThat((long) index.history().repeats(item)).isEqualTo(repeats);
      assertThat(index.postings(item)).isLessThanOrEqualTo(3);
    }
  }

  @Property
  void onlyTheMostRecentSessionsAreLookedAt(
      @ForAll @Size(min = 1, max = 40) List<@IntRange(max = 2) Integer> others,
      @ForAll @IntRange(min = 1, max = 10) int recent) {
    SessionIndex index = new SessionIndex(new SessionIndex.Bounds(1_000, 1_000, LONGEST));
    others.forEach(other -> index.add(new int[] {0, 1 + other}));

    ItemScores scores = new ItemScores();
    new SessionKnn(index, new KnnSettings(recent, 1_000, 9, 0, 0, 0)).foretell(new int[1], scores);

    List<Integer> newest = others.subList(Math.max(0, others.size() - recent), others.size());
    assertThat(IntStream.range(0, 3).filter(other -> scores.of(1 + other) > 0).boxed())
        .containsExactlyInAnyOrderElementsOf(newest.stream().distinct().toList());
  }

  private static void take(Step step, SessionIndex index, Expected expected, int capacity) {
    switch (step) {
      case Step.Begin begin -> {
        index.grow(index.begin(), begin.item());
        expected.begin(begin.item(), capacity);
      }
      case Step.Grow grow -> {
        index.grow(index.next() - grow.back(), grow.item());
        expected.grow(expected.next - grow.back(), grow.item());
      }
      case Step.ForgetOldest _ -> {
        index.forgetOldest();
        expected.forgetOldest();
      }
      case Step.Drop drop -> {
        index.drop(index.next() - drop.back());
        expected.drop(expected.next - drop.back());
      }
    }
  }

  /** VMIS-kNN word for word, without an index. */
  private static Map<Integer, Double> definition(
      Expected expected, List<Integer> open, int neighbours) {
    long distinct = open.stream().distinct().count();
    record Neighbour(int number, List<Integer> items, double similarity, int match) {}
    List<Neighbour> all = new ArrayList<>();
    expected.sessions.forEach((number, session) -> {
      float similarity = 0; // in the same steps: ties are decided by rounding
      int match = 0;
      for (int item : open.reversed().stream().distinct().filter(session::contains).toList()) {
        similarity += (open.lastIndexOf(item) + 1f) / distinct;
        match = Math.max(match, open.lastIndexOf(item) + 1);
      }
      if (similarity > 0) {
        all.add(new Neighbour(number, session, similarity, open.size() - match));
      }
    });
    Map<Integer, Double> scores = new HashMap<>();
    all.stream()
        .sorted(
            Comparator.comparingDouble((Neighbour neighbour) -> (float) neighbour.similarity())
                .thenComparingInt(Neighbour::number)
                .reversed())
        .limit(neighbours)
        .forEach(neighbour -> {
          for (int item : neighbour.items().stream().distinct().toList()) {
            double idf = Math.log((double) expected.places() / expected.holding(item));
            double weight = neighbour.similarity() * (1 - 0.1 * (neighbour.match() + 1));
            scores.merge(item, weight * Math.max(0.01, idf), Double::sum);
          }
        });
    return scores;
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Integer> item = Arbitraries.integers().between(0, ITEMS - 1);
    Arbitrary<Step> begin = item.map(Step.Begin::new);
    Arbitrary<Step> grow =
        Arbitraries.integers()
            .between(1, 14)
            .flatMap(back -> item.map(grown -> (Step) new Step.Grow(back, grown)));
    return Arbitraries.frequencyOf(
            Tuple.of(4, begin),
            Tuple.of(5, grow),
            Tuple.of(1, Arbitraries.just((Step) new Step.ForgetOldest())),
            Tuple.of(1, Arbitraries.integers().between(1, 14).map(back -> new Step.Drop(back))))
        .list()
        .ofMaxSize(80);
  }
}
