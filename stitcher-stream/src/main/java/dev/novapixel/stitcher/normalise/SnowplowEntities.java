package dev.novapixel.stitcher.normalise;

import dev.novapixel.stitcher.normalise.Normalised.Code;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is attached to an event of Snowplow's trackers: entities, each with a schema that names it.
 *
 * @param place where they stand
 * @param entities all of them
 */
record SnowplowEntities(Json place, List<Json> entities) {

  static SnowplowEntities of(Json payload) throws UnusableEventException {
    Json place = payload.at("co").at("data");
    return new SnowplowEntities(place, place.elements());
  }

  /** What the entities of this name say. */
  List<Json> all(String name) {
    var all = new ArrayList<Json>();
    for (Json entity : entities) {
      if (name.equals(name(entity.at("schema").text()))) {
        all.add(entity.at("data"));
      }
    }
    return all;
  }

  /** What the first entity of this name says; a place with nothing where there is none. */
  Json first(String name) {
    List<Json> all = all(name);
    return all.isEmpty() ? place.at(name) : all.getFirst();
  }

  /** As {@link #first}, but refuses the event where there is none. */
  Json required(String name) throws UnusableEventException {
    List<Json> all = all(name);
    if (all.isEmpty()) {
      throw place.refuse(Code.MISSING_FIELD, "has to hold an entity " + name);
    }
    return all.getFirst();
  }

  /** {@code iglu:vendor/name/format/version}: the name, whatever its version. */
  private static @Nullable String name(@Nullable String schema) {
    String[] steps = schema == null ? new String[0] : schema.split("/", 4);
    return steps.length < 3 ? null : steps[1];
  }
}
