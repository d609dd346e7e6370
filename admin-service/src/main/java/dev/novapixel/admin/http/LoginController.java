package dev.novapixel.admin.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.novapixel.admin.access.ConsoleSessions;
import dev.novapixel.admin.access.Gatekeeper;
import dev.novapixel.admin.access.LoginThrottle;
import dev.novapixel.admin.http.Problem.Kind;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Logging in to the console with the admin token. Only JSON is taken, which a form of a foreign
 * page can't send.
 */
@Controller
final class LoginController {
  static final String COOKIE = "nova_session";

  private final Gatekeeper gatekeeper;
  private final ConsoleSessions sessions;
  private final LoginThrottle throttle;

  LoginController(Gatekeeper gatekeeper, ConsoleSessions sessions, LoginThrottle throttle) {
    this.gatekeeper = gatekeeper;
    this.sessions = sessions;
    this.throttle = throttle;
  }

  @Post("/login")
  @Consumes(MediaType.APPLICATION_JSON)
  HttpResponse<byte[]> login(HttpRequest<?> request, @Body byte @Nullable [] body) {
    String address = address(request);
    if (throttle.isBlocked(address)) {
      return Answers.problem(Kind.TOO_MANY_LOGINS, "Wait a minute and try again.")
          .header(HttpHeaders.RETRY_AFTER, Long.toString(LoginThrottle.WINDOW.toSeconds()));
    }
    Optional<String> token = Json.read(body).map(json -> json.path("token")).map(JsonNode::asText);
    if (token.filter(gatekeeper::isAdmin).isEmpty()) {
      throttle.failed(address);
      return Answers.problem(Kind.UNAUTHENTICATED, "This is not the admin token.");
    }
    String id = sessions.begin();
    return Answers.ok(view(id)).cookie(cookie(request, id, ConsoleSessions.LIFE));
  }

  /** What the console needs to know of its own session. */
  @Get("/v1/session")
  HttpResponse<byte[]> session(HttpRequest<?> request) {
    String id = AccessFilter.sessionId(request);
    return Answers.ok(id == null ? Map.of() : view(id));
  }

  @Delete("/v1/session")
  HttpResponse<byte[]> logout(HttpRequest<?> request) {
    String id = AccessFilter.sessionId(request);
    if (id != null) {
      sessions.end(id);
    }
    return HttpResponse.<byte[]>noContent().cookie(cookie(request, "", Duration.ZERO));
  }

  private Map<String, String> view(String id) {
    return sessions
        .find(id)
        .map(session -> Map.of("csrf_token", session.csrfToken()))
        .orElseGet(Map::of);
  }

  private static Cookie cookie(HttpRequest<?> request, String value, Duration life) {
    boolean encrypted =
        request.isSecure() || "https".equals(request.getHeaders().get("X-Forwarded-Proto"));
    return Cookie.of(COOKIE, value)
        .path("/")
        .httpOnly(true)
        .sameSite(SameSite.Strict)
        .secure(encrypted)
        .maxAge(life);
  }

  /** The peer itself: what a proxy says of others, anybody can say. */
  private static String address(HttpRequest<?> request) {
    InetSocketAddress peer = request.getRemoteAddress();
    return peer.getAddress() == null ? peer.getHostString() : peer.getAddress().getHostAddress();
  }
}
