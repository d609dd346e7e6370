package dev.novapixel.admin.http;

import dev.novapixel.admin.access.ConsoleSessions;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The console's pages: files that know nothing; what they show they ask the REST API for. */
@Controller
final class ConsoleController {
  private final ConsoleSessions sessions;
  private final StaticFiles files;

  ConsoleController(ConsoleSessions sessions, StaticFiles files) {
    this.sessions = sessions;
    this.files = files;
  }

  @Get("/")
  HttpResponse<?> console(HttpRequest<?> request) {
    String id = AccessFilter.sessionId(request);
    return id != null && sessions.find(id).isPresent()
        ? page("console.html")
        : HttpResponse.seeOther(URI.create("/login"));
  }

  @Get("/login")
  HttpResponse<?> login() {
    return page("login.html");
  }

  @Get("/assets/{name}")
  HttpResponse<?> asset(HttpRequest<?> request, String name) {
    return switch (name) {
      case "nova.css" -> asset(request, name, "text/css; charset=utf-8");
      case "console.js", "login.js" -> asset(request, name, "text/javascript; charset=utf-8");
      case "nova.svg" -> asset(request, name, "image/svg+xml");
      default -> Answers.problem(Problem.Kind.NOT_FOUND, "There is no such file.");
    };
  }

  private MutableHttpResponse<byte[]> page(String name) {
    return HttpResponse.ok(files.bytes(name)).contentType(MediaType.of("text/html; charset=utf-8"));
  }

  /** Asked for again each time, and sent again only if the service has another by now. */
  private MutableHttpResponse<byte[]> asset(HttpRequest<?> request, String name, String type) {
    byte[] file = files.bytes(name);
    String tag = tag(file);
    MutableHttpResponse<byte[]> answer =
        tag.equals(request.getHeaders().get("If-None-Match"))
            ? HttpResponse.notModified()
            : HttpResponse.ok(file).contentType(MediaType.of(type));
    return answer.header("ETag", tag).header("Cache-Control", "no-cache");
  }

  static String tag(byte[] content) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      return '"' + HexFormat.of().formatHex(hash, 0, 12) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** {@code text} as bytes, for tags of what is not a file. */
  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
