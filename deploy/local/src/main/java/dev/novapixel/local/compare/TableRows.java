package dev.novapixel.local.compare;

import dev.novapixel.schemas.topic.Epoch;
import java.util.List;

/**
 * What is compared of a table. Names come from the catalogue of the database and from epochs, never
 * from a caller.
 *
 * @param table its name
 * @param columns those that count
 * @param condition which rows count; {@code {epoch}} stands for the epoch that is looked at
 */
record TableRows(String table, List<String> columns, String condition) {
  TableRows {
    columns = List.copyOf(columns);
  }

  String select(Epoch epoch) {
    return "SELECT %s FROM %s.%s WHERE %s"
        .formatted(
            String.join(", ", columns), epoch, table, condition.replace("{epoch}", epoch.name()));
  }
}
