package dev.novapixel.features.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.features.reference.Events;
import dev.novapixel.features.reference.Histories;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.Move;
import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.schemas.event.ShopperRecord;
import dev.novapixel.schemas.moves.UnitVersion;
import dev.novapixel.schemas.topic.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

class ShopperRowsProperties {
  private static final int SHOPPERS = 6;

  /** Shoppers that are kept as they are, that are read anew each time, and that go in between. */
  @Property(tries = 60)
  void whatIsKeptIsWhatWouldBeReadAnew(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 150) int count) {
    List<KeyValueStore<Bytes, byte[]>> stores = List.of(store(), store(), store());
    List<ShopperRows> rows =
        List.of(
            new ShopperRows(stores.get(0)),
            new ShopperRows(stores.get(1), 0),
            new ShopperRows(stores.get(2), 2_000));
    for (ShopperRecord record : records(seed, count)) {
      List<List<String>> effects = rows.stream().map(each -> take(each, record)).toList();
      assertThat(effects.get(1)).isEqualTo(effects.get(0));
      assertThat(effects.get(2)).isEqualTo(effects.get(0));
    }
    for (int shopper = 0; shopper < SHOPPERS; shopper++) {
      String key = Keys.shopper(Events.SHOP, shopper(shopper));
      long asOf = Events.NOON.toEpochMilli() * 2;
      var kept = rows.getFirst().read(key).counting();
      for (KeyValueStore<Bytes, byte[]> store : stores) {
        var read = new ShopperRows(store).read(key).counting();
        assertThat(read.features(Events.SHOP, shopper(shopper), asOf))
            .isEqualTo(kept.features(Events.SHOP, shopper(shopper), asOf));
      }
    }
  }

  private static List<String> take(ShopperRows rows, ShopperRecord record) {
    var effects = new ArrayList<String>();
    ShopperRow row = rows.read(Keys.shopper(record.shop(), record.shopper()));
    var step = new ShopperStep(row, (key, effect) -> effects.add(key + " " + shown(effect)));
    step.take(new Message.Told(record));
    step.tellProducts();
    rows.write(row);
    return effects;
  }

  /** A unit's state that is sent is told by what was counted of it. */
  private static String shown(Effect effect) {
    return effect instanceof Effect.Sent(Message.Held held)
        ? held.shopper() + " " + held.version() + " " + held.state().counts()
        : effect.toString();
  }

  private static List<ShopperRecord> records(long seed, int count) {
    var random = new Random(seed);
    var records = new ArrayList<ShopperRecord>();
    for (ShopperEvent event :
        new Histories(seed, Histories.Gaps.ONE).events(count, 2, shopper(0))) {
      int owner = random.nextInt(SHOPPERS);
      records.add(event.at(shopper(owner), UnitVersion.FIRST));
      if (random.nextInt(20) == 0) {
        records.add(
            new Move(
                Events.SHOP,
                shopper(owner),
                event.unit(),
                UnitVersion.afterMove(UnitVersion.FIRST),
                shopper((owner + 1) % SHOPPERS),
                event.receivedAt(),
                "m" + records.size(),
                event.receivedAt()));
      }
    }
    return records;
  }

  private static Identifier shopper(int number) {
    return Identifier.customer("s" + number);
  }

  private static KeyValueStore<Bytes, byte[]> store() {
    return Stores.inMemoryKeyValueStore("rows").get();
  }
}
