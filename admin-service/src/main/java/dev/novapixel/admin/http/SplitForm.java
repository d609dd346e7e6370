package dev.novapixel.admin.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.novapixel.admin.http.Problem.Flaw;
import dev.novapixel.schemas.shopper.IdentityCommand.What;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A split as an operator describes it.
 *
 * @param client off which
 * @param what what is void
 * @param upTo up to which receipt; null for now
 * @param flaws what was wrong; the values are of use only if nothing was
 */
record SplitForm(@Nullable String client, What what, @Nullable Instant upTo, List<Flaw> flaws) {
  /** As long as the stitcher lets ids be. */
  private static final int LONGEST_ID = 256;

  static SplitForm of(JsonNode body, Instant now) {
    Fields fields = Fields.of(body);
    String client = fields.required("client", fields.text("client", LONGEST_ID));
    String unit = fields.text("unit", LONGEST_ID);
    String token = fields.text("token", LONGEST_ID);
    if (token != null && unit == null) {
      fields.flaw("token", "is a tie of one unit, which has to be given");
    }
    Instant upTo = time(fields, fields.text("up_to", 40));
    if (upTo != null && upTo.isAfter(now)) {
      fields.flaw("up_to", "lies ahead: later ties count");
    }
    return new SplitForm(client, what(unit, token), upTo, fields.flaws());
  }

  private static What what(@Nullable String unit, @Nullable String token) {
    if (unit == null) {
      return new What.Everything();
    }
    return token == null ? new What.Customer(unit) : new What.Tie(unit, token);
  }

  private static @Nullable Instant time(Fields fields, @Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return Instant.parse(text).truncatedTo(ChronoUnit.MILLIS);
    } catch (DateTimeParseException e) {
      fields.flaw("up_to", "has to be a time such as 2026-03-14T12:00:00Z");
      return null;
    }
  }
}
