package dev.novapixel.stitcher.identity;

import dev.novapixel.stitcher.history.BatchReference;
import dev.novapixel.stitcher.history.Story;
import dev.novapixel.stitcher.normalise.TypedEvent;
import java.util.Random;
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
    return Story.torn(Story.stories(25, 3, 3, 3));
  }

  @Provide
  Arbitrary<Story> chains() {
    return Story.torn(Story.stories(60, 8, 8, 2));
  }

  private static void check(Story story, int partitions, long seed) {
    var cluster = new SimulatedCluster(partitions, new Random(seed));
    var log = story.events();
    log.forEach(cluster::append);
    story.commands().forEach(cluster::append);
    cluster.runAll();
    for (var shop : log.stream().map(TypedEvent::shop).collect(Collectors.toSet())) {
      var own = log.stream().filter(event -> event.shop().equals(shop)).toList();
      var commands =
          story.commands().stream().filter(command -> command.shop().equals(shop)).toList();
      cluster.ending(shop).mustBe(BatchReference.of(own, commands));
    }
  }
}
