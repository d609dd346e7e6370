package dev.novapixel.features.topology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.processor.internals.ProcessorNode;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.internals.AbstractStoreBuilder;
import org.apache.kafka.streams.state.internals.WrappedStateStore;
import org.jspecify.annotations.Nullable;

/**
 * The store of a task's rows, which is written at the end of a transaction: what is put is held
 * until then, and a row that is put often is written once. It also tells whoever asks that a
 * transaction ends, in time for what belongs into it.
 *
 * <p>Kafka Streams flushes its own record caches at that moment, before it ends the transaction,
 * and lets them send records on; but it tells nobody else. So this class, and no other, knows its
 * internals: the same few calls that its caching stores make.
 */
class RowStore extends WrappedStateStore<KeyValueStore<Bytes, byte[]>, Bytes, byte[]>
    implements KeyValueStore<Bytes, byte[]> {

  /** Rows held; then they are written before the transaction ends. */
  private static final int HELD_BOUND = 4_096;

  /** What is put and not yet written; null is deleted. */
  private final Map<Bytes, byte @Nullable []> held = new HashMap<>();

  private final List<Runnable> acts = new ArrayList<>();

  RowStore(KeyValueStore<Bytes, byte[]> wrapped) {
    super(wrapped);
  }

  /** Makes stores of a kind, by name: persistent and logged. */
  @FunctionalInterface
  interface Making {
    StoreBuilder<KeyValueStore<Bytes, byte[]>> named(String name);

    /** Each made by {@code kind} around the one that Kafka Streams has. */
    static Making of(Function<KeyValueStore<Bytes, byte[]>, RowStore> kind) {
      return name -> new Builder(name, kind);
    }
  }

  /** The store that {@link Making} made for a task. */
  static RowStore of(ProcessorContext<?, ?> context, String name) {
    StateStore guarded = context.getStateStore(name);
    RowStore rows = ((WrappedStateStore<?, ?, ?>) guarded).findInner(RowStore.class);
    return Objects.requireNonNull(rows, name);
  }

  /** Has {@code act} done whenever a transaction ends; it may forward, as {@code context} may. */
  void beforeCommit(ProcessorContext<?, ?> context, Runnable act) {
    var inside = (InternalProcessorContext<?, ?>) context;
    ProcessorNode<?, ?, ?, ?> node = inside.currentNode();
    acts.add(() -> {
      ProcessorNode<?, ?, ?, ?> before = inside.currentNode();
      inside.setCurrentNode(node);
      try {
        act.run();
      } finally {
        inside.setCurrentNode(before);
      }
    });
  }

  /** A task begins, or begins anew after a failure with what its changelog says. */
  @Override
  public void init(StateStoreContext context, StateStore root) {
    clearCache();
    super.init(context, root);
  }

  /** A transaction ends. */
  @Override
  public void flushCache() {
    acts.forEach(Runnable::run);
    writeHeld();
  }

  /** A task ends, and nothing of it is done any more: its store may become another task's. */
  @Override
  public void clearCache() {
    held.clear();
    acts.clear();
  }

  @Override
  public byte @Nullable [] get(Bytes key) {
    byte[] row = held.get(key);
    return row != null || held.containsKey(key) ? row : wrapped().get(key);
  }

  @Override
  public void put(Bytes key, byte @Nullable [] row) {
    held.put(key, row);
    if (held.size() >= HELD_BOUND) {
      writeHeld();
    }
  }

  @Override
  public byte @Nullable [] putIfAbsent(Bytes key, byte[] row) {
    byte[] known = get(key);
    if (known == null) {
      put(key, row);
    }
    return known;
  }

  @Override
  public void putAll(List<KeyValue<Bytes, byte[]>> rows) {
    rows.forEach(row -> put(row.key, row.value));
  }

  @Override
  public byte @Nullable [] delete(Bytes key) {
    byte[] known = get(key);
    put(key, null);
    return known;
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> range(@Nullable Bytes from, @Nullable Bytes to) {
    writeHeld();
    return wrapped().range(from, to);
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> all() {
    writeHeld();
    return wrapped().all();
  }

  @Override
  public long approximateNumEntries() {
    return wrapped().approximateNumEntries();
  }

  /** In one batch, which costs RocksDB a fraction of as many single writes. */
  private void writeHeld() {
    if (!held.isEmpty()) {
      var rows = new ArrayList<KeyValue<Bytes, byte[]>>(held.size());
      held.forEach((key, row) -> rows.add(new KeyValue<>(key, row)));
      held.clear();
      wrapped().putAll(rows);
    }
  }

  private static final class Builder
      extends AbstractStoreBuilder<Bytes, byte[], KeyValueStore<Bytes, byte[]>> {
    private final Function<KeyValueStore<Bytes, byte[]>, RowStore> kind;

    Builder(String name, Function<KeyValueStore<Bytes, byte[]>, RowStore> kind) {
      super(name, Serdes.Bytes(), Serdes.ByteArray(), Time.SYSTEM);
      this.kind = kind;
    }

    @Override
    public KeyValueStore<Bytes, byte[]> build() {
      var rocks = Stores.persistentKeyValueStore(name());
      var plain = Stores.keyValueStoreBuilder(rocks, Serdes.Bytes(), Serdes.ByteArray());
      return kind.apply(
          (loggingEnabled() ? plain.withLoggingEnabled(logConfig()) : plain.withLoggingDisabled())
              .build());
    }
  }
}
