package dev.novapixel.gateway.arrival;

import dev.novapixel.gateway.intake.Admission;
import dev.novapixel.gateway.intake.Outcome;
import dev.novapixel.gateway.intake.Outcome.Refusal;
import dev.novapixel.gateway.limit.Caller;
import dev.novapixel.gateway.protocol.RequestFault;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpExpectationFailedEvent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the bodies of one connection's requests and hands each request on when it is whole. A body
 * that is too large, too slow, or that there is no room for is refused at once: the request goes on
 * with its refusal in place of the body, and the rest of it is read into nothing, so that the
 * connection stays usable. Used by one event loop.
 */
final class BodyReader extends ChannelDuplexHandler {
  private final Admission admission;
  private final Peer peer;
  private final Overload overload;
  private final BooleanSupplier late;
  private final int limit;
  private final int share;
  private final Deadline deadline;

  /** The request whose body is being read; null between bodies and while one is dropped. */
  private @Nullable HttpRequest head;

  private @Nullable ReadBuffer body;
  private boolean dropping;

  /** Requests that were handed on and are not answered yet: nobody may be answered before them. */
  private int unanswered;

  /** Whether something was answered here, so that nobody else knows that more may be read. */
  private boolean shed;

  private boolean closing;
  private @Nullable ChannelHandlerContext context;

  /**
   * @param late whether there is no time for what comes now
   * @param limit the most bytes of a body
   * @param share the most bytes that one caller may hold while there is little room
   * @param time the most that a request may take to come
   */
  BodyReader(
      Admission admission,
      Peer peer,
      Overload overload,
      BooleanSupplier late,
      int limit,
      int share,
      Duration time) {
    this.admission = admission;
    this.peer = peer;
    this.overload = overload;
    this.late = late;
    this.limit = limit;
    this.share = share;
    this.deadline = new Deadline(time, this::tooLate);
  }

  Deadline deadline() {
    return deadline;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    this.context = context;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (closing) {
      ReferenceCountUtil.release(message);
    } else if (message instanceof HttpRequest request) {
      begin(context, request);
    } else if (message instanceof HttpContent content && (head != null || dropping)) {
      try {
        more(context, content);
      } finally {
        content.release();
      }
    } else {
      if (message instanceof LastHttpContent) {
        deadline.end();
      }
      context.fireChannelRead(message);
    }
  }

  private void begin(ChannelHandlerContext context, HttpRequest request) {
    if (request.decoderResult().isFailure()) {
      pass(context, request);
      return;
    }
    Caller caller = peer.caller(request.headers());
    int seconds = caller.pass();
    if (seconds > 0) {
      peer.limited(request.headers());
      refuse(context, request, new Outcome.Refused(Refusal.ADDRESS_LIMITED, seconds));
      expectationFailed(context, request);
    } else if (!hasBody(request)) {
      pass(context, request);
    } else if (late.getAsBoolean()) {
      shed(context, request);
    } else {
      begin(context, request, caller);
    }
  }

  private void pass(ChannelHandlerContext context, HttpRequest request) {
    unanswered++;
    context.fireChannelRead(request);
  }

  /**
   * There is no time or no room for it: it is answered here, unless another's answer has to come
   * first.
   */
  private void shed(ChannelHandlerContext context, HttpRequest request) {
    if (unanswered > 0) {
      refuse(context, request, new Outcome.Refused(Refusal.OVERLOADED));
      expectationFailed(context, request);
      return;
    }
    forget();
    dropping = true;
    shed = true;
    closing = !HttpUtil.isKeepAlive(request);
    var written = context.writeAndFlush(overload.refuse(request));
    if (closing) {
      written.addListener(ChannelFutureListener.CLOSE);
    }
    expectationFailed(context, request);
  }

