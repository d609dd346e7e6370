package dev.novapixel.features.topology;

import dev.novapixel.features.affinity.PairChanges;
import dev.novapixel.features.order.Orders;
import dev.novapixel.features.product.ProductDelta;
import dev.novapixel.features.recommendation.Attribution;
import dev.novapixel.features.unit.UnitState;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.Move;
import dev.novapixel.schemas.event.OptOut;
import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.schemas.event.ShopperRecord;
import dev.novapixel.schemas.event.UnitId;
import dev.novapixel.schemas.moves.Arrival;
import dev.novapixel.schemas.moves.Departure;
import dev.novapixel.schemas.moves.UnitPlace;
import dev.novapixel.schemas.topic.Keys;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What one message does to one shopper, before anything is published of it. */
final class ShopperStep {
  private final ShopperRow row;
  private final EffectSink effects;

  /** By key, so that a product that the step changes in several ways is told once. */
  private final Map<String, ProductChange> counted = new LinkedHashMap<>();

  private boolean waits;

  /** Where effects go, each under its own key. */
  @FunctionalInterface
  interface EffectSink {
    void accept(String key, Effect effect);
  }

  ShopperStep(ShopperRow row, EffectSink effects) {
    this.row = row;
    this.effects = effects;
  }

  /** Whether a shopper that this step emptied stays published until it hears {@code Settled}. */
  boolean waits() {
    return waits;
  }

  void take(Message message) {
    switch (message) {
      case Message.Told(ShopperEvent event) -> event(event);
      case Message.Told(Move move) -> move(move);
      case Message.Told(OptOut optOut) -> optOut(optOut);
      case Message.Held held -> held(held);
      case Message.Settled _ -> {}
    }
  }

  private void event(ShopperEvent event) {
    switch (UnitPlace.arrive(row.place(event.unit()), event.version())) {
      case Arrival.Keep keep -> {
        keep(keep, event.unit());
        if (row.ignores(event.unit())) {
          return;
        }
        if (row.changing(event.unit()).add(event) instanceof UnitState.Added.Counts counts) {
          count(event, counts.order());
          counts.recommended().forEach(change -> count(ProductDelta.of(change)));
        }
      }
      case Arrival.Forward(var to, var version) -> pass(event.at(to, version));
      case Arrival.Drop _ -> {}
    }
  }

  private void optOut(OptOut optOut) {
    switch (UnitPlace.arrive(row.place(optOut.unit()), optOut.version())) {
      case Arrival.Keep keep -> keep(keep, optOut.unit());
      case Arrival.Forward(var to, var version) ->
          pass(
              new OptOut(
                  optOut.shop(),
                  to,
                  optOut.unit(),
                  version,
                  optOut.receivedAt(),
                  optOut.erasure()));
      case Arrival.Drop _ -> {}
    }
  }

  private void move(Move move) {
    switch (UnitPlace.depart(row.place(move.unit()), move.version(), move.to())) {
      case Departure.SendState(var gone) -> {
        row.place(move.unit(), gone);
        row.remove(move.unit())
            .ifPresent(state -> {
              waits = true;
              send(new Message.Held(row.shop(), gone.to(), gone.version(), row.shopper(), state));
            });
      }
      case Departure.Ignore _ -> {}
    }
  }

  private void held(Message.Held held) {
    UnitState state = held.state();
    switch (UnitPlace.arrive(row.place(state.id()), held.version())) {
      case Arrival.Keep keep -> {
        keep(keep, state.id());
        UnitState.Joined joined = row.changing(state.id()).addAll(state);
        joined.recommended().forEach(change -> count(ProductDelta.of(change)));
        for (Orders.Step order : joined.orders()) {
          ProductDelta.of(order).forEach(this::count);
          pairs(PairChanges.of(order));
        }
        settle(held.left());
      }
      case Arrival.Forward(var to, var version) ->
          send(new Message.Held(held.shop(), to, version, held.left(), state));
      case Arrival.Drop _ -> settle(held.left());
    }
  }

  private void keep(Arrival.Keep keep, UnitId unit) {
    row.place(unit, keep.place());
    if (keep.dropHeld()) {
      row.remove(unit);
    }
  }

  /** Counts for the products; a purchase counts here and not at the unit's next shopper again. */
  private void count(ShopperEvent event, Optional<Orders.Step> order) {
    ProductDelta.of(event, order).forEach(this::count);
    order.ifPresent(step -> pairs(PairChanges.of(step)));
  }

  private void count(ProductDelta delta) {
    count(Keys.product(row.shop(), delta.productId()), ProductChange.of(delta));
  }

  /** Takes the changes of pairs under the keys that they are counted under. */
  void pairs(PairChanges changes) {
    changes.forEach(
        (product, delta) -> count(Keys.product(row.shop(), product), ProductChange.of(delta)),
        total -> count(Keys.shop(row.shop()), ProductChange.of(total)));
  }

  /** Counts the orders that now follow a recommendation, and no longer those that did. */
  void attributes(Attribution before, Attribution after) {
    before.beyond(after).forEach(order -> count(ProductDelta.of(order, -1)));
    after.beyond(before).forEach(order -> count(ProductDelta.of(order, 1)));
  }

  /** Hands out all that the step counts: its last act. */
  void tellProducts() {
    counted.forEach((key, change) -> effects.accept(key, new Effect.Counted(change)));
  }

  private void count(String key, ProductChange change) {
    counted.merge(key, change, ProductChange::with);
  }

  private void settle(Identifier left) {
    if (!left.equals(row.shopper())) {
      send(new Message.Settled(row.shop(), left));
    }
  }

  private void pass(ShopperRecord record) {
    send(new Message.Told(record));
  }

  private void send(Message message) {
    effects.accept(Keys.shopper(message.shop(), message.shopper()), new Effect.Sent(message));
  }
}
