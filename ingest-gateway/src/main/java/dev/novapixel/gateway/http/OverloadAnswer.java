package dev.novapixel.gateway.http;

import dev.novapixel.gateway.arrival.Overload;
import dev.novapixel.gateway.intake.Intake;
import dev.novapixel.gateway.intake.Outcome;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * What a request is told that there is no time for: the same 503 as any other, made without the
 * server's help, which would cost as much as serving it.
 */
@Singleton
final class OverloadAnswer implements Overload.Refusal {
  private static final Outcome.Refused OVERLOADED = new Outcome.Refused(Outcome.Refusal.OVERLOADED);
  private static final byte[] BODY =
      Problem.of(ProblemType.OVERLOADED).toJson(ProblemType.OVERLOADED.status());

  private final Provider<Intake> intake;

  /** Where one is kept. */
  private final Optional<AccessLog> log;

  OverloadAnswer(Provider<Intake> intake, Optional<AccessLog> log) {
    this.intake = intake;
    this.log = log;
  }

  @Override
  public FullHttpResponse of(HttpRequest request) {
    var _ = intake.get().turnAway(OVERLOADED);
    FullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            HttpResponseStatus.SERVICE_UNAVAILABLE,
            Unpooled.wrappedBuffer(BODY));
    HttpHeaders headers = response.headers();
    headers.set(HttpHeaderNames.CONTENT_TYPE, Answers.PROBLEM.toString());
    headers.setInt(HttpHeaderNames.CONTENT_LENGTH, BODY.length);
    headers.set(HttpHeaderNames.RETRY_AFTER, Answers.retryAfter());
    headers.set(HttpHeaderNames.CACHE_CONTROL, "no-store");
    headers.set(HttpHeaderNames.VARY, HttpHeaderNames.ORIGIN);
    String id = EdgeHeaders.requestId(request.headers().get(EdgeHeaders.REQUEST_ID));
    headers.set(EdgeHeaders.REQUEST_ID, id);
    EdgeHeaders.forOrigin(request.headers().get(HttpHeaderNames.ORIGIN), headers::set);
    HttpUtil.setKeepAlive(response, HttpUtil.isKeepAlive(request));
    log.ifPresent(lines ->
        lines.atTheDoor(
            request.method().name(),
            response.status().code(),
            HttpUtil.getContentLength(request, 0L),
            id));
    return response;
  }
}
