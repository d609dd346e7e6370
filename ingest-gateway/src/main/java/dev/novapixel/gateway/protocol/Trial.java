package dev.novapixel.gateway.protocol;

import dev.novapixel.gateway.protocol.Parsed.Shape;
import java.util.List;

/** What is asked of a request that is only tried: what would be taken out of its events. */
@FunctionalInterface
public interface Trial {

  /**
   * JSON pointers into the request to all values that are taken out whole or in part, a list for
   * each event.
   *
   * @param body one that was parsed without fault
   * @param shape how it is laid out
   */
  List<List<String>> removals(Body.Text body, Shape shape);
}
