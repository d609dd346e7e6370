package dev.novapixel.admin.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.http.HttpStatus;
import java.util.List;
import java.util.Locale;

/**
 * Why a request was not done, as RFC 9457 says it.
 *
 * @param type which kind of problem: stable, for programs
 * @param title the kind in words
 * @param status the HTTP status
 * @param detail this one in words
 * @param errors the single flaws of a body, if that is the problem
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Problem(String type, String title, int status, String detail, List<Flaw> errors) {

  /**
   * A flaw of a body.
   *
   * @param pointer where, as a JSON pointer
   * @param detail what is wrong there
   */
  record Flaw(String pointer, String detail) {}

  /** The kinds of problem. */
  enum Kind {
    MALFORMED(HttpStatus.BAD_REQUEST, "The request can't be read"),
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "Nobody known is asking"),
    FORBIDDEN(HttpStatus.FORBIDDEN, "Not yours to do"),
    CSRF(HttpStatus.FORBIDDEN, "The CSRF token is missing or wrong"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such thing"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "Not done this way"),
    CONFLICT(HttpStatus.CONFLICT, "It is there already"),
    OUTDATED(HttpStatus.PRECONDITION_FAILED, "Somebody changed it since"),
    TOO_LARGE(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "The request is too large"),
    INVALID(HttpStatus.UNPROCESSABLE_ENTITY, "The request is not valid"),
    TOO_MANY_LOGINS(HttpStatus.TOO_MANY_REQUESTS, "Too many wrong logins"),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "A server that this needs is away"),
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, "This should not have happened"),
    OTHER(HttpStatus.BAD_REQUEST, "The request can't be done");

    private final HttpStatus status;
    private final String title;

    Kind(HttpStatus status, String title) {
      this.status = status;
      this.title = title;
    }

    HttpStatus status() {
      return status;
    }

    /** The stable name. */
    String type() {
      return "urn:nova:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Kind of(HttpStatus status) {
      for (Kind kind : values()) {
        if (kind.status == status) {
          return kind;
        }
      }
      return status.getCode() >= 500 ? INTERNAL : OTHER;
    }
  }

  static Problem of(Kind kind, String detail) {
    return new Problem(kind.type(), kind.title, kind.status.getCode(), detail, List.of());
  }

  static Problem invalid(List<Flaw> flaws) {
    String detail = flaws.size() == 1 ? flaws.getFirst().detail() : flaws.size() + " flaws.";
    Kind kind = Kind.INVALID;
    return new Problem(kind.type(), kind.title, kind.status.getCode(), detail, flaws);
  }
}
