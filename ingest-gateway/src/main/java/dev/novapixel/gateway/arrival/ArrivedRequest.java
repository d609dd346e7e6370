package dev.novapixel.gateway.arrival;

import dev.novapixel.gateway.intake.Outcome;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import org.jspecify.annotations.Nullable;

/** A request whose body was read whole, or why it was not. */
public final class ArrivedRequest extends DefaultFullHttpRequest {
  private static final byte[] NOTHING = {};

  private byte[] body;
  private final @Nullable Outcome refusal;

  private ArrivedRequest(
      HttpRequest head, HttpHeaders trailers, byte[] body, @Nullable Outcome refusal) {
    super(
        head.protocolVersion(),
        head.method(),
        head.uri(),
        Unpooled.EMPTY_BUFFER,
        head.headers(),
        trailers);
    this.body = body;
    this.refusal = refusal;
  }

  static ArrivedRequest whole(HttpRequest head, byte[] body) {
    return new ArrivedRequest(
        head, LastHttpContent.EMPTY_LAST_CONTENT.trailingHeaders(), body, null);
  }

  static ArrivedRequest refused(HttpRequest head, Outcome refusal) {
    return new ArrivedRequest(
        head, LastHttpContent.EMPTY_LAST_CONTENT.trailingHeaders(), NOTHING, refusal);
  }

  /**
   * The body as it came, which is given away: a request lives until Kafka has acknowledged, and its
   * body is read long before.
   */
  public byte[] take() {
    byte[] taken = body;
    body = NOTHING;
    return taken;
  }

  /** What the client is to be told because its body was not read; null if it was. */
  public @Nullable Outcome refusal() {
    return refusal;
  }
}
