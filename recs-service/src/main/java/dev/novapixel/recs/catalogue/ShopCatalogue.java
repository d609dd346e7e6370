package dev.novapixel.recs.catalogue;

import dev.novapixel.recs.situation.Facts;
import dev.novapixel.schemas.shop.Product;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;

/** One shop's catalogue. One thread writes; any may read. */
public final class ShopCatalogue {
  /** The catalogue of a shop that has none. */
  public static final ShopCatalogue EMPTY = new ShopCatalogue();

  private final Map<String, Entry> products = new ConcurrentHashMap<>();
  private final NavigableSet<Age> sold =
      new ConcurrentSkipListSet<>(
          Comparator.comparing(Age::updatedAt).reversed().thenComparing(Age::productId));

  ShopCatalogue() {}

  /** What is kept of a product: as little as lists need. */
  private record Entry(boolean sold, Facts facts, Age age) {}

  private record Age(Instant updatedAt, String productId) {}

  /** What a catalogue says of one product. */
  public enum Standing {
    SOLD,
    NOT_SOLD,
    /** The catalogue does not hold it. */
    UNKNOWN
  }

  void put(Product product) {
    Facts facts =
        new Facts(
            product.title(), product.category(), product.vendor(), product.price(), product.tags());
    Age age = new Age(product.updatedAt(), product.productId());
    Entry entry = new Entry(product.published() && product.available(), facts, age);
    forget(products.put(product.productId(), entry));
    if (entry.sold()) {
      sold.add(age);
    }
  }

  void remove(String productId) {
    forget(products.remove(productId));
  }

  private void forget(@Nullable Entry old) {
    if (old != null) {
      sold.remove(old.age());
    }
  }

  public Standing standing(String productId) {
    Entry entry = products.get(productId);
    if (entry == null) {
      return Standing.UNKNOWN;
    }
    return entry.sold() ? Standing.SOLD : Standing.NOT_SOLD;
  }

  /** What the catalogue knows of a product. */
  public Optional<Facts> facts(String productId) {
    return Optional.ofNullable(products.get(productId)).map(Entry::facts);
  }

  /** What is sold, changed last first; read lazily. */
  public Iterable<String> newest() {
    return () -> sold.stream().map(Age::productId).iterator();
  }
}
