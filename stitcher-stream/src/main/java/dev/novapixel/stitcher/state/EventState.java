package dev.novapixel.stitcher.state;

import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.Item;
import dev.novapixel.schemas.event.Money;
import org.jspecify.annotations.Nullable;

/** The state forms of the event values that nodes keep. */
public final class EventState {
  private EventState() {}

  public static void money(StateWriter out, Money money) {
    out.number(money.minor()).text(money.currency());
  }

  public static Money money(StateReader in) {
    return new Money(in.number(), in.text());
  }

  public static void item(StateWriter out, Item item) {
    out.text(item.productId())
        .text(item.variantId())
        .text(item.title())
        .text(item.category())
        .text(item.brand())
        .optional(item.price(), EventState::money)
        .number(item.quantity());
  }

  public static Item item(StateReader in) {
    return new Item(
        in.text(),
        in.optionalText(),
        in.optionalText(),
        in.optionalText(),
        in.optionalText(),
        in.optional(EventState::money),
        in.count());
  }

  public static void consent(StateWriter out, Consent consent) {
    choice(out, consent.analytics());
    choice(out, consent.marketing());
    choice(out, consent.preferences());
    choice(out, consent.saleOfData());
  }

  public static Consent consent(StateReader in) {
    return new Consent(choice(in), choice(in), choice(in), choice(in));
  }

  private static void choice(StateWriter out, @Nullable Boolean choice) {
    out.optional(choice, StateWriter::flag);
  }

  private static @Nullable Boolean choice(StateReader in) {
    return in.optional(StateReader::flag);
  }
}
