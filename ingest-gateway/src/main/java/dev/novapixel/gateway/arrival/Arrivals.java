package dev.novapixel.gateway.arrival;

import dev.novapixel.gateway.intake.Admission;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpServerCodec;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Puts what reads requests into new connections, and bounds how many there are. Thread-safe. */
public final class Arrivals {
  private final Admission admission;
  private final int bodyLimit;
  private final Duration time;
  private final int maxConnections;
  private final AtomicInteger connections = new AtomicInteger();

  /**
   * @param bodyLimit the most bytes of a body as it comes
   * @param time the most that a request may take to come, from its first byte to its last
   * @param maxConnections open at once; one more is closed as soon as it is there
   */
  public Arrivals(Admission admission, int bodyLimit, Duration time, int maxConnections) {
    this.admission = admission;
    this.bodyLimit = bodyLimit;
    this.time = time;
    this.maxConnections = maxConnections;
  }

  /** A connection is there. */
  public void opened(Channel connection) {
    connection.closeFuture().addListener(closed -> connections.decrementAndGet());
    if (connections.incrementAndGet() > maxConnections) {
      var _ = connection.close();
    }
  }

  /** A connection can speak HTTP/1. */
  public void ready(ChannelPipeline pipeline) {
    BodyReader reader = new BodyReader(admission, bodyLimit, time);
    pipeline.addFirst("first-byte", new FirstByte(reader.deadline()));
    pipeline.addAfter(pipeline.context(HttpServerCodec.class).name(), "body-reader", reader);
  }

  /** Open connections. */
  public int connections() {
    return connections.get();
  }
}
