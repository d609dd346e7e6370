package dev.novapixel.features.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class RowStoreTest {
  private static final Bytes BOOTS = key("boots");
  private static final Bytes SOCKS = key("socks");

  private final KeyValueStore<Bytes, byte[]> inner = Stores.inMemoryKeyValueStore("rows").get();
  private final RowStore store = new RowStore(inner);

  @Test
  void whatIsPutIsReadAtOnceAndWrittenWhenTheTransactionEnds() {
    store.put(BOOTS, row(1));
    store.put(BOOTS, row(2));

    assertThat(store.get(BOOTS)).isEqualTo(row(2));
    assertThat(inner.get(BOOTS)).isNull();
    store.flushCache();
    assertThat(inner.get(BOOTS)).isEqualTo(row(2));
  }

  @Test
  void whatIsDeletedIsGoneAtOnceAndInTheEnd() {
    inner.put(BOOTS, row(1));
    store.put(BOOTS, null);

    assertThat(store.get(BOOTS)).isNull();
    store.flushCache();
    assertThat(inner.get(BOOTS)).isNull();
  }

  @Test
  void aRangeHoldsWhatIsNotYetWritten() {
    store.put(SOCKS, row(2));
    inner.put(BOOTS, row(1));

    var keys = new ArrayList<Bytes>();
    try (KeyValueIterator<Bytes, byte[]> rows = store.range(BOOTS, SOCKS)) {
      rows.forEachRemaining(row -> keys.add(row.key));
    }
    assertThat(keys).isEqualTo(List.of(BOOTS, SOCKS));
  }

  @Test
  void whatATransactionThatIsGivenUpHeldIsForgotten() {
    store.put(BOOTS, row(1));
    store.clearCache();
    store.flushCache();

    assertThat(inner.get(BOOTS)).isNull();
  }

  @Test
  void aTaskThatBeginsAnewHoldsNothingOfWhatItHadNotWritten() {
    store.put(BOOTS, row(1));
    store.init(new MockProcessorContext<String, String>().getStateStoreContext(), store);
    store.flushCache();

    assertThat(store.get(BOOTS)).isNull();
  }

  private static Bytes key(String text) {
    return Bytes.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] row(int value) {
    return new byte[] {(byte) value};
  }
}
