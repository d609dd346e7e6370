package dev.novapixel.recs.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.recs.catalogue.ShopCatalogue.Standing;
import dev.novapixel.recs.situation.Facts;
import dev.novapixel.schemas.event.Money;
import dev.novapixel.schemas.shop.Product;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShopCatalogueTest {
  private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-03-03T00:00:00Z");

  private final ShopCatalogue catalogue = new ShopCatalogue();

  @Test
  void onlyWhatIsPublishedAndAvailableIsSold() {
    catalogue.put(product("sold", true, true, MONDAY));
    catalogue.put(product("hidden", false, true, MONDAY));
    catalogue.put(product("gone", true, false, MONDAY));

    assertThat(catalogue.standing("sold")).isEqualTo(Standing.SOLD);
    assertThat(catalogue.standing("hidden")).isEqualTo(Standing.NOT_SOLD);
    assertThat(catalogue.standing("gone")).isEqualTo(Standing.NOT_SOLD);
    assertThat(catalogue.standing("unheard-of")).isEqualTo(Standing.UNKNOWN);
    assertThat(catalogue.newest()).containsExactly("sold");
  }

  @Test
  void whatChangedLastComesFirst() {
    catalogue.put(product("old", true, true, MONDAY));
    catalogue.put(product("new", true, true, TUESDAY));
    catalogue.put(product("also-new", true, true, TUESDAY));

    assertThat(catalogue.newest()).containsExactly("also-new", "new", "old");
  }

  @Test
  void aChangeMovesAProductAndARemovalForgetsIt() {
    catalogue.put(product("a", true, true, MONDAY));
    catalogue.put(product("b", true, true, MONDAY));
    catalogue.put(product("b", true, true, TUESDAY));
    assertThat(catalogue.newest()).containsExactly("b", "a");

    catalogue.put(product("b", false, true, TUESDAY));
    assertThat(catalogue.newest()).containsExactly("a");

    catalogue.put(product("b", true, true, TUESDAY));
    catalogue.remove("a");
    catalogue.remove("never-there");
    assertThat(catalogue.newest()).containsExactly("b");
    assertThat(catalogue.standing("a")).isEqualTo(Standing.UNKNOWN);
  }

  @Test
  void aCatalogueKnowsItsProducts() {
    catalogue.put(product("a", true, true, MONDAY));

    assertThat(catalogue.facts("a"))
        .hasValue(new Facts("Title of a", "hats", "Acme", new Money(995, "EUR")));
    assertThat(catalogue.facts("b")).isEmpty();
  }

  private static Product product(String id, boolean published, boolean available, Instant at) {
    return new Product(
        "hats.test",
        id,
        "Title of " + id,
        null,
        "hats",
        "Acme",
        List.of(),
        new Money(995, "EUR"),
        null,
        published,
        available,
        at);
  }
}
