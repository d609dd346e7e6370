package dev.novapixel.gateway.arrival;

import dev.novapixel.schemas.settings.AddressRange;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds who sent a request that came through proxies. Each proxy adds to {@code X-Forwarded-For}
 * whom it was called by, so the list is read from its end, for as long as those who wrote it are
 * trusted; what a client wrote there itself is never reached.
 *
 * @param trusted the proxies that are believed
 */
public record ForwardedFor(List<AddressRange> trusted) {
  /** More proxies than anybody has in a row; bounds the reading of hostile headers. */
  private static final int HOPS = 8;

  public ForwardedFor {
    trusted = List.copyOf(trusted);
  }

  /** Whether {@code proxy} is believed. */
  public boolean trusts(InetAddress proxy) {
    for (AddressRange range : trusted) {
      if (range.contains(proxy)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The sender: the last address that is not a proxy of ours, or the furthest that can be read.
   *
   * @param proxy the trusted one that the request came from
   * @param headers the values of {@code X-Forwarded-For}, in their order
   */
  public InetAddress sender(InetAddress proxy, List<String> headers) {
    InetAddress sender = proxy;
    int hops = 0;
    for (String header : headers.reversed()) {
      int end = header.length();
      while (end >= 0) {
        int comma = header.lastIndexOf(',', end - 1);
        InetAddress named = read(header.substring(comma + 1, end));
        if (named == null || ++hops > HOPS) {
          return sender;
        }
        sender = named;
        if (!trusts(sender)) {
          return sender;
        }
        end = comma;
      }
    }
    return sender;
  }

  /** An address, with its port or without; asks no name server. */
  private static @Nullable InetAddress read(String text) {
    String literal = text.strip();
    int bracket = literal.indexOf(']');
    if (literal.startsWith("[") && bracket > 0) {
      literal = literal.substring(1, bracket);
    } else if (literal.indexOf('.') > 0 && literal.indexOf(':') == literal.lastIndexOf(':')) {
      int colon = literal.indexOf(':');
      literal = colon < 0 ? literal : literal.substring(0, colon);
    }
    try {
      return InetAddress.ofLiteral(literal);
    } catch (IllegalArgumentException unreadable) {
      return null;
    }
  }
}
