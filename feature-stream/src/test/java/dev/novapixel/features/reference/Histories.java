package dev.novapixel.features.reference;

import dev.novapixel.schemas.event.Action;
import dev.novapixel.schemas.event.Action.CartChanged.Change;
import dev.novapixel.schemas.event.Action.CheckoutReached.Step;
import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.Item;
import dev.novapixel.schemas.event.Money;
import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.schemas.event.ShopperEvent.Page;
import dev.novapixel.schemas.event.ShopperEvent.Visit;
import dev.novapixel.schemas.event.UnitId;
import dev.novapixel.schemas.moves.UnitVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Random histories of a few units that provoke ties, joins and edges: times cluster around the
 * widths of windows and the session gap, ids are few.
 */
public final class Histories {
  /** One gap for all, as nearly always; or a gap that was changed now and then. */
  public enum Gaps {
    ONE,
    CHANGED
  }

  private static final long[] STRIDES = {
    0, 1, 1_000, 60_000, 299_999, 300_000, 1_799_999, 1_800_000, 1_800_001, 3_600_000, 40_000_000
  };

  private final Random random;
  private final Gaps gaps;
  private long clock = Events.NOON.toEpochMilli();
  private int number;

  public Histories(long seed, Gaps gaps) {
    this.random = new Random(seed);
    this.gaps = gaps;
  }

  /** Events of {@code units} units under {@code shopper}, in order of event time. */
  public List<ShopperEvent> events(int count, int units, Identifier shopper) {
    var events = new ArrayList<ShopperEvent>();
    for (int i = 0; i < count; i++) {
      clock += STRIDES[random.nextInt(STRIDES.length)];
      events.add(event("c" + random.nextInt(units), shopper));
    }
    return events;
  }

  private ShopperEvent event(String client, Identifier shopper) {
    Action action = action();
    boolean order = action instanceof Action.OrderChanged;
    Instant at = Instant.ofEpochMilli(clock);
    return new ShopperEvent(
        Events.SHOP,
        shopper,
        order ? UnitId.ofToken("t" + client) : UnitId.guest(client),
        UnitVersion.FIRST,
        "e" + random.nextInt(90) + "-" + number++,
        at,
        at.plusMillis(random.nextInt(3_000)),
        order || random.nextInt(12) == 0 ? null : client,
        null,
        null,
        random.nextInt(6) == 0
            ? new Consent(true, random.nextBoolean(), null, null)
            : Consent.ABSENT,
        gaps == Gaps.ONE ? Events.GAP : Duration.ofMinutes(5 + 5L * random.nextInt(10)),
        new Page(
            "https://shop.test/" + number, any("g", null), null, any("mail", null), null, null),
        new Visit(
            any("mobile", "desktop"), any("iOS", null), null, any("DE", "FR"), any("BE", null)),
        action);
  }

  private Action action() {
    return switch (random.nextInt(14)) {
      case 0, 1, 2, 3 -> new Action.ProductViewed(item(1));
      case 4, 5 -> new Action.CartChanged(Change.ADDED, item(1 + random.nextInt(3)));
      case 6 -> new Action.CartChanged(Change.REMOVED, random.nextInt(9) == 0 ? null : item(1));
      case 7 -> new Action.CartChanged(Change.UPDATED, item(2));
      case 8 -> new Action.SearchSubmitted("boots");
      case 9 -> new Action.CheckoutReached(any2(Step.values()), List.of(), null);
      case 10 ->
          random.nextBoolean()
              ? new Action.PageViewed()
              : new Action.CartViewed(List.of(item(2)), null);
      case 11 ->
          new Action.RecommendationShown(
              "r" + random.nextInt(3), placement(), List.of("p1", "p" + random.nextInt(3)));
      case 12 ->
          new Action.RecommendationClicked(
              "r" + random.nextInt(3), placement(), "p" + random.nextInt(3));
      default -> order();
    };
  }

  private String placement() {
    return random.nextBoolean() ? "cart" : "homepage";
  }

  private Action order() {
    Instant placed = Instant.ofEpochMilli(clock - random.nextInt(100_000));
    int sign = random.nextInt(4) == 0 ? -1 : 1;
    return new Action.OrderChanged(
        "o" + random.nextInt(3), placed, sign, money(), List.of(item(sign), item(2 * sign)));
  }

  private Item item(int quantity) {
    return new Item(
        "p" + random.nextInt(5),
        null,
        null,
        any("k" + random.nextInt(3), null),
        any("b" + random.nextInt(3), null),
        random.nextInt(4) == 0 ? null : money(),
        quantity);
  }

  private Money money() {
    return new Money(random.nextInt(50_000), random.nextInt(5) == 0 ? "GBP" : "EUR");
  }

  private @Nullable String any(String one, @Nullable String other) {
    return random.nextBoolean() ? one : other;
  }

  private <T> T any2(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
