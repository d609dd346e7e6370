package dev.novapixel.local.export;

import com.fasterxml.jackson.databind.JsonNode;
import dev.novapixel.schemas.feature.Feature;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A column of a training set.
 *
 * @param name its name: a feature's from the catalogue, or one of those that stand before them
 * @param type what it holds
 * @param required whether every row has a value
 * @param in where its value stands in an example
 */
record Column(String name, ColumnType type, boolean required, Function<Example, JsonNode> in) {

  /** Who and when, then the features in the catalogue's order. */
  static List<Column> of(List<Feature> features) {
    var columns = new ArrayList<>(BEFORE);
    for (Feature feature : features) {
      String name = feature.name();
      columns.add(
          new Column(
              name,
              ColumnType.of(feature.type()),
              false,
              example -> example.data().path("features").path(name)));
    }
    columns.add(
        new Column(
            "other_currencies",
            ColumnType.JSON,
            false,
            example -> example.data().path("other_currencies")));
    return List.copyOf(columns);
  }

  private static final List<Column> BEFORE =
      List.of(
          new Column("row", ColumnType.INTEGER, true, Example::row),
          new Column("ref", ColumnType.TEXT, true, Example::ref),
          new Column("at", ColumnType.TIME, true, example -> example.meta().path("at")),
          new Column("shopper", ColumnType.TEXT, true, example -> example.data().path("id")),
          new Column("as_of", ColumnType.TIME, true, example -> example.data().path("as_of")),
          new Column("events", ColumnType.INTEGER, true, e -> e.meta().path("events")),
          new Column("currency", ColumnType.TEXT, true, e -> e.data().path("currency")));
}
