package dev.novapixel.admin.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.novapixel.admin.http.Problem.Flaw;
import dev.novapixel.admin.http.Problem.Kind;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The shapes of all answers: {@code data} with {@code meta}, and problems. */
final class Answers {
  private static final MediaType PROBLEM = MediaType.of("application/problem+json");

  /** Always there, so that clients may read it without asking. */
  private record Envelope(Object data, Map<String, Object> meta) {}

  /** A cursor that is null says that this was the last page. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  private record Page(Object data, PageMeta meta) {}

  private record PageMeta(@Nullable String nextCursor) {}

  private Answers() {}

  static MutableHttpResponse<byte[]> ok(Object data) {
    return data(HttpStatus.OK, data, Map.of());
  }

  static MutableHttpResponse<byte[]> ok(Object data, Map<String, Object> meta) {
    return data(HttpStatus.OK, data, meta);
  }

  static MutableHttpResponse<byte[]> created(Object data) {
    return data(HttpStatus.CREATED, data, Map.of());
  }

  /** What is to be done will be, soon. */
  static MutableHttpResponse<byte[]> accepted(Object data) {
    return data(HttpStatus.ACCEPTED, data, Map.of());
  }

  static MutableHttpResponse<byte[]> page(List<?> data, @Nullable String nextCursor) {
    return json(
        HttpStatus.OK, MediaType.APPLICATION_JSON_TYPE, new Page(data, new PageMeta(nextCursor)));
  }

  static MutableHttpResponse<byte[]> problem(Kind kind, String detail) {
    return json(kind.status(), PROBLEM, Problem.of(kind, detail));
  }

  static MutableHttpResponse<byte[]> invalid(List<Flaw> flaws) {
    return json(Kind.INVALID.status(), PROBLEM, Problem.invalid(flaws));
  }

  private static MutableHttpResponse<byte[]> data(
      HttpStatus status, Object data, Map<String, Object> meta) {
    return json(status, MediaType.APPLICATION_JSON_TYPE, new Envelope(data, meta));
  }

  private static MutableHttpResponse<byte[]> json(HttpStatus status, MediaType type, Object body) {
    return HttpResponse.<byte[]>status(status).contentType(type).body(Json.write(body));
  }
}
