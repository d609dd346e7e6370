package dev.novapixel.local.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Places of an event, as JSON pointers, and what stands there. A step that is a number makes an
 * array.
 */
record Shape(List<Entry> entries) {
  /** One place. */
  record Entry(JsonPointer place, Value value) {}

  Shape {
    entries = List.copyOf(entries);
  }

  /** Puts the row's values into {@code event}, making what leads to them. */
  void fill(ObjectNode event, Columns columns) throws BadValueException {
    for (var entry : entries) {
      var value = entry.value().of(columns);
      if (value != null) {
        parent(event, entry.place()).set(entry.place().last().getMatchingProperty(), value);
      }
    }
  }

  /** The object that holds the place; a place is never an array's element itself. */
  static ObjectNode parent(ObjectNode event, JsonPointer place) {
    ContainerNode<?> at = event;
    for (var rest = place; !rest.tail().matches(); rest = rest.tail()) {
      boolean array = !rest.tail().tail().matches() && rest.tail().mayMatchElement();
      at = child(at, rest, array);
    }
    return (ObjectNode) at;
  }

  private static ContainerNode<?> child(ContainerNode<?> parent, JsonPointer step, boolean array) {
    var known =
        parent instanceof ArrayNode elements
            ? elements.get(step.getMatchingIndex())
            : parent.get(step.getMatchingProperty());
    if (known instanceof ContainerNode<?> container) {
      return container;
    }
    ContainerNode<?> fresh = array ? parent.arrayNode() : parent.objectNode();
    if (parent instanceof ArrayNode elements) {
      elements.add(fresh);
    } else if (parent instanceof ObjectNode object) {
      object.set(step.getMatchingProperty(), fresh);
    }
    return fresh;
  }
}
