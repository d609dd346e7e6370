package dev.novapixel.gateway.protocol;

import dev.novapixel.gateway.json.JsonReader;
import dev.novapixel.gateway.json.UnreadableJson;
import java.util.function.BiFunction;
import java.util.function.Function;

/** JSON within {@link Limits}: what is beyond, or is none, is refused with the place of it. */
public final class StrictJson {
  private StrictJson() {}

  /**
   * Reads {@code body}; never throws for what it holds.
   *
   * @param reading what becomes of it while it is read
   * @param refused what becomes of a body that can't be read, given why and a JSON pointer to where
   */
  public static <T> T read(
      Body.Text body,
      Function<JsonReader, T> reading,
      BiFunction<RequestFault, String, T> refused) {
    JsonReader json = body.reader();
    try {
      return reading.apply(json);
    } catch (UnreadableJson unreadable) {
      RequestFault fault =
          unreadable.isBeyondLimits() ? RequestFault.BEYOND_LIMITS : RequestFault.NOT_JSON;
      return refused.apply(fault, json.pointer());
    }
  }
}
