package dev.novapixel.schemas.wire;

import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.Item;
import dev.novapixel.schemas.event.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The parts that several records are made of, in both directions. */
final class Parts {
  private Parts() {}

  static dev.novapixel.schemas.avro.Identifier identifier(Identifier value) {
    dev.novapixel.schemas.avro.Identifier wire = new dev.novapixel.schemas.avro.Identifier();
    wire.setType(dev.novapixel.schemas.avro.IdentifierType.valueOf(value.type().name()));
    wire.setValue(value.value());
    return wire;
  }

  static Identifier identifier(dev.novapixel.schemas.avro.Identifier wire) {
    return new Identifier(Identifier.Type.valueOf(wire.getType().name()), wire.getValue());
  }

  static dev.novapixel.schemas.avro.@Nullable Money money(@Nullable Money value) {
    if (value == null) {
      return null;
    }
    dev.novapixel.schemas.avro.Money wire = new dev.novapixel.schemas.avro.Money();
    wire.setMinor(value.minor());
    wire.setCurrency(value.currency());
    return wire;
  }

  static @Nullable Money money(dev.novapixel.schemas.avro.@Nullable Money wire) {
    return wire == null ? null : new Money(wire.getMinor(), wire.getCurrency());
  }

  static dev.novapixel.schemas.avro.Item item(Item value) {
    dev.novapixel.schemas.avro.Item wire = new dev.novapixel.schemas.avro.Item();
    wire.setProductId(value.productId());
    wire.setVariantId(value.variantId());
    wire.setTitle(value.title());
    wire.setCategory(value.category());
    wire.setBrand(value.brand());
    wire.setPrice(money(value.price()));
    wire.setQuantity(value.quantity());
    return wire;
  }

  static Item item(dev.novapixel.schemas.avro.Item wire) {
    return new Item(
        wire.getProductId(),
        wire.getVariantId(),
        wire.getTitle(),
        wire.getCategory(),
        wire.getBrand(),
        money(wire.getPrice()),
        wire.getQuantity());
  }

  static dev.novapixel.schemas.avro.Consent consent(Consent value) {
    dev.novapixel.schemas.avro.Consent wire = new dev.novapixel.schemas.avro.Consent();
    wire.setAnalytics(value.analytics());
    wire.setMarketing(value.marketing());
    wire.setPreferences(value.preferences());
    wire.setSaleOfData(value.saleOfData());
    return wire;
  }

  static Consent consent(dev.novapixel.schemas.avro.Consent wire) {
    return new Consent(
        wire.getAnalytics(), wire.getMarketing(), wire.getPreferences(), wire.getSaleOfData());
  }

  static dev.novapixel.schemas.avro.WhenAbsent whenAbsent(Consent.WhenAbsent value) {
    return switch (value) {
      case GRANTED -> dev.novapixel.schemas.avro.WhenAbsent.GRANTED;
      case DENIED -> dev.novapixel.schemas.avro.WhenAbsent.DENIED;
    };
  }

  static Consent.WhenAbsent whenAbsent(dev.novapixel.schemas.avro.WhenAbsent wire) {
    return Consent.WhenAbsent.valueOf(wire.name());
  }

  static <A, B> List<B> each(List<A> from, Function<A, B> convert) {
    List<B> converted = new ArrayList<>(from.size());
    for (A element : from) {
      converted.add(convert.apply(element));
    }
    return converted;
  }

  /**
   * By key, so that equal values are equal bytes: unmodifiable maps iterate differently in each
   * JVM.
   */
  static <T> Map<String, T> sorted(Map<String, T> map) {
    return map.size() < 2 ? map : new TreeMap<>(map);
  }

  /** The same with each value as another. */
  static <T, R> Map<String, R> sorted(Map<String, T> map, Function<T, R> each) {
    if (map.isEmpty()) {
      return Map.of();
    }
    var sorted = new TreeMap<String, R>();
    map.forEach((key, value) -> sorted.put(key, each.apply(value)));
    return sorted;
  }
}
