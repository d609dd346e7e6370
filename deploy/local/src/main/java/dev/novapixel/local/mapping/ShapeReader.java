package dev.novapixel.local.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads what a mapping says under a place: a text with columns, {@code {number: column}}, {@code
 * {product: [a, b]}}, {@code {shape: name}} for places that stand under several others, or a
 * constant.
 */
final class ShapeReader {
  private final JsonNode named;

  ShapeReader(JsonNode named) {
    this.named = named;
  }

  Shape read(JsonNode places) {
    var entries = new ArrayList<Shape.Entry>();
    places.properties().forEach(place -> entries.addAll(entries(place)));
    return new Shape(entries);
  }

  private List<Shape.Entry> entries(Map.Entry<String, JsonNode> place) {
    var pointer = JsonPointer.compile(place.getKey());
    var value = place.getValue();
    if (!value.has("shape")) {
      return List.of(new Shape.Entry(pointer, value(place.getKey(), value)));
    }
    var shape = named.path(value.path("shape").asText());
    if (shape.isMissingNode()) {
      throw new MappingException("there is no shape '" + value.path("shape").asText() + "'");
    }
    return read(shape).entries().stream()
        .map(entry -> new Shape.Entry(pointer.append(entry.place()), entry.value()))
        .toList();
  }

  private static Value value(String place, JsonNode value) {
    if (value.isTextual()) {
      var template = Template.of(value.asText());
      return template.isConstant() ? new Value.Constant(value) : new Value.Text(template);
    }
    if (value.has("number")) {
      return new Value.Product(List.of(value.path("number").asText()));
    }
    if (value.has("product")) {
      return product(value.path("product"));
    }
    if (value.isValueNode()) {
      return new Value.Constant(value);
    }
    throw new MappingException(
        place + " should be a text, a constant, or one of {number}, {product}, {shape}");
  }

  static Value.Product product(JsonNode factors) {
    var columns = new ArrayList<String>();
    factors.forEach(factor -> columns.add(factor.asText()));
    if (columns.isEmpty()) {
      throw new MappingException("a product should list columns");
    }
    return new Value.Product(columns);
  }
}
