package dev.novapixel.local.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * An event as its source tells it, before any shift of time.
 *
 * @param id derived from shop, source and row, or the source's own
 * @param lane events with the same lane must arrive in their order: the client, else the order,
 *     else the event itself
 * @param time when it happened, by its source
 * @param row the place of its first row in the file
 * @param json the event without its time
 */
public record SourceEvent(String id, String lane, Instant time, long row, ObjectNode json) {
  /** The event as it is sent, at another time. */
  public ObjectNode at(Instant shifted) {
    return json.put("timestamp", shifted.toString());
  }
}
