package dev.novapixel.features.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class DirtyTest {
  private final KeyValueStore<Bytes, byte[]> store = Stores.inMemoryKeyValueStore("rows").get();
  private final Dirty dirty = new Dirty(store, RowKind.DUE_COUNTS);

  @Test
  void aKeyIsHandedOutOnceWithItsFirstChange() {
    dirty.mark("boots", 20);
    dirty.mark("boots", 10);
    dirty.mark("boots", 30);

    assertThat(drained(dirty, 10)).containsExactly("boots 20");
    assertThat(drained(dirty, 10)).isEmpty();
  }

  @Test
  void whoWaitsLongestComesFirstThoughOthersChangeAgainAndAgain() {
    dirty.mark("boots", 1);
    dirty.mark("socks", 2);
    dirty.mark("hat", 3);

    assertThat(drained(dirty, 2)).containsExactly("boots 1", "socks 2");
    dirty.mark("boots", 4);
    assertThat(drained(dirty, 1)).containsExactly("hat 3");
  }

  @Test
  void aRestartGoesOnWithWhatWaits() {
    dirty.mark("zip", 1);
    dirty.mark("boots", 2);
    dirty.mark("socks", 3);
    dirty.write();
    drained(dirty, 1);
    dirty.write();
    var others = new Dirty(store, RowKind.DUE_PAIRS);
    others.mark("hat", 1);
    others.write();

    assertThat(drained(new Dirty(store, RowKind.DUE_COUNTS), 10))
        .containsExactly("boots 2", "socks 3");
    assertThat(drained(new Dirty(store, RowKind.DUE_COUNTS), 10)).isEmpty();
  }

  @Test
  void whoIsHandedOutBeforeTheTransactionEndsIsNeverWritten() {
    dirty.mark("boots", 1);
    drained(dirty, 1);
    dirty.write();

    assertThat(store.approximateNumEntries()).isZero();
  }

  private static List<String> drained(Dirty dirty, int limit) {
    var drained = new ArrayList<String>();
    dirty.drain(limit, (key, receivedAt) -> drained.add(key + " " + receivedAt));
    return drained;
  }
}
