package dev.novapixel.gateway.pixel;

import dev.novapixel.gateway.privacy.PersonalFields;
import dev.novapixel.gateway.protocol.JsonRequests;
import dev.novapixel.gateway.protocol.Language;
import dev.novapixel.gateway.protocol.Limits;
import dev.novapixel.gateway.protocol.RequestParser;

/** Requests in our own pixel's language. */
public final class PixelRequests {
  private static final Language LANGUAGE = new Language(PixelFacts::new, "events", Limits.EVENTS);

  private PixelRequests() {}

  /**
   * What reads them.
   *
   * @param personal what is cut out
   * @param eventLimit the most bytes of an event
   */
  public static RequestParser parser(PersonalFields personal, int eventLimit) {
    return new JsonRequests(LANGUAGE, personal, eventLimit);
  }
}
