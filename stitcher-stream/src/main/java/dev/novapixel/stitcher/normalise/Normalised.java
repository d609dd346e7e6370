package dev.novapixel.stitcher.normalise;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of an event: typed, or refused. */
public sealed interface Normalised {

  /**
   * It can be used.
   *
   * @param event what it says
   * @param dropped JSON pointers to the first of its values that could not be used and were left
   *     out or cut
   */
  record Typed(TypedEvent event, List<String> dropped) implements Normalised {
    public Typed {
      dropped = List.copyOf(dropped);
    }
  }

  /**
   * It cannot be used.
   *
   * @param code why, as a stable word
   * @param pointer JSON pointer to what is wrong in the event's payload, if one place is
   * @param detail the reason for a person to read, without the offending value
   */
  record Refused(Code code, @Nullable String pointer, String detail) implements Normalised {}

  /** Why an event is refused: one word for topic, metric and API. */
  enum Code {
    MALFORMED_JSON("malformed_json"),
    MISSING_FIELD("missing_field"),
    WRONG_TYPE("wrong_type"),
    INVALID_VALUE("invalid_value"),
    UNDECODABLE("undecodable");

    private final String text;

    Code(String text) {
      this.text = text;
    }

    /** The word itself. */
    public String text() {
      return text;
    }
  }
}
