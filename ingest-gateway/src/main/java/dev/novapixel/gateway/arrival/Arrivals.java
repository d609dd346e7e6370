package dev.novapixel.gateway.arrival;

import dev.novapixel.gateway.intake.Admission;
import dev.novapixel.gateway.limit.Callers;
import dev.novapixel.schemas.settings.AddressRange;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.AttributeKey;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;

/**
 * Puts what reads requests into new connections, and bounds how many there are, of all and of each
 * address. Thread-safe.
 */
public final class Arrivals {
  /** What one address may hold while the room is crowded, as a part of the whole; or one body. */
  private static final int SHARE = 8;

  private static final AttributeKey<Peer> PEER = AttributeKey.valueOf(Arrivals.class, "peer");

  private final Admission admission;
  private final Callers callers;
  private final Overload overload;
  private final ForwardedFor forwarded;
  private final int bodyLimit;
  private final Duration time;
  private final int maxConnections;
  private final AtomicInteger connections = new AtomicInteger();
  private final LongAdder closedAtOnce = new LongAdder();

  /**
   * @param callers what each address may send
   * @param overload what becomes of requests that there is no time for
   * @param proxies whose word is taken on where a request came from
   * @param bodyLimit the most bytes of a body as it comes
   * @param time the most that a request may take to come, from its first byte to its last
   * @param maxConnections open at once; one more is closed as soon as it is there
   */
  public Arrivals(
      Admission admission,
      Callers callers,
      Overload overload,
      List<AddressRange> proxies,
      int bodyLimit,
      Duration time,
      int maxConnections) {
    this.admission = admission;
    this.callers = callers;
    this.overload = overload;
    this.forwarded = new ForwardedFor(proxies);
    this.bodyLimit = bodyLimit;
    this.time = time;
    this.maxConnections = maxConnections;
  }

  /** A connection is there. */
  public void opened(Channel connection) {
    connection.closeFuture().addListener(closed -> connections.decrementAndGet());
    Peer peer = Peer.of(connection, callers, forwarded);
    connection.attr(PEER).set(peer);
    if (connections.incrementAndGet() > maxConnections || !peer.open()) {
      closedAtOnce.increment();
      var _ = connection.close();
    } else {
      connection.closeFuture().addListener(closed -> peer.closed());
    }
  }

  /** A connection can speak HTTP/1. */
  public void ready(ChannelPipeline pipeline) {
    int share = (int) Math.max(bodyLimit, admission.maxBytes() / SHARE);
    Peer peer = Objects.requireNonNull(pipeline.channel().attr(PEER).get(), "it was opened before");
    BooleanSupplier late = overload.lateness(pipeline.channel().eventLoop());
    BodyReader reader = new BodyReader(admission, peer, overload, late, bodyLimit, share, time);
    pipeline.addFirst("first-byte", new FirstByte(reader.deadline()));
    pipeline.addAfter(pipeline.context(HttpServerCodec.class).name(), "body-reader", reader);
  }

  /** Connections that were too many, of all or of their address. */
  public long closedAtOnce() {
    return closedAtOnce.sum();
  }

  /** Open connections. */
  public int connections() {
    return connections.get();
  }
}
