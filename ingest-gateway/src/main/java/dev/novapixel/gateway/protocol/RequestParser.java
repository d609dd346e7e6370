package dev.novapixel.gateway.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.novapixel.gateway.privacy.PersonalFields;
import java.io.IOException;

/**
 * Reads requests in one pass over their bytes, without a tree: facts are picked up and personal
 * values cut out while the tokens go by. Thread-safe.
 */
public final class RequestParser {
  static final JsonFactory JSON =
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

  private final PersonalFields personal;
  private final int eventLimit;

  /**
   * @param personal what is cut out
   * @param eventLimit the most bytes of an event; a larger one is faulty
   */
  public RequestParser(PersonalFields personal, int eventLimit) {
    this.personal = personal;
    this.eventLimit = eventLimit;
  }

  /** Reads {@code body}; never throws for what it holds. */
  public Parsed parse(Body.Text body) {
    try (JsonParser parser = JSON.createParser(body.bytes(), body.start(), body.length())) {
      return read(parser, body);
    } catch (IOException closing) {
      throw new IllegalStateException("closing a parser of bytes does no I/O", closing);
    }
  }

  /** Jackson reports hash collisions among member names as an illegal state. */
  private Parsed read(JsonParser parser, Body.Text body) {
    try {
      return new RequestReader(
              new EventReader(parser, body, personal, eventLimit),
              new EventReader(parser, body, personal, eventLimit),
              parser)
          .read();
    } catch (StreamConstraintsException beyond) {
      return new Parsed.Refused(RequestFault.BEYOND_LIMITS, pointer(parser));
    } catch (IOException | IllegalStateException notJson) {
      return new Parsed.Refused(RequestFault.NOT_JSON, pointer(parser));
    }
  }

  private static String pointer(JsonParser parser) {
    return parser.getParsingContext().pathAsPointer().toString();
  }
}
