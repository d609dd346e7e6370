package dev.novapixel.gateway.protocol;

import dev.novapixel.gateway.json.JsonReader;
import dev.novapixel.gateway.privacy.PersonalFields;

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
    return StrictJson.read(body, json -> read(json, body), Parsed.Refused::new);
  }

  private Parsed read(JsonReader json, Body.Text body) {
    return new RequestReader(
            language,
            new EventReader(json, body, language.facts(), personal, eventLimit),
            new EventReader(json, body, language.facts(), personal, eventLimit),
            json)
        .read();
  }
}
