package dev.novapixel.gateway.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.novapixel.gateway.privacy.PersonalFields;
import java.io.IOException;

/**
 * Reads requests that are JSON in one pass over their bytes, without a tree: facts are picked up
 * and personal values cut out while the tokens go by.
 */
public final class JsonRequests implements RequestParser {
  private final Language language;
  private final PersonalFields personal;
  private final int eventLimit;

  /**
   * @param language what is looked for
   * @param personal what is cut out
   * @param eventLimit the most bytes of an event; a larger one is faulty
   */
  public JsonRequests(Language language, PersonalFields personal, int eventLimit) {
    this.language = language;
    this.personal = personal;
    this.eventLimit = eventLimit;
  }

  @Override
  public Parsed parse(Body.Text body) {
    try (JsonParser parser = body.parser()) {
      return read(parser, body);
    } catch (IOException closing) {
      throw new IllegalStateException("closing a parser of bytes does no I/O", closing);
    }
  }

  /** Jackson reports hash collisions among member names as an illegal state. */
  private Parsed read(JsonParser parser, Body.Text body) {
    try {
      return new RequestReader(
              language,
              new EventReader(parser, body, language.facts(), personal, eventLimit),
              new EventReader(parser, body, language.facts(), personal, eventLimit),
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
