package dev.novapixel.stitcher.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.stitcher.state.StateForm;
import dev.novapixel.stitcher.state.StateReader;
import dev.novapixel.stitcher.state.StateWriter;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NodeStoreTest {
  private static final StateForm<String> TEXT =
      new StateForm<>(String.class, StateWriter::text, StateReader::text);

  private final MockProcessorContext<String, Object> context = new MockProcessorContext<>();
  private final KeyValueStore<String, byte[]> store =
      org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
              org.apache.kafka.streams.state.Stores.inMemoryKeyValueStore(Stores.NODES),
              Serdes.String(),
              Serdes.ByteArray())
          .withLoggingDisabled()
          .build();
  private NodeStore nodes;

  @BeforeEach
  void open() {
    store.init(context.getStateStoreContext(), store);
    nodes = new NodeStore(Cuts.NONE, context);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void whatIsPutIsWrittenAtOnceAndWhoComesLaterReadsIt() {
    nodes.put("a", "one", TEXT);

    assertThat(nodes.get("a", TEXT)).isEqualTo("one");
    assertThat(new NodeStore(Cuts.NONE, context).get("a", TEXT)).isEqualTo("one");
  }

  @Test
  void whatStandsThereIsNotWrittenAgain() {
    nodes.put("a", "one", TEXT);
    store.delete("a");
    nodes.put("a", "one", TEXT);
    assertThat(store.get("a")).isNull();

    nodes.put("a", "two", TEXT);
    assertThat(store.get("a")).isEqualTo(TEXT.bytes("two"));
  }

  @Test
  void whatIsForgottenIsNowhere() {
    nodes.put("a", "one", TEXT);
    nodes.forget("a");

    assertThat(nodes.get("a", TEXT)).isNull();
    assertThat(store.get("a")).isNull();
  }

  @Test
  void onlyTheLastOnesAreKeptAndTheOthersReadAnew() {
    String large = "x".repeat(100_000);
    for (int node = 0; node < 20; node++) {
      nodes.put("n" + node, large, TEXT);
      nodes.get("n0", TEXT);
    }
    store.delete("n0");
    store.delete("n1");
    store.delete("n19");

    assertThat(nodes.get("n0", TEXT)).as("in use").isEqualTo(large);
    assertThat(nodes.get("n19", TEXT)).as("just put").isEqualTo(large);
    assertThat(nodes.get("n1", TEXT)).as("long ago").isNull();
  }

  @Test
  void aNodeThatIsLargerThanAllThatIsKeptIsStillThere() {
    String huge = "x".repeat(2 << 20);
    nodes.put("a", huge, TEXT);

    assertThat(nodes.get("a", TEXT)).isEqualTo(huge);
  }
}
