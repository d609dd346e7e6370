package dev.novapixel.gateway.http;

import dev.novapixel.gateway.script.PixelScript;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import org.jspecify.annotations.Nullable;

/**
 * Hands out {@code pixel.js}: under its own name for five minutes at a time, and under the name of
 * its content for ever. A content that is gone answers with the present one, for a shop that still
 * names it must not lose its events.
 */
@Controller
final class PixelScriptController {
  private static final MediaType JAVASCRIPT = MediaType.of("text/javascript; charset=utf-8");
  private static final String FIVE_MINUTES =
      "public, max-age=300, stale-while-revalidate=86400, stale-if-error=86400";
  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  private final PixelScript script = PixelScript.load();
  private final String tag = "\"" + script.hash() + "\"";

  @Get(value = "/pixel.js", produces = MediaType.ALL)
  HttpResponse<byte[]> current(HttpRequest<?> request) {
    return answer(request, FIVE_MINUTES);
  }

  @Get(value = "/pixel-{hash}.js", produces = MediaType.ALL)
  HttpResponse<byte[]> named(HttpRequest<?> request, @PathVariable String hash) {
    return answer(request, hash.equals(script.hash()) ? FOR_EVER : FIVE_MINUTES);
  }

  private HttpResponse<byte[]> answer(HttpRequest<?> request, String caching) {
    MutableHttpResponse<byte[]> response =
        names(request.getHeaders().get(HttpHeaders.IF_NONE_MATCH), tag)
            ? HttpResponse.notModified()
            : content(takesGzip(request));
    return response
        .header(HttpHeaders.CACHE_CONTROL, caching)
        .header(HttpHeaders.ETAG, "W/" + tag)
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
        .header(HttpHeaders.CONTENT_LOCATION, "/pixel-" + script.hash() + ".js")
        // Pages that isolate themselves load only what says that it may be loaded.
        .header("Cross-Origin-Resource-Policy", "cross-origin")
        .header("X-Content-Type-Options", "nosniff");
  }

  private MutableHttpResponse<byte[]> content(boolean packed) {
    MutableHttpResponse<byte[]> response =
        HttpResponse.ok(packed ? script.gzip() : script.plain()).contentType(JAVASCRIPT);
    return packed ? response.header(HttpHeaders.CONTENT_ENCODING, "gzip") : response;
  }

  private static boolean takesGzip(HttpRequest<?> request) {
    String accepted = request.getHeaders().get(HttpHeaders.ACCEPT_ENCODING);
    return accepted != null && accepted.contains("gzip");
  }

  /** Compared weakly: packed and plain are one content, and a proxy may have packed it itself. */
  private static boolean names(@Nullable String tags, String tag) {
    return tags != null && (tags.contains(tag) || tags.strip().equals("*"));
  }
}
