package dev.novapixel.stitcher.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.schemas.shopper.Shopper;
import dev.novapixel.schemas.topic.Keys;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Any history, in any interleaving, ends as the batch reference says. */
class StitchProperties {

  @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
  void everyInterleavingEndsAsTheReferenceSays(
      @ForAll("stories") Story story,
      @ForAll @IntRange(min = 1, max = 4) int partitions,
      @ForAll long seed) {
    check(story, partitions, seed);
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void chainsOfTokensEndAsTheReferenceSays(
      @ForAll("chains") Story story,
      @ForAll @IntRange(min = 1, max = 4) int partitions,
      @ForAll long seed) {
    check(story, partitions, seed);
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void aSharedLinkTiesNobody(
      @ForAll("crowds") Story story,
      @ForAll @IntRange(min = 1, max = 4) int partitions,
      @ForAll long seed) {
    check(story, partitions, seed);
  }

  @Provide
  Arbitrary<Story> crowds() {
    // Long enough for more clients than a funnel has to carry a token.
    return Story.stories(250, 60, 3, 2).filter(story -> story.lines().size() > 150);
  }

  @Provide
  Arbitrary<Story> stories() {
    return Story.stories(25, 3, 3, 3);
  }

  @Provide
  Arbitrary<Story> chains() {
    return Story.stories(60, 8, 8, 2);
  }

  static void check(Story story, int partitions, long seed) {
    var cluster = new SimulatedCluster(partitions, new Random(seed));
    var log = story.events();
    log.forEach(cluster::append);
    cluster.runAll();
    for (var shop : log.stream().map(event -> event.shop()).collect(Collectors.toSet())) {
      var expected =
          BatchReference.of(log.stream().filter(event -> event.shop().equals(shop)).toList());
      assertThat(cluster.events(shop)).as("events of %s", shop).isEqualTo(expected.events);
      assertThat(cluster.identities(shop)).as("identities").isEqualTo(expected.identities);
      assertThat(cluster.orders(shop)).as("orders").isEqualTo(expected.orders);
      assertThat(cluster.orderValues(shop)).as("order values").isEqualTo(expected.orderValues);
      var owners = new TreeSet<>(expected.events.values());
      owners.addAll(expected.orders.values());
      assertThat(
              cluster.shoppers.entrySet().stream()
                  .filter(entry -> Keys.shopOf(entry.getKey()).equals(shop))
                  .map(entry -> entry.getValue())
                  .map(Shopper::id))
          .as("journeys")
          .containsExactlyElementsOf(
              owners.stream().sorted((a, b) -> a.text().compareTo(b.text())).toList());
    }
  }
}