  private void begin(ChannelHandlerContext context, HttpRequest request, Caller caller) {
    head = request;
    if (HttpUtil.getContentLength(request, 0L) > limit) {
      refuse(context, request, new Outcome.Unreadable(RequestFault.BODY_TOO_LARGE, ""));
      expectationFailed(context, request);
    } else if (!admission.hasRoom(HttpUtil.getContentLength(request, 0))) {
      // A body that is read in part and then given up takes room from those that could be read.
      shed(context, request);
    } else {
      body = new ReadBuffer(admission, caller, share);
      invite(context, request);
    }
  }

  private static boolean hasBody(HttpRequest request) {
    return HttpUtil.isTransferEncodingChunked(request)
        || HttpUtil.getContentLength(request, 0L) > 0;
  }

  /** Who asked whether it may send its body is told to. */
  private static void invite(ChannelHandlerContext context, HttpRequest request) {
    if (HttpUtil.is100ContinueExpected(request)) {
      request.headers().remove(HttpHeaderNames.EXPECT);
      var _ =
          context.writeAndFlush(
              new DefaultFullHttpResponse(
                  HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE, Unpooled.EMPTY_BUFFER));
    }
  }

  /** Who asked and was refused does not send it: the next bytes are another request. */
  private void expectationFailed(ChannelHandlerContext context, HttpRequest request) {
    if (HttpUtil.is100ContinueExpected(request)) {
      dropping = false;
      deadline.end();
      context.pipeline().fireUserEventTriggered(HttpExpectationFailedEvent.INSTANCE);
    }
  }

  private void more(ChannelHandlerContext context, HttpContent content) {
    if (head != null) {
      read(context, head, content);
    }
    if (content instanceof LastHttpContent) {
      dropping = false;
      deadline.end();
    }
  }

  private void read(ChannelHandlerContext context, HttpRequest request, HttpContent content) {
    ReadBuffer buffer = body;
    if (buffer == null) {
      throw new IllegalStateException("a head without a buffer");
    }
    if (content.decoderResult().isFailure()) {
      closing = true;
      refuse(context, request, new Outcome.Unreadable(RequestFault.BROKEN_OFF, ""));
    } else if (content.content().readableBytes() > limit - buffer.size()) {
      refuse(context, request, new Outcome.Unreadable(RequestFault.BODY_TOO_LARGE, ""));
    } else if (!buffer.add(content.content(), bound(request))) {
      shed(context, request);
    } else if (content instanceof LastHttpContent) {
      head = null;
      body = null;
      HttpUtil.setTransferEncodingChunked(request, false);
      pass(context, ArrivedRequest.whole(request, buffer.take()));
    }
  }

  private int bound(HttpRequest request) {
    return HttpUtil.isTransferEncodingChunked(request)
        ? limit
        : HttpUtil.getContentLength(request, limit);
  }

  private void refuse(ChannelHandlerContext context, HttpRequest request, Outcome refusal) {
    forget();
    dropping = true;
    HttpUtil.setTransferEncodingChunked(request, false);
    pass(context, ArrivedRequest.refused(request, refusal));
  }

  private void forget() {
    head = null;
    if (body != null) {
      body.forget();
      body = null;
    }
  }

  /** Whose body is awaited is told so; who has not even said what he wants is not. */
  private void tooLate() {
    ChannelHandlerContext context = this.context;
    if (context == null || !context.channel().isActive()) {
      return;
    }
    closing = true;
    if (head == null) {
      var _ = context.close();
    } else {
      refuse(context, head, new Outcome.Unreadable(RequestFault.TOO_SLOW, ""));
      context.fireChannelReadComplete();
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    context.fireChannelReadComplete();
    if (head != null || dropping || shed) {
      shed = false;
      context.read();
    }
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (closing && message instanceof HttpResponse response) {
      HttpUtil.setKeepAlive(response, false);
    }
    if (message instanceof LastHttpContent) {
      unanswered--;
    }
    if (closing && message instanceof LastHttpContent) {
      promise = promise.unvoid();
      promise.addListener(ChannelFutureListener.CLOSE);
    }
    var _ = context.write(message, promise);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    deadline.end();
    forget();
    context.fireChannelInactive();
  }
}
