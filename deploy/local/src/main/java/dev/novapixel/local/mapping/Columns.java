package dev.novapixel.local.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a mapping can read of a row: its columns, and what was derived from it.
 *
 * @param row the row's columns
 * @param derived by name: {@code id}, the event's; {@code again}, empty or this run's mark
 */
record Columns(ObjectNode row, Map<String, String> derived) {
  /** A column's text; null where the row has none. */
  @Nullable String text(String name) {
    var known = derived.get(name);
    if (known != null) {
      return known;
    }
    var node = row.get(name);
    return node == null || node.isNull() || node.isContainerNode() ? null : node.asText();
  }

  /** A column's number; null where the row has none. */
  @Nullable BigDecimal number(String name) throws BadValueException {
    var text = text(name);
    if (text == null) {
      return null;
    }
    try {
      return new BigDecimal(text.strip());
    } catch (NumberFormatException malformed) {
      throw new BadValueException(name + " is no number: '" + text + "'");
    }
  }
}
