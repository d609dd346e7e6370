package dev.novapixel.schemas.settings;

import java.net.InetAddress;
import java.util.Arrays;

/** A range of IP addresses in CIDR notation; a bare address is a range of one. Immutable. */
public final class AddressRange {
  private final byte[] first;
  private final int prefix;

  private AddressRange(byte[] first, int prefix) {
    this.first = first;
    this.prefix = prefix;
  }

  /**
   * Reads {@code 10.0.0.0/8}, {@code fd00::/8} or a single address; asks no name server.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static AddressRange parse(String text) {
    String[] parts = text.strip().split("/", -1);
    if (parts.length > 2 || !parts[0].matches("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")) {
      throw new IllegalArgumentException("not a range of addresses");
    }
    byte[] address = InetAddress.ofLiteral(parts[0]).getAddress();
    int bits = address.length * Byte.SIZE;
    int prefix = parts.length == 1 ? bits : Integer.parseInt(parts[1]);
    if (prefix < 0 || prefix > bits) {
      throw new IllegalArgumentException("a prefix has 0 to " + bits + " bits");
    }
    return new AddressRange(address, prefix);
  }

  /** Whether {@code address} lies in it; an IPv4 address never lies in a range of IPv6. */
  public boolean contains(InetAddress address) {
    byte[] bytes = address.getAddress();
    int whole = prefix / Byte.SIZE;
    if (bytes.length != first.length || !Arrays.equals(bytes, 0, whole, first, 0, whole)) {
      return false;
    }
    int rest = prefix % Byte.SIZE;
    return rest == 0 || (bytes[whole] ^ first[whole]) >>> (Byte.SIZE - rest) == 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AddressRange range
        && prefix == range.prefix
        && Arrays.equals(first, range.first);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(first) + prefix;
  }
}
