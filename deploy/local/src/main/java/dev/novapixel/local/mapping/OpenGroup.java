package dev.novapixel.local.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An event whose rows are still coming. */
final class OpenGroup {
  private final Mapping.Group group;
  private final List<String> key;
  private final SourceEvent event;
  private final ArrayNode lines;
  private final Map<JsonPointer, BigDecimal> totals = new LinkedHashMap<>();

  OpenGroup(Mapping.Group group, List<String> key, SourceEvent event) {
    this.group = group;
    this.key = List.copyOf(key);
    this.event = event;
    this.lines =
        Shape.parent(event.json(), group.lines())
            .putArray(group.lines().last().getMatchingProperty());
  }

  boolean isOf(List<String> other) {
    return key.equals(other);
  }

  /** Adds a row; one that cannot be read leaves the event as it was. */
  void add(Columns columns) throws BadValueException {
    var line = lines.objectNode();
    group.line().fill(line, columns);
    var values = new LinkedHashMap<JsonPointer, BigDecimal>();
    for (var total : group.total().entrySet()) {
      var value = total.getValue().decimal(columns);
      values.put(total.getKey(), value == null ? BigDecimal.ZERO : value);
    }
    lines.add(line);
    values.forEach((place, value) -> totals.merge(place, value, BigDecimal::add));
  }

  SourceEvent close() {
    totals.forEach((place, sum) ->
        Shape.parent(event.json(), place)
            .set(place.last().getMatchingProperty(), DecimalNode.valueOf(sum)));
    return event;
  }
}
