package dev.novapixel.gateway.arrival;

import dev.novapixel.gateway.limit.Caller;
import dev.novapixel.gateway.limit.Callers;
import dev.novapixel.schemas.settings.Setting;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpHeaders;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The other end of one connection: a client itself, or a proxy that speaks for many. */
final class Peer {
  private static final Logger LOG = LoggerFactory.getLogger(Peer.class);
  private static final String FORWARDED = "X-Forwarded-For";
  private static final AtomicBoolean TOLD = new AtomicBoolean();

  private final Callers callers;
  private final ForwardedFor forwarded;
  private final Caller direct;

  /** The address of a proxy that is believed; null for everybody else. */
  private final @Nullable InetAddress proxy;

  private Peer(Callers callers, ForwardedFor forwarded, InetAddress address) {
    this.callers = callers;
    this.forwarded = forwarded;
    this.direct = callers.at(address);
    this.proxy = forwarded.trusts(address) ? address : null;
  }

  static Peer of(Channel connection, Callers callers, ForwardedFor forwarded) {
    return new Peer(
        callers,
        forwarded,
        connection.remoteAddress() instanceof InetSocketAddress socket
            ? socket.getAddress()
            : InetAddress.getLoopbackAddress());
  }

  /** Whether one more connection may be open; a proxy's are everybody's. */
  boolean open() {
    return proxy != null || direct.open();
  }

  /** A connection that was let in has ended. */
  void closed() {
    if (proxy == null) {
      direct.closed();
    }
  }

  /** Whose a request is. */
  Caller caller(HttpHeaders headers) {
    return proxy == null ? direct : callers.at(forwarded.sender(proxy, headers.getAll(FORWARDED)));
  }

  /** A proxy that nobody has told us of would be taken for one busy client: said once. */
  void limited(HttpHeaders headers) {
    if (proxy == null && headers.contains(FORWARDED) && TOLD.compareAndSet(false, true)) {
      LOG.warn(
          "An address sends too much, and says that it sends for others. If it is a proxy of yours, name it in {}.",
          Setting.TRUSTED_PROXIES);
    }
  }
}
