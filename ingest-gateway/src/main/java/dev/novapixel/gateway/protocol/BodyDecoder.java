package dev.novapixel.gateway.protocol;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes text of what arrived. The bytes decide, not their labels: clients send gzip labelled as a
 * form and JSON labelled as text.
 */
public final class BodyDecoder {
  private final int limit;

  /**
   * @param limit the most inflated bytes; beyond, the body is refused without inflating the rest
   */
  public BodyDecoder(int limit) {
    this.limit = limit;
  }

  /**
   * Takes ownership of {@code body} and may change it.
   *
   * @param encoding the Content-Encoding header, if any
   */
  public Body decode(byte[] body, @Nullable String encoding) {
    if (body.length == 0) {
      return new Body.Refused(RequestFault.EMPTY_BODY);
    }
    if (body.length > limit) {
      return new Body.Refused(RequestFault.BODY_TOO_LARGE);
    }
    return switch (encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT)) {
      case "", "identity", "gzip", "x-gzip" -> isGzip(body) ? inflate(body, true) : Body.of(body);
      case "deflate" -> inflate(body, false);
      default -> new Body.Refused(RequestFault.UNSUPPORTED_ENCODING);
    };
  }

  private static boolean isGzip(byte[] body) {
    return body.length > 2 && body[0] == 0x1f && body[1] == (byte) 0x8b;
  }

  private Body inflate(byte[] body, boolean gzip) {
    try (InputStream packed = new ByteArrayInputStream(body);
        InputStream in = gzip ? new GZIPInputStream(packed) : new InflaterInputStream(packed)) {
      byte[] inflated = in.readNBytes(limit + 1);
      if (inflated.length > limit) {
        return new Body.Refused(RequestFault.BODY_TOO_LARGE);
      }
      return inflated.length == 0 ? new Body.Refused(RequestFault.EMPTY_BODY) : Body.of(inflated);
    } catch (IOException corrupt) {
      return new Body.Refused(RequestFault.BAD_COMPRESSION);
    }
  }
}
