package dev.novapixel.stitcher.history;

import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.PixelEvent;
import dev.novapixel.schemas.event.PixelEvent.Dialect;
import dev.novapixel.schemas.shopper.IdentityCommand;
import dev.novapixel.schemas.shopper.IdentityCommand.Split;
import dev.novapixel.schemas.shopper.IdentityCommand.What;
import dev.novapixel.stitcher.history.Story.Kind;
import dev.novapixel.stitcher.history.Story.Line;
import dev.novapixel.stitcher.normalise.TypedEvent;
import java.util.Locale;

/**
 * A line of a story on its way to the stitcher, as the gateway writes it down.
 *
 * @param line what happens
 * @param twist what is special about how it comes
 */
public record Delivery(Line line, Twist twist) {
  /** Shopify's own ids, by which it can be known that one event was sent under two. */
  private static final String FIRST_ID = "sh-";

  private static final String SECOND_ID = "shu-";

  /** How a record comes. */
  public enum Twist {
    NONE,
    /** The stitcher is restarted before it comes. */
    AFTER_A_RESTART,
    /** The same record comes once more, when all others have come. */
    AGAIN_IN_THE_END,
    /** Sent twice under two ids, which is seen where it carries a token. */
    TWICE,
    /** Its own consent denies that it is analysed. */
    DENIED,
    /** It is no JSON. */
    BROKEN
  }

  /** Whether it is to become an event of a shopper; a change of consent passes even if denied. */
  public boolean counts() {
    return twist != Twist.BROKEN && !isDenied();
  }

  private boolean isDenied() {
    return twist == Twist.DENIED && !isConsent();
  }

  /** Whether one of its records has to be found a duplicate. */
  public boolean isSeenTwice() {
    return twist == Twist.AGAIN_IN_THE_END || (twist == Twist.TWICE && line.token() >= 0);
  }

  /** Whether {@link #secondEvent} is sent too. */
  public boolean comesUnderTwoIds() {
    return twist == Twist.TWICE && line.token() >= 0;
  }

  /** The id in the story of an event that was sent under its first id. */
  static String storyId(String eventId) {
    return eventId.substring(FIRST_ID.length());
  }

  /** A command of the story in the ids under which its events were sent. */
  public static IdentityCommand sent(IdentityCommand command) {
    var splits =
        command.splits().stream()
            .map(split -> new Split(split.id(), sent(split.what()), split.upTo(), split.issuedAt()))
            .toList();
    return new IdentityCommand(command.shop(), command.client(), splits);
  }

  private static What sent(What what) {
    return switch (what) {
      case What.Everything everything -> everything;
      case What.Customer(String first) -> new What.Customer(FIRST_ID + first);
      case What.Tie(String first, String token) -> new What.Tie(FIRST_ID + first, token);
    };
  }

  /** What the gateway writes down of {@code told}, the line as the stitcher has to read it. */
  public PixelEvent event(TypedEvent told) {
    return event(told, FIRST_ID);
  }

  /** The same event as it is sent the second time. */
  public PixelEvent secondEvent(TypedEvent told) {
    return event(told, SECOND_ID);
  }

  private PixelEvent event(TypedEvent told, String prefix) {
    return new PixelEvent(
        told.shop(),
        prefix + told.eventId(),
        false,
        Dialect.SHOPIFY_PIXEL,
        name(),
        told.clientId(),
        told.checkoutToken(),
        told.customerId(),
        consent(),
        told.occurredAt(),
        // Unlike any other's: two events of one token and instant would be one sent twice.
        told.occurredAt() + " of " + told.eventId(),
        false,
        told.receivedAt(),
        new PixelEvent.Stamp(1, told.sessionGap(), Consent.WhenAbsent.GRANTED),
        null,
        null,
        null,
        twist == Twist.BROKEN ? "{" : payload(told));
  }

  private String name() {
    return switch (line.kind()) {
      case PAGE -> "page_viewed";
      case ORDER -> "checkout_completed";
      case DENIES, GRANTS -> "consent_updated";
    };
  }

  private Consent consent() {
    return switch (line.kind()) {
      case DENIES -> new Consent(false, null, null, null);
      case GRANTS -> new Consent(true, null, null, null);
      case PAGE, ORDER -> isDenied() ? new Consent(false, null, null, null) : Consent.ABSENT;
    };
  }

  private boolean isConsent() {
    return line.kind() == Kind.DENIES || line.kind() == Kind.GRANTS;
  }

  private static String payload(TypedEvent told) {
    var order = told.order();
    var placed = order == null ? null : order.placed();
    if (order == null || placed == null || placed.value() == null) {
      return "{}";
    }
    return """
    {"data": {"checkout": {"order": {"id": "%s"},
      "totalPrice": {"amount": "%s", "currencyCode": "%s"}}}}
    """
        .formatted(order.orderId(), placed.value().decimal(), placed.value().currency());
  }

  @Override
  public String toString() {
    return line + (twist == Twist.NONE ? "" : " " + twist.name().toLowerCase(Locale.ROOT));
  }
}
