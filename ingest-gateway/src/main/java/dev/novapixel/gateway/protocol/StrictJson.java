package dev.novapixel.gateway.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.function.BiFunction;

/** JSON within {@link Limits}: what is beyond is refused while it is read. */
public final class StrictJson {
  public static final JsonFactory FACTORY =
      JsonFactory.builder()
          // Names come from anywhere: the JVM's table of interned strings must not grow with them.
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Limits.DEPTH)
                  .maxStringLength(Limits.STRING_LENGTH)
                  .maxNameLength(Limits.MEMBER_LENGTH)
                  .maxNumberLength(Limits.NUMBER_LENGTH)
                  .build())
          .build();

  /** What becomes of JSON while it is read. */
  @FunctionalInterface
  public interface Reading<T> {
    T of(JsonParser parser) throws IOException;
  }

  private StrictJson() {}

  /**
   * Reads {@code body}; never throws for what it holds.
   *
   * @param refused what becomes of a body that can't be read, given why and a JSON pointer to where
   */
  public static <T> T read(
      Body.Text body, Reading<T> reading, BiFunction<RequestFault, String, T> refused) {
    try (JsonParser parser = body.parser()) {
      return read(parser, reading, refused);
    } catch (IOException closing) {
      throw new IllegalStateException("closing a parser of bytes does no I/O", closing);
    }
  }

  /** Jackson reports hash collisions among member names as an illegal state. */
  private static <T> T read(
      JsonParser parser, Reading<T> reading, BiFunction<RequestFault, String, T> refused) {
    try {
      return reading.of(parser);
    } catch (StreamConstraintsException beyond) {
      return refused.apply(RequestFault.BEYOND_LIMITS, pointer(parser));
    } catch (IOException | IllegalStateException notJson) {
      return refused.apply(RequestFault.NOT_JSON, pointer(parser));
    }
  }

  private static String pointer(JsonParser parser) {
    return parser.getParsingContext().pathAsPointer().toString();
  }
}
