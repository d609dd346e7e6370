package dev.novapixel.bench.recs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WaresTest {
  private static final int PRODUCTS = 2_000;

  private final Wares wares = new Wares(PRODUCTS, new Random(5));

  @Test
  void aSessionLooksAtEachProductOnceAndAtNoneThatIsNotSold() {
    Stream.generate(wares::session)
        .limit(2_000)
        .forEach(session ->
            assertThat(session)
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .allMatch(rank -> rank >= 0 && rank < PRODUCTS));
  }

  @Test
  void sessionsMostlyStayWithinACategory() {
    List<List<Integer>> sessions =
        Stream.generate(wares::session).filter(session -> session.size() > 1).limit(1_000).toList();

    long staying =
        sessions.stream()
            .filter(
                session -> wares.category(session.get(0)).equals(wares.category(session.get(1))))
            .count();

    assertThat(staying).isGreaterThan(700);
  }

  @Test
  void everyProductHasAnIdOfItsOwn() {
    var ids = IntStream.range(0, PRODUCTS).mapToObj(Wares::id).toList();

    assertThat(new HashSet<>(ids)).hasSize(PRODUCTS);
  }

  @Test
  void aNeighbourIsOfTheSameCategory() {
    assertThat(IntStream.range(0, PRODUCTS))
        .allMatch(rank -> wares.category(wares.besides(rank, 3)).equals(wares.category(rank)));
  }

  @Test
  void equalSeedsMakeEqualSessions() {
    Wares other = new Wares(PRODUCTS, new Random(5));

    assertThat(Stream.generate(wares::session).limit(100))
        .containsExactlyElementsOf(Stream.generate(other::session).limit(100).toList());
  }
}
