package dev.novapixel.stitcher.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.schemas.shopper.Erasure;
import dev.novapixel.schemas.shopper.IdentityCommand;
import dev.novapixel.stitcher.history.BatchReference;
import dev.novapixel.stitcher.history.Delivery;
import dev.novapixel.stitcher.history.Delivery.Twist;
import dev.novapixel.stitcher.history.Ending;
import dev.novapixel.stitcher.history.Story;
import dev.novapixel.stitcher.normalise.TypedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
  void everyHistoryEndsAsTheReferenceSays(@ForAll("histories") Delivered delivered) {
    check(delivered);
  }

  /**
   * A history, and what operators split off meanwhile.
   *
   * @param sentAt before which delivery each command is sent, whatever it says of it
   */
  record Delivered(List<Delivery> history, List<Story.Tear> voids, List<Integer> sentAt) {
    List<IdentityCommand> commands() {
      return story().commands();
    }

    Story story() {
      return new Story(history.stream().map(Delivery::line).toList(), voids);
    }

    /** A client's commands keep their order, whatever place each asks for. */
    List<IdentityCommand> due(int index) {
      var all = commands();
      return IntStream.range(0, all.size())
          .filter(each -> place(each) == index)
          .mapToObj(all::get)
          .toList();
    }

    private int place(int command) {
      return IntStream.rangeClosed(0, command)
          .map(each -> Math.floorMod(sentAt.get(each), history.size() + 1))
          .max()
          .orElseThrow();
    }
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void whatIsErasedIsAsIfItHadNeverBeen(
      @ForAll("histories") Delivered delivered, @ForAll("wishes") List<Story.Wish> wishes) {
    var story = new Story(delivered.story().lines(), delivered.voids(), wishes);
    List<TypedEvent> told = story.events();
    try (var stitcher = new DrivenStitcher()) {
      int half = delivered.history().size() / 2;
      var first = new Delivered(delivered.history().subList(0, half), List.of(), List.of());
      deliver(first, told, stitcher);
      story.erasures().forEach(stitcher::send);
      deliver(delivered, told, stitcher);
      for (String shop : told.stream().map(TypedEvent::shop).collect(Collectors.toSet())) {
        stitcher
            .ending(shop)
            .withStoryIds()
            .mustBe(reference(shop, delivered, told, stitcher.cuts(shop)));
      }
    }
  }

  @Provide
  Arbitrary<List<Story.Wish>> wishes() {
    return Story.wishes(25).list().ofMinSize(1).ofMaxSize(2);
  }

  @Provide
  Arbitrary<Delivered> histories() {
    var twists =
        Arbitraries.frequency(
            Tuple.of(12, Twist.NONE),
            Tuple.of(1, Twist.AFTER_A_RESTART),
            Tuple.of(2, Twist.AGAIN_IN_THE_END),
            Tuple.of(2, Twist.TWICE),
            Tuple.of(1, Twist.DENIED),
            Tuple.of(1, Twist.BROKEN));
    var histories =
        Combinators.combine(Story.lines(3, 3, 3), twists).as(Delivery::new).list().ofMaxSize(25);
    return Combinators.combine(
            histories,
            Story.voids(25).list().ofMaxSize(3),
            Arbitraries.integers().between(0, 25).list().ofSize(3))
        .as(Delivered::new);
  }

  private static void check(Delivered delivered) {
    List<Delivery> history = delivered.history();
    List<TypedEvent> told = delivered.story().events();
    try (var stitcher = new DrivenStitcher()) {
      deliver(delivered, told, stitcher);
      for (String shop : told.stream().map(TypedEvent::shop).collect(Collectors.toSet())) {
        stitcher.ending(shop).withStoryIds().mustBe(reference(shop, delivered, told, List.of()));
        checkTally(shop, history, told, stitcher);
      }
    }
  }

  private static void deliver(Delivered delivered, List<TypedEvent> told, DrivenStitcher stitcher) {
    var history = delivered.history();
    for (int i = 0; i < history.size(); i++) {
      delivered.due(i).forEach(command -> stitcher.send(Delivery.sent(command)));
      var delivery = history.get(i);
      if (delivery.twist() == Twist.AFTER_A_RESTART) {
        stitcher.restart();
      }
      stitcher.send(delivery.event(told.get(i)));
      if (delivery.comesUnderTwoIds()) {
        stitcher.send(delivery.secondEvent(told.get(i)));
      }
    }
    delivered.due(history.size()).forEach(command -> stitcher.send(Delivery.sent(command)));
    for (int i = 0; i < history.size(); i++) {
      if (history.get(i).twist() == Twist.AGAIN_IN_THE_END) {
        stitcher.send(history.get(i).event(told.get(i)));
      }
    }
  }

  private static Ending reference(
      String shop, Delivered delivered, List<TypedEvent> told, List<Erasure> cuts) {
    var history = delivered.history();
    var log = new ArrayList<TypedEvent>();
    for (int i = 0; i < history.size(); i++) {
      if (history.get(i).counts() && told.get(i).shop().equals(shop)) {
        log.add(told.get(i));
      }
    }
    return BatchReference.of(
        log,
        delivered.commands().stream().filter(command -> command.shop().equals(shop)).toList(),
        cuts);
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
