package dev.novapixel.gateway.http;

import dev.novapixel.gateway.intake.IntakeRequest;
import dev.novapixel.schemas.event.PixelEvent.Dialect;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/** A request in our own pixel's language, which is Shopify's with an envelope around it. */
@SuppressWarnings("ArrayRecordComponent") // lives for one request, is never compared
record PixelRequest(HttpRequest<?> http, @Nullable String pathKey, byte[] body)
    implements IntakeRequest {

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
    return Dialect.SHOPIFY_PIXEL;
  }

  /** {@code ?historical=true}. */
  @Override
  public boolean isImport() {
    return "true".equals(query("historical"));
  }
}
