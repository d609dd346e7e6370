package dev.novapixel.recs.http;

import java.util.Locale;

/**
 * Why a request is refused, as RFC 9457 says it; the types are stable.
 *
 * @param kind which problem
 * @param detail what is wrong in this request, without keys or personal data
 */
record Problem(Kind kind, String detail) {

  /** The problems that there are. */
  enum Kind {
    INVALID_PARAMETER(400, "A parameter cannot be used"),
    KEY_MISSING(401, "A key is needed"),
    KEY_UNKNOWN(401, "The key opens no shop"),
    KEY_TOO_WEAK(403, "A server key is needed"),
    SHOP_MISMATCH(403, "The key opens another shop"),
    SHOP_DISABLED(403, "The shop is switched off"),
    AS_OF_IN_FUTURE(422, "The time has not come yet"),
    AS_OF_BEFORE_REACH(422, "The past is not kept that far back"),
    HISTORY_TOO_LONG(422, "The shopper's history is too long to be read"),
    UNKNOWN_SHOPPER(404, "No shopper is known by this reference"),
    NOT_FOUND(404, "There is no such page"),
    METHOD_NOT_ALLOWED(405, "The page does not answer this method"),
    REQUEST_REFUSED(400, "The request cannot be understood"),
    STORE_AWAY(503, "The store is away; try again"),
    INTERNAL(500, "Something went wrong here");

    private final int status;
    private final String title;

    Kind(int status, String title) {
      this.status = status;
      this.title = title;
    }

    int status() {
      return status;
    }

    String title() {
      return title;
    }

    /** {@code urn:nova:problem:invalid-parameter} and the like. */
    String type() {
      return "urn:nova:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  static ProblemException of(Kind kind, String detail) {
    return new ProblemException(new Problem(kind, detail));
  }
}
