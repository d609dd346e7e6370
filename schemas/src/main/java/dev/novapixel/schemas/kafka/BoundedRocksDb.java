package dev.novapixel.schemas.kafka;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * One bound for the memory of all state stores of a process. Left alone, every store of every task
 * takes a cache of 50 MB and three write buffers of 16 MB; here all share one cache, in which write
 * buffers, indexes and filters are counted too. What does not fit is read from disk again, or
 * flushed earlier. Kafka Streams makes one instance for each store.
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {
  /**
   * The configuration key of the bound, in bytes; the first store to open decides for the process.
   */
  public static final String MEMORY_BYTES = "nova.rocksdb.memory.bytes";

  private static final long DEFAULT_MEMORY_BYTES = 96L << 20;
  private static final long WRITE_BUFFER_BYTES = 8L << 20;
  private static final int WRITE_BUFFERS = 2;
  private static final int SHARD_BITS = 4;

  /**
   * Part of a write buffer that tells which keys are not in it: most of what is asked for is new,
   * and to find that out in the buffer itself costs several times as much.
   */
  private static final double MEMTABLE_BLOOM_RATIO = 0.05;

  private static @Nullable Shared shared;

  @Override
  public void setConfig(String storeName, Options options, Map<String, Object> configs) {
    Shared memory = shared(configs);
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(memory.cache());
    table.setCacheIndexAndFilterBlocks(true);
    table.setCacheIndexAndFilterBlocksWithHighPriority(true);
    table.setPinTopLevelIndexAndFilter(true);
    options.setTableFormatConfig(table);
    options.setWriteBufferManager(memory.writeBuffers());
    options.setWriteBufferSize(WRITE_BUFFER_BYTES);
    options.setMaxWriteBufferNumber(WRITE_BUFFERS);
    options.setMemtableWholeKeyFiltering(true);
    options.setMemtablePrefixBloomSizeRatio(MEMTABLE_BLOOM_RATIO);
  }

  /** The cache outlives every store: it belongs to the process. */
  @Override
  public void close(String storeName, Options options) {}

  private static synchronized Shared shared(Map<String, Object> configs) {
    Shared current = shared;
    if (current == null) {
      Object bytes = configs.getOrDefault(MEMORY_BYTES, DEFAULT_MEMORY_BYTES);
      current = Shared.of(Long.parseLong(bytes.toString()));
      shared = current;
    }
    return current;
  }

  /**
   * The process's memory.
   *
   * @param cache blocks, indexes, filters, and what the write buffers take
   * @param writeBuffers flushes the oldest once all together take half of the memory
   */
  private record Shared(Cache cache, WriteBufferManager writeBuffers) {
    static Shared of(long bytes) {
      RocksDB.loadLibrary();
      Cache cache = new LRUCache(bytes, SHARD_BITS, false, 0.1);
      return new Shared(cache, new WriteBufferManager(bytes / 2, cache));
    }
  }
}
