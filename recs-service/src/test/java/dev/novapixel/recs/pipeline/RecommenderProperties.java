package dev.novapixel.recs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.recs.candidates.Candidate;
import dev.novapixel.recs.ranking.Ranked;
import dev.novapixel.recs.situation.Placement;
import dev.novapixel.recs.situation.Relation;
import dev.novapixel.recs.situation.Rules;
import dev.novapixel.recs.situation.Situation;
import dev.novapixel.recs.situation.Situations;
import dev.novapixel.schemas.shop.Recommending.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every answer, whatever the shop and its people are like. */
class RecommenderProperties {
  private final Recommender recommender = Recommender.standard();

  /** A situation with what must not be shown in it, and whether anything may. */
  record Case(Situation situation, Set<String> forbidden, boolean sellableExists) {}

  @Property
  void noAnswerHoldsAForbiddenProduct(@ForAll("cases") Case any) {
    assertThat(shown(any)).noneMatch(any.forbidden()::contains);
  }

  @Property
  void noAnswerIsEmptyWhileSomethingMayBeShown(@ForAll("cases") Case any) {
    assertThat(shown(any).isEmpty()).isEqualTo(!any.sellableExists());
  }

  @Property
  void noAnswerIsLongerThanAskedForOrSaysAProductTwice(@ForAll("cases") Case any) {
    assertThat(shown(any))
        .hasSizeLessThanOrEqualTo(any.situation().limit())
        .doesNotHaveDuplicates();
  }

  @Property
  void noAnswerInventsAProduct(@ForAll("cases") Case any) {
    assertThat(PRODUCTS).containsAll(shown(any));
  }

  @Property
  void scoresStayBetweenZeroAndOne(@ForAll("cases") Case any) {
    List<Ranked> items = recommender.recommend(any.situation()).items();

    assertThat(items).allSatisfy(item -> assertThat(item.score()).isBetween(0.0, 1.0 + 1e-9));
  }

  @Property
  void equalSituationsGiveEqualAnswers(@ForAll("cases") Case any) {
    assertThat(recommender.recommend(any.situation()))
        .isEqualTo(recommender.recommend(any.situation()));
  }

  private List<String> shown(Case any) {
    return recommender.recommend(any.situation()).items().stream().map(Ranked::productId).toList();
  }

  private static final List<Placement> PLACEMENTS = List.of(Placement.values());
  private static final List<String> PRODUCTS =
      IntStream.range(0, 30).mapToObj(number -> "p" + number).toList();

  @Provide
  Arbitrary<Case> cases() {
    return Arbitraries.randomValue(RecommenderProperties::draw);
  }

  private static Case draw(Random random) {
    List<String> everything = some(random, 30);
    List<String> unsold = some(random, random.nextBoolean() ? 5 : 30);
    List<String> cart = some(random, 4);
    List<String> purchased = some(random, 6);
    Placement placement = PLACEMENTS.get(random.nextInt(PLACEMENTS.size()));
    String product = random.nextBoolean() ? one(random) : null;
    boolean known = random.nextBoolean();
    List<String> popular = some(random, 12).stream().filter(everything::contains).toList();
    Situations shop =
        Situations.shop(everything.toArray(String[]::new))
            .at(placement)
            .product(product)
            .category(random.nextBoolean() ? "c1" : null)
            .limit(1 + random.nextInt(12))
            .unsold(unsold)
            .popular(popular.toArray(String[]::new))
            .popularInCategory(popular.stream().limit(3).toArray(String[]::new))
            .next(some(random, 8).toArray(String[]::new))
            .learnt(some(random, 8).toArray(String[]::new));
    if (known) {
      shop.viewer(some(random, 8), purchased, cart);
    }
    for (String anchor : some(random, 10)) {
      shop.viewedWith(anchor, relation(random)).boughtWith(anchor, relation(random));
    }
    List<String> excluded = new ArrayList<>(some(random, 5));
    shop.policy(
        Rules.policy(
            placement,
            Rules.of(Action.PIN, some(random, 3).toArray(String[]::new)),
            Rules.of(Action.EXCLUDE, excluded.toArray(String[]::new)),
            Rules.ofCategory(Action.EXCLUDE, "c2"),
            Rules.boost(3, some(random, 5).toArray(String[]::new)),
            Rules.ofCategory(Action.BURY, "c1")));
    for (String described : some(random, 30)) {
      int category = random.nextInt(3);
      shop.facts(described, "title " + random.nextInt(10), "c" + category);
      if (category == 2) {
        excluded.add(described);
      }
    }
    List<String> forbidden = new ArrayList<>(unsold);
    forbidden.addAll(excluded);
    if (product != null) {
      forbidden.add(product);
    }
    if (known) {
      forbidden.addAll(cart);
      forbidden.addAll(placement.hidesPurchased() ? purchased : List.of());
    }
    Situation situation = shop.build();
    boolean sellable = reachable(situation, everything).anyMatch(id -> !forbidden.contains(id));
    return new Case(situation, Set.copyOf(forbidden), sellable);
  }

  /** Products that the shop lists, and those that only its people's habits name. */
  private static Stream<String> reachable(Situation situation, List<String> everything) {
    Recommender standard = Recommender.standard();
    List<Candidate> named =
        standard.sources().stream()
            .flatMap(source -> source.candidates(situation).stream())
            .toList();
    return Stream.concat(
        everything.stream(),
        standard.ranker().rank(situation, named).stream().map(Ranked::productId));
  }

  private static Relation relation(Random random) {
    return new Relation(
        1 + random.nextInt(50),
        random.nextInt(200),
        some(random, 8).stream()
            .map(id -> new Relation.Neighbour(id, 1 + random.nextInt(30), random.nextInt(60)))
            .toList());
  }

  private static String one(Random random) {
    return PRODUCTS.get(random.nextInt(PRODUCTS.size()));
  }

  private static List<String> some(Random random, int atMost) {
    return random
        .ints(random.nextInt(atMost + 1), 0, PRODUCTS.size())
        .distinct()
        .mapToObj(PRODUCTS::get)
        .toList();
  }
}
