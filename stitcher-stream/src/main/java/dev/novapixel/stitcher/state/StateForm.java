package dev.novapixel.stitcher.state;

import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * How states of one type are written and read.
 *
 * @param type the type
 */
public record StateForm<T>(
    Class<T> type, BiConsumer<StateWriter, T> writer, Function<StateReader, T> reader) {

  /** The bytes of {@code state}. */
  public byte[] bytes(T state) {
    var out = new StateWriter();
    writer.accept(out, state);
    return out.toBytes();
  }

  /** The state that {@link #bytes} wrote. */
  public T read(byte[] bytes) {
    return reader.apply(new StateReader(bytes));
  }
}
