package dev.novapixel.recs.shaping;

import static dev.novapixel.recs.situation.Situations.shop;
import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.recs.ranking.Ranked;
import dev.novapixel.recs.situation.Facts;
import dev.novapixel.recs.situation.Placement;
import dev.novapixel.recs.situation.Situation;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ShapersTest {
  private static final Situation FOUR_WANTED = shop().at(Placement.HOMEPAGE).limit(4).build();

  @Test
  void ofProductsThatLookAlikeTheBestStays() {
    Map<String, Facts> facts =
        Map.of(
            "s", new Facts("Wool Sock", "socks", "Acme", null),
            "m", new Facts(" wool sock", "socks", "ACME", null),
            "x", new Facts("Wool Sock", "socks", "Other", null));

    assertThat(shape(new OneOfEachVariant(), FOUR_WANTED, facts, "s", "m", "x", "unknown"))
        .containsExactly("s", "x", "unknown");
  }

  @Test
  void aCategoryAboveItsShareMovesBehindTheOthers() {
    Map<String, Facts> facts =
        Map.of("a", in("hats"), "b", in("hats"), "c", in("hats"), "d", in("bags"));

    assertThat(shape(new CategoryCap(0.5), FOUR_WANTED, facts, "a", "b", "c", "d", "e"))
        .containsExactly("a", "b", "d", "e", "c");
  }

  @Test
  void theCategoryOfTheProductAtHandIsFree() {
    Situation onItsPage = shop().product("p").category("hats").limit(2).build();
    Map<String, Facts> facts =
        Map.of("a", in("hats"), "b", in("hats"), "c", in("bags"), "d", in("bags"));

    assertThat(shape(new CategoryCap(0.5), onItsPage, facts, "a", "b", "c", "d"))
        .containsExactly("a", "b", "c", "d");
  }

  @Test
  void theLimitCutsTheEnd() {
    assertThat(shape(new Limit(), FOUR_WANTED, Map.of(), "a", "b", "c", "d", "e"))
        .containsExactly("a", "b", "c", "d");
  }

  private static Facts in(@Nullable String category) {
    return new Facts(null, category, null, null);
  }

  private static List<String> shape(
      Shaper shaper, Situation situation, Map<String, Facts> facts, String... products) {
    List<Ranked> ranked =
        Stream.of(products).map(id -> new Ranked(id, 1, "any", List.of(), Map.of())).toList();
    return shaper.shape(situation, ranked, facts).stream().map(Ranked::productId).toList();
  }
}
