package dev.novapixel.gateway.protocol;

import com.fasterxml.jackson.core.JsonParser;
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
    return StrictJson.read(body, parser -> read(parser, body), Parsed.Refused::new);
  }

  private Parsed read(JsonParser parser, Body.Text body) throws IOException {
    return new RequestReader(
            language,
            new EventReader(parser, body, language.facts(), personal, eventLimit),
            new EventReader(parser, body, language.facts(), personal, eventLimit),
            parser)
        .read();
  }
}
