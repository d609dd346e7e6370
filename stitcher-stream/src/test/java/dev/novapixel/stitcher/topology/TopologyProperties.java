package dev.novapixel.stitcher.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.stitcher.history.BatchReference;
import dev.novapixel.stitcher.history.Delivery;
import dev.novapixel.stitcher.history.Delivery.Twist;
import dev.novapixel.stitcher.history.Ending;
import dev.novapixel.stitcher.history.Story;
import dev.novapixel.stitcher.normalise.TypedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * Any history that comes through the whole topology, with its stores, serdes and loops, ends as the
 * batch reference says, and each of its events is counted once.
 */
class TopologyProperties {

  @Property(tries = 250, edgeCases = EdgeCasesMode.NONE)
  void everyHistoryEndsAsTheReferenceSays(@ForAll("histories") List<Delivery> history) {
    check(history);
  }

  @Provide
  Arbitrary<List<Delivery>> histories() {
    var twists =
        Arbitraries.frequency(
            Tuple.of(12, Twist.NONE),
            Tuple.of(1, Twist.AFTER_A_RESTART),
            Tuple.of(2, Twist.AGAIN_IN_THE_END),
            Tuple.of(2, Twist.TWICE),
            Tuple.of(1, Twist.DENIED),
            Tuple.of(1, Twist.BROKEN));
    return Combinators.combine(Story.lines(3, 3, 3), twists).as(Delivery::new).list().ofMaxSize(25);
  }

  private static void check(List<Delivery> history) {
    List<TypedEvent> told = new Story(history.stream().map(Delivery::line).toList()).events();
    try (var stitcher = new DrivenStitcher()) {
      deliver(history, told, stitcher);
      for (String shop : told.stream().map(TypedEvent::shop).collect(Collectors.toSet())) {
        stitcher.ending(shop).withStoryIds().mustBe(reference(shop, history, told));
        checkTally(shop, history, told, stitcher);
      }
    }
  }

  private static void deliver(
      List<Delivery> history, List<TypedEvent> told, DrivenStitcher stitcher) {
    for (int i = 0; i < history.size(); i++) {
      var delivery = history.get(i);
      if (delivery.twist() == Twist.AFTER_A_RESTART) {
        stitcher.restart();
      }
      stitcher.send(delivery.event(told.get(i)));
      if (delivery.comesUnderTwoIds()) {
        stitcher.send(delivery.secondEvent(told.get(i)));
      }
    }
    for (int i = 0; i < history.size(); i++) {
      if (history.get(i).twist() == Twist.AGAIN_IN_THE_END) {
        stitcher.send(history.get(i).event(told.get(i)));
      }
    }
  }

  private static Ending reference(String shop, List<Delivery> history, List<TypedEvent> told) {
    var log = new ArrayList<TypedEvent>();
    for (int i = 0; i < history.size(); i++) {
      if (history.get(i).counts() && told.get(i).shop().equals(shop)) {
        log.add(told.get(i));
      }
    }
    return BatchReference.of(log);
  }

  private static void checkTally(
      String shop, List<Delivery> history, List<TypedEvent> told, DrivenStitcher stitcher) {
    int sent = 0;
    int again = 0;
    int broken = 0;
    for (int i = 0; i < history.size(); i++) {
      if (told.get(i).shop().equals(shop)) {
        int repeated = history.get(i).isSeenTwice() ? 1 : 0;
        sent += 1 + repeated;
        again += repeated;
        broken += history.get(i).twist() == Twist.BROKEN ? 1 : 0;
      }
    }
    var tally = stitcher.tally(shop);
    assertThat(tally.duplicate()).as("duplicates").isEqualTo(again);
    assertThat(tally.rejected()).as("rejected").isEqualTo(broken);
    assertThat(tally.counted() + tally.duplicate() + tally.rejected() + tally.droppedByConsent())
        .as("all that was sent")
        .isEqualTo(sent);
  }
}
