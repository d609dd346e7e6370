package dev.novapixel.local.api;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * The keys of shops that were added on this machine, so that commands need only the shop's name.
 */
public final class KnownShops {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final BiConsumer<Path, String> writer;

  /** A shop's keys. */
  public record Keys(String writeKey, String serverKey) {
    @Override
    public String toString() {
      return "Keys[not shown]";
    }
  }

  /**
   * The shops in a file.
   *
   * @param writer writes a file that its owner alone can read
   */
  public KnownShops(Path file, BiConsumer<Path, String> writer) {
    this.file = file;
    this.writer = writer;
  }

  /** A shop's keys: those of the demo's shops are known always. */
  public Optional<Keys> find(String shop) {
    return DemoShop.named(shop)
        .map(demo -> new Keys(demo.writeKey(), demo.serverKey()))
        .or(() -> Optional.ofNullable(all().get(shop)));
  }

  public void put(String shop, Keys keys) {
    var all = all();
    all.put(shop, keys);
    try {
      writer.accept(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private Map<String, Keys> all() {
    try {
      return Files.exists(file)
          ? JSON.readValue(file.toFile(), new TypeReference<>() {})
          : new TreeMap<>();
    } catch (IOException failed) {
      throw new UncheckedIOException("Could not read " + file, failed);
    }
  }
}
