package dev.novapixel.features.topology;

import dev.novapixel.features.codec.BinaryReader;
import dev.novapixel.features.codec.BinaryWriter;
import dev.novapixel.features.unit.UnitState;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.ShopperRecord;
import dev.novapixel.schemas.event.UnitId;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Topics;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/** The loop's wire format, internal to this application: our row format around Avro events. */
final class MessageSerde {
  private static final int FORMAT = 1;
  private static final int TOLD = 0;
  private static final int HELD = 1;
  private static final int SETTLED = 2;

  private MessageSerde() {}

  static Serde<Message> of(Serde<ShopperRecord> records, Epoch epoch) {
    String topic = Topics.SHOPPER_EVENTS.in(epoch);
    Serializer<Message> writer =
        (_, message) -> write(message, records.serializer(), topic).toBytes();
    Deserializer<Message> reader = (_, bytes) -> read(bytes, records.deserializer(), topic);
    return Serdes.serdeFrom(writer, reader);
  }

  private static BinaryWriter write(
      Message message, Serializer<ShopperRecord> records, String topic) {
    var out = new BinaryWriter(FORMAT);
    return switch (message) {
      case Message.Told told -> out.number(TOLD).bytes(records.serialize(topic, told.record()));
      case Message.Held held ->
          out.number(HELD)
              .text(held.shop())
              .text(held.shopper().text())
              .text(held.state().id().text())
              .number(held.version())
              .text(held.left().text())
              .bytes(held.state().toBytes());
      case Message.Settled settled ->
          out.number(SETTLED).text(settled.shop()).text(settled.shopper().text());
    };
  }

  private static Message read(byte[] bytes, Deserializer<ShopperRecord> records, String topic) {
    var in = new BinaryReader(bytes).expect(FORMAT);
    int kind = in.integer();
    return switch (kind) {
      case TOLD -> new Message.Told(records.deserialize(topic, in.bytes()));
      case HELD -> held(in);
      case SETTLED -> new Message.Settled(in.text(), identifier(in));
      default -> throw new IllegalStateException("the loop holds a message of kind " + kind);
    };
  }

  private static Message held(BinaryReader in) {
    String shop = in.text();
    Identifier shopper = identifier(in);
    UnitId unit = new UnitId(in.text());
    long version = in.number();
    Identifier left = identifier(in);
    return new Message.Held(shop, shopper, version, left, UnitState.of(unit, in.bytes()));
  }

  private static Identifier identifier(BinaryReader in) {
    return Identifier.parse(in.text())
        .orElseThrow(() -> new IllegalStateException("the loop names no shopper"));
  }
}
