package dev.novapixel.local.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.novapixel.local.source.Row;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Takes events that are in the shape of Shopify's web pixels already: they keep their own ids,
 * marked by the run.
 */
final class ShopifyMapper implements RowMapper {
  private static final TimeFormat TIME = new TimeFormat.Iso();

  private final DerivedId ids;

  ShopifyMapper(DerivedId ids) {
    this.ids = ids;
  }

  @Override
  public List<Mapped> map(Row row) {
    return switch (row) {
      case Row.Bad bad -> List.of(new Mapped.Bad(bad.number(), bad.text(), bad.reason()));
      case Row.Good good -> List.of(map(good));
    };
  }

  @Override
  public List<Mapped> end() {
    return List.of();
  }

  private Mapped map(Row.Good row) {
    var event = row.columns();
    var timestamp = text(event, "timestamp");
    if (timestamp == null || text(event, "name") == null) {
      return new Mapped.Bad(
          row.number(), row.text(), "not an event: it has no name or no timestamp");
    }
    try {
      var time = TIME.parse(timestamp);
      var own = text(event, "id");
      var id = own == null ? ids.of(event) : ids.run().isEmpty() ? own : own + "-" + ids.run();
      event.put("id", id);
      return new Mapped.Event(
          new SourceEvent(
              id, Objects.requireNonNullElse(lane(event), id), time, row.number(), event));
    } catch (BadValueException malformed) {
      return new Mapped.Bad(row.number(), row.text(), String.valueOf(malformed.getMessage()));
    }
  }

  private static @Nullable String lane(ObjectNode event) {
    var client = text(event, "clientId");
    var token = event.at("/data/checkout/token");
    return client == null && token.isTextual() ? token.asText() : client;
  }

  private static @Nullable String text(ObjectNode event, String member) {
    var value = event.get(member);
    return value == null || value.isNull() ? null : value.asText();
  }
}
