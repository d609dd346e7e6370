package dev.novapixel.gateway.http;

import dev.novapixel.gateway.intake.IntakeRequest;
import dev.novapixel.gateway.place.Place;
import dev.novapixel.gateway.protocol.RequestParser;
import dev.novapixel.gateway.protocol.Trial;
import dev.novapixel.gateway.protocol.UserAgents;
import dev.novapixel.schemas.event.PixelEvent.Dialect;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/** A request of one of the clients that we understand. */
@SuppressWarnings("ArrayRecordComponent") // lives for one request, is never compared
record ClientRequest(
    HttpRequest<?> http,
    byte[] body,
    ClientProtocol protocol,
    Whereabouts whereabouts,
    @Nullable Trial trial)
    implements IntakeRequest {
  private static final String KEYED = "/s/";

  /** {@code /s/{key}/…}: the only place for a key in clients that know an address alone. */
  @Override
  public @Nullable String pathKey() {
    String path = http.getPath();
    if (!path.startsWith(KEYED)) {
      return null;
    }
    int end = path.indexOf('/', KEYED.length());
    return end < 0 ? null : path.substring(KEYED.length(), end);
  }

  @Override
  public @Nullable String header(String name) {
    return http.getHeaders().get(name);
  }

  @Override
  public @Nullable String query(String name) {
    return http.getParameters().get(name);
  }

  @Override
  public @Nullable String contentEncoding() {
    return header(HttpHeaders.CONTENT_ENCODING);
  }

  @Override
  public Dialect dialect() {
    return protocol.dialect();
  }

  @Override
  public RequestParser parser() {
    return protocol.parser();
  }

  @Override
  public @Nullable String userAgent() {
    return UserAgents.ofHeader(header(HttpHeaders.USER_AGENT));
  }

  @Override
  public Place place() {
    return whereabouts.of(http);
  }

  /** {@code ?historical=true}. */
  @Override
  public boolean isImport() {
    return "true".equals(query("historical"));
  }
}
