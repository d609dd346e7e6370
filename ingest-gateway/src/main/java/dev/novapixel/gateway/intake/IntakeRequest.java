package dev.novapixel.gateway.intake;

import dev.novapixel.gateway.place.Place;
import dev.novapixel.gateway.protocol.RequestParser;
import dev.novapixel.gateway.protocol.Trial;
import dev.novapixel.schemas.access.KeyCarrier;
import dev.novapixel.schemas.event.PixelEvent.Dialect;
import org.jspecify.annotations.Nullable;

/** A request as the intake sees it: its keys, its body, and how it is to be read. */
public interface IntakeRequest extends KeyCarrier {

  /** The intake looks there itself, once it has read the body. */
  @Override
  default @Nullable String bodyKey() {
    return null;
  }

  /** The body as it came; the intake may change it. */
  byte[] body();

  /** The Content-Encoding header, if any. */
  @Nullable String contentEncoding();

  /** The client's language. */
  Dialect dialect();

  /** What reads that language. */
  RequestParser parser();

  /** The browser that it comes from, if it is one. */
  @Nullable String userAgent();

  /** What is asked besides, if it is only asked what would become of its events. */
  default @Nullable Trial trial() {
    return null;
  }

  /** Where it came from, where that is known. */
  default Place place() {
    return Place.NOWHERE;
  }

  /** Whether it imports events of the past, whose times are kept as they are. */
  boolean isImport();
}
