package dev.novapixel.schemas.reference;

import dev.novapixel.schemas.event.Action;
import dev.novapixel.schemas.event.Action.CartChanged.Change;
import dev.novapixel.schemas.event.Action.CheckoutReached.Step;
import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.schemas.feature.SessionFeatures;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which events make a session, and what one comes to. */
final class SessionReference {
  private static final Comparator<ShopperEvent> ORDER =
      ShopperEvent.BY_TIME.thenComparing(ShopperEvent::unit);

  private SessionReference() {}

  /**
   * An event belongs with all that its own gap reaches back to. What has no client, and what an
   * order's node tells, neither opens nor extends a session.
   */
  static List<List<ShopperEvent>> sessions(List<ShopperEvent> events) {
    List<ShopperEvent> ofClients =
        events.stream()
            .filter(event -> event.clientId() != null)
            .filter(event -> !(event.action() instanceof Action.OrderChanged))
            .sorted(ORDER)
            .toList();
    var sessions = new ArrayList<List<ShopperEvent>>();
    for (ShopperEvent event : ofClients) {
      Instant reach = event.occurredAt().minus(event.sessionGap());
      List<ShopperEvent> session = new ArrayList<>(List.of(event));
      while (!sessions.isEmpty() && !sessions.getLast().getLast().occurredAt().isBefore(reach)) {
        List<ShopperEvent> earlier = sessions.removeLast();
        earlier.addAll(session);
        session = earlier;
      }
      sessions.add(session);
    }
    return sessions;
  }

  /** What a session's events, by time, come to. */
  static SessionFeatures features(List<ShopperEvent> session, Instant asOf) {
    ShopperEvent first = session.getFirst();
    ShopperEvent last = session.getLast();
    int pages = count(session, event -> event.action() instanceof Action.PageViewed);
    Step step = furthest(session);
    return new SessionFeatures(
        id(first),
        first.occurredAt(),
        Duration.between(first.occurredAt(), last.occurredAt()),
        !last.occurredAt().plus(last.sessionGap()).isBefore(asOf),
        pages,
        count(session, event -> event.action() instanceof Action.ProductViewed),
        count(session, event -> event.action() instanceof Action.SearchSubmitted),
        pages == 1 && count(session, SessionReference::isInteraction) == 0,
        count(session, event -> Said.changed(event, Change.ADDED)),
        Said.cartValue(session),
        step,
        step == Step.COMPLETED,
        first.page().url(),
        first.page().referrer(),
        first.page().source(),
        first.page().medium(),
        first.page().campaign());
  }

  private static String id(ShopperEvent first) {
    String text = first.unit().text() + "/" + first.eventId();
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** What a shopper does beyond letting a page load. */
  private static boolean isInteraction(ShopperEvent event) {
    return switch (event.action()) {
      case Action.SearchSubmitted _,
          Action.CartChanged _,
          Action.CheckoutReached _,
          Action.RecommendationClicked _,
          Action.Custom _ ->
          true;
      case Action.PageViewed _,
          Action.ProductViewed _,
          Action.CollectionViewed _,
          Action.CartViewed _,
          Action.OrderChanged _,
          Action.AlertShown _,
          Action.ExtensionFailed _,
          Action.RecommendationShown _,
          Action.ConsentUpdated _ ->
          false;
    };
  }

  private static @Nullable Step furthest(List<ShopperEvent> session) {
    return session.stream()
        .map(event ->
            event.action() instanceof Action.CheckoutReached reached ? reached.step() : null)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  private static int count(List<ShopperEvent> events, Predicate<ShopperEvent> which) {
    return (int) events.stream().filter(which).count();
  }
}
