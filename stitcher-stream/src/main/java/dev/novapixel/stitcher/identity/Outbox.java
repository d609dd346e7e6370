package dev.novapixel.stitcher.identity;

import dev.novapixel.schemas.event.Action;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.Move;
import dev.novapixel.schemas.event.OptOut;
import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.schemas.event.ShopperRecord;
import dev.novapixel.schemas.event.UnitId;
import dev.novapixel.schemas.shopper.Erasure;
import dev.novapixel.schemas.shopper.Identity;
import dev.novapixel.schemas.shopper.ShopperAlias;
import dev.novapixel.stitcher.normalise.ToldOrder;
import dev.novapixel.stitcher.normalise.TypedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a node tells in one step. Everything bears the time at which the gateway received
 * the event that set the step off.
 */
final class Outbox {
  private final String shop;
  private final Instant receivedAt;
  private final List<Output> outputs = new ArrayList<>(4);

  Outbox(String shop, Instant receivedAt) {
    this.shop = shop;
    this.receivedAt = receivedAt;
  }

  /** When the gateway received the event that set the step off. */
  Instant receivedAt() {
    return receivedAt;
  }

  List<Output> outputs() {
    return outputs;
  }

  /**
   * An event of {@code unit}.
   *
   * @param news what it tells the owner's journey
   */
  void event(
      TypedEvent event,
      @Nullable String token,
      UnitId unit,
      long version,
      Identifier owner,
      News news) {
    event(event, event.action(), event.eventId(), token, unit, version, owner, news);
    for (int i = 0; i < event.more().size(); i++) {
      String id = event.eventId() + "#" + (i + 2);
      event(event, event.more().get(i), id, token, unit, version, owner, News.NONE);
    }
  }

  private void event(
      TypedEvent event,
      Action action,
      String id,
      @Nullable String token,
      UnitId unit,
      long version,
      Identifier owner,
      News news) {
    var record =
        new ShopperEvent(
            shop,
            owner,
            unit,
            version,
            id,
            event.occurredAt(),
            event.receivedAt(),
            event.clientId(),
            token,
            event.customerId(),
            event.consent(),
            event.sessionGap(),
            event.page(),
            event.visit(),
            action,
            news == News.OPENS);
    outputs.add(new Output.Write(record, news != News.NONE));
  }

  /** {@code unit} leaves {@code from}, from {@code version} on. */
  void move(UnitId unit, long version, Identifier from, Label to) {
    Cause cause = to.cause();
    write(
        new Move(
            shop,
            from,
            unit,
            version,
            to.shopper(),
            cause.occurredAt(),
            cause.eventId(),
            receivedAt));
    outputs.add(
        new Output.Tell(
            new ShopperAlias(
                shop, from, to.shopper(), unit, cause.occurredAt(), cause.eventId(), receivedAt)));
  }

  void optOut(UnitId unit, long version, Identifier shopper) {
    write(new OptOut(shop, shopper, unit, version, receivedAt));
  }

  /**
   * {@code unit} is erased, up to its node's cut.
   *
   * @param forgotten who is to be forgotten, if that is why; only their journey is to go with it
   */
  void erase(
      UnitId unit, long version, Identifier shopper, Instant cut, @Nullable Identifier forgotten) {
    write(new OptOut(shop, shopper, unit, version, cut, shopper.equals(forgotten)));
  }

  /** A move or an opt-out. */
  void write(ShopperRecord record) {
    outputs.add(new Output.Write(record, true));
  }

  void publish(Identifier identifier, Label label) {
    Cause cause = label.cause();
    outputs.add(
        new Output.Publish(
            new Identity(
                shop,
                identifier,
                label.shopper(),
                cause.occurredAt(),
                cause.eventId(),
                receivedAt)));
  }

  void retract(Identifier identifier) {
    outputs.add(new Output.Retract(identifier, receivedAt));
  }

  /** {@code shopper}, to whom {@code asked} leads, is to be forgotten. */
  void expand(Identifier shopper, Identifier asked, Instant upTo) {
    outputs.add(new Output.Expand(shopper, asked, upTo, receivedAt));
  }

  /** The identifier is forgotten up to a time, or of a token only what names an account. */
  void cut(Identifier identifier, @Nullable String customer, Instant upTo) {
    outputs.add(new Output.Cut(new Erasure(shop, identifier, customer, upTo, true), receivedAt));
    if (customer == null) {
      outputs.add(new Output.Untell(identifier, receivedAt));
    }
  }

  /**
   * Tells the token's node of the order that {@code event} tells of, if it does.
   *
   * @param ties whether it ties the account that the event names
   */
  void order(TypedEvent event, boolean ties) {
    ToldOrder order = event.order();
    if (order != null) {
      send(
          Identifier.checkout(Tokens.ofOrder(event, order)),
          new NodeMessage.OrderSeen(OrderFacts.of(event, order), ties));
    }
  }

  void send(Identifier to, NodeMessage message) {
    outputs.add(new Output.Send(to, message, receivedAt));
  }
}
