package dev.novapixel.admin.http;

import dev.novapixel.admin.access.Credentials;
import dev.novapixel.admin.access.Gatekeeper;
import dev.novapixel.admin.http.Problem.Kind;
import dev.novapixel.schemas.access.KeyCarrier;
import dev.novapixel.schemas.access.KeyResolver;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Lets nobody into the REST API whom the gatekeeper does not know. */
@ServerFilter("/v1/**")
final class AccessFilter {
  static final String CSRF_HEADER = "X-CSRF-Token";

  private final Gatekeeper gatekeeper;

  AccessFilter(Gatekeeper gatekeeper) {
    this.gatekeeper = gatekeeper;
  }

  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Nullable HttpResponse<?> check(HttpRequest<?> request) {
    boolean reads =
        switch (request.getMethod()) {
          case GET, HEAD, OPTIONS -> true;
          default -> false;
        };
    return switch (gatekeeper.judge(reads, path(request), credentials(request))) {
      case ALLOWED -> null;
      case UNKNOWN ->
          Answers.problem(
                  Kind.UNAUTHENTICATED,
                  "Send the admin token or a server key as Bearer, or log in at /login.")
              .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"nova\"");
      case FOREIGN ->
          Answers.problem(
              Kind.FORBIDDEN,
              "A server key reads its own shop, without its keys, and splits and erases its shoppers.");
      case FORGED ->
          Answers.problem(
              Kind.CSRF, "Changes from the console need the header " + CSRF_HEADER + ".");
    };
  }

  static Credentials credentials(HttpRequest<?> request) {
    return new Credentials(
        KeyResolver.resolve(new Headers(request)).orElse(null),
        sessionId(request),
        request.getHeaders().get(CSRF_HEADER));
  }

  static @Nullable String sessionId(HttpRequest<?> request) {
    return request
        .getCookies()
        .findCookie(LoginController.COOKIE)
        .map(Cookie::getValue)
        .orElse(null);
  }

  private static String path(HttpRequest<?> request) {
    return URLDecoder.decode(request.getUri().getRawPath(), StandardCharsets.UTF_8);
  }

  /** Secrets have no place in an address: keys are taken from headers only. */
  private record Headers(HttpRequest<?> request) implements KeyCarrier {
    @Override
    public @Nullable String pathKey() {
      return null;
    }

    @Override
    public @Nullable String header(String name) {
      return request.getHeaders().get(name);
    }

    @Override
    public @Nullable String query(String name) {
      return null;
    }

    @Override
    public @Nullable String bodyKey() {
      return null;
    }
  }
}
