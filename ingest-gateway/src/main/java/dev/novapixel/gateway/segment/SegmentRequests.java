package dev.novapixel.gateway.segment;

import dev.novapixel.gateway.privacy.PersonalFields;
import dev.novapixel.gateway.protocol.JsonRequests;
import dev.novapixel.gateway.protocol.Language;
import dev.novapixel.gateway.protocol.Limits;
import dev.novapixel.gateway.protocol.RequestParser;

/** Requests in Segment's language. */
public final class SegmentRequests {
  private SegmentRequests() {}

  /**
   * What reads the requests of {@code call}.
   *
   * @param personal what is cut out
   * @param eventLimit the most bytes of a message
   */
  public static RequestParser parser(Call call, PersonalFields personal, int eventLimit) {
    return new JsonRequests(
        new Language(
            outside -> new SegmentFacts(outside, call.type()), "batch", Limits.SEGMENT_EVENTS),
        personal,
        eventLimit);
  }
}
