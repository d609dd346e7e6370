package dev.novapixel.stitcher.topology;

import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.topic.Keys;
import dev.novapixel.stitcher.identity.MessageForm;
import dev.novapixel.stitcher.identity.NodeMessage;
import dev.novapixel.stitcher.journey.Journey;
import dev.novapixel.stitcher.journey.JourneyMessage;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** One step of one journey: read, decide, write, forward. */
final class JourneyStore {
  private final ProcessorContext<String, Object> context;
  private final KeyValueStore<String, byte[]> store;

  JourneyStore(ProcessorContext<String, Object> context) {
    this.context = context;
    this.store = context.getStateStore(Stores.JOURNEYS);
  }

  void step(String key, long timestamp, JourneyMessage message) {
    String shop = Keys.shopOf(key);
    var journey = Journey.of(shop, ShopperKeys.identifier(key), store.get(key));
    journey.receive(message);
    if (journey.modified()) {
      store.put(key, journey.toBytes());
    }
    if (journey.changed()) {
      var shopper = journey.published().orElse(null);
      context.forward(new Record<>(key, shopper, timestamp), Names.TO_SHOPPERS);
    }
    journey
        .expansion()
        .ifPresent(expansion -> tell(shop, ShopperKeys.identifier(key), expansion, timestamp));
    for (var sent : journey.sent()) {
      String to = Keys.shopper(shop, sent.to());
      context.forward(
          new Record<>(to, JourneyMessage.bytes(sent.message()), timestamp), Names.TO_JOURNEY_LOOP);
    }
  }

  /** The nodes of all identifiers, the one asked for as the shopper's whatever it knows. */
  private void tell(String shop, Identifier shopper, Journey.Expansion expansion, long timestamp) {
    var erase = expansion.erase();
    for (Identifier identifier : expansion.identifiers()) {
      var message = new NodeMessage.Erase(shopper, erase.upTo(), identifier.equals(erase.asked()));
      context.forward(
          new Record<>(Keys.shopper(shop, identifier), MessageForm.bytes(message), timestamp),
          Names.TO_NODES);
    }
  }
}
