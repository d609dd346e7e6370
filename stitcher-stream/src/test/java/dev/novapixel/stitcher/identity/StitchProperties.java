package dev.novapixel.stitcher.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.schemas.shopper.Erasure;
import dev.novapixel.stitcher.history.BatchReference;
import dev.novapixel.stitcher.history.Story;
import dev.novapixel.stitcher.normalise.TypedEvent;
import java.util.List;
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

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void whatIsErasedIsAsIfItHadNeverBeenAndStaysSoInAReplay(
      @ForAll("erased") Story story,
      @ForAll @IntRange(min = 1, max = 4) int partitions,
      @ForAll long seed) {
    var cuts = check(story, partitions, seed);

    var replay = new SimulatedCluster(partitions, new Random(seed + 1), cuts);
    append(story, replay);
    cuts.forEach(replay::append);
    replay.runAll();

    assertThat(cuts).as("cuts that the replay makes").containsAll(replay.cuts());
    compare(story, replay, cuts);
  }

  @Provide
  Arbitrary<Story> erased() {
    return Story.erased(Story.torn(Story.stories(25, 3, 3, 3)));
  }

  private static List<Erasure> check(Story story, int partitions, long seed) {
    var cluster = new SimulatedCluster(partitions, new Random(seed));
    append(story, cluster);
    cluster.runAll();
    compare(story, cluster, cluster.cuts());
    return List.copyOf(cluster.cuts());
  }

  private static void append(Story story, SimulatedCluster cluster) {
    story.events().forEach(cluster::append);
    story.commands().forEach(cluster::append);
    story.erasures().forEach(cluster::append);
  }

  private static void compare(Story story, SimulatedCluster cluster, List<Erasure> cuts) {
    var log = story.events();
    for (String shop : log.stream().map(TypedEvent::shop).collect(Collectors.toSet())) {
      cluster
          .ending(shop)
          .mustBe(
              BatchReference.of(
                  log.stream().filter(event -> event.shop().equals(shop)).toList(),
                  story.commands().stream().filter(each -> each.shop().equals(shop)).toList(),
                  cuts.stream().filter(cut -> cut.shop().equals(shop)).toList()));
    }
  }
}
