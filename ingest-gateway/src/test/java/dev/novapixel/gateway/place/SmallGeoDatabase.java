package dev.novapixel.gateway.place;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes files in MaxMind's format, version 2: a binary tree over addresses' bits, with 24 bits to
 * each side, whose leaves lead into a section of values. IPv4 stands under {@code ::/96}.
 */
public final class SmallGeoDatabase {
  private static final byte[] MARKER = "\u00ab\u00cd\u00efMaxMind.com".getBytes(ISO_8859_1);
  private static final int SEPARATOR = 16;
  private static final int EMPTY = -1;
  private static final int BITS_BEFORE_IPV4 = 96;

  private final List<int[]> nodes = new ArrayList<>(List.of(new int[] {EMPTY, EMPTY}));

  /** Leaves are numbered from -2 downwards in the order of their values. */
  private final List<byte[]> values = new ArrayList<>();

  /** A network and where it is. */
  public SmallGeoDatabase with(String network, int length, String country, String region) {
    byte[] value =
        map(
            Map.of(
                "country",
                map(Map.of("iso_code", text(country))),
                "subdivisions",
                list(map(Map.of("iso_code", text(region))))));
    values.add(value);
    put(network, length, -1 - values.size());
    return this;
  }

  public void write(Path file) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    int[] offsets = new int[values.size()];
    for (int i = 0; i < values.size(); i++) {
      offsets[i] = data.size();
      data.writeBytes(values.get(i));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int[] node : nodes) {
      for (int side : node) {
        int record =
            side >= 0
                ? side
                : side == EMPTY ? nodes.size() : nodes.size() + SEPARATOR + offsets[-2 - side];
        out.writeBytes(new byte[] {(byte) (record >> 16), (byte) (record >> 8), (byte) record});
      }
    }
    out.writeBytes(new byte[SEPARATOR]);
    out.writeBytes(data.toByteArray());
    out.writeBytes(MARKER);
    out.writeBytes(metadata());
    try {
      Files.write(file, out.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void put(String network, int length, int leaf) {
    byte[] address = InetAddress.ofLiteral(network).getAddress();
    int before = address.length == 4 ? BITS_BEFORE_IPV4 : 0;
    int node = 0;
    for (int i = 0; i < before + length; i++) {
      int bit = i < before ? 0 : address[(i - before) / 8] >> (7 - (i - before) % 8) & 1;
      if (i == before + length - 1) {
        nodes.get(node)[bit] = leaf;
      } else {
        if (nodes.get(node)[bit] == EMPTY) {
          nodes.get(node)[bit] = nodes.size();
          nodes.add(new int[] {EMPTY, EMPTY});
        }
        node = nodes.get(node)[bit];
      }
    }
  }

  private byte[] metadata() {
    return map(
        Map.of(
            "binary_format_major_version", number(5, 2, 2),
            "binary_format_minor_version", number(5, 2, 0),
            "build_epoch", number(9, 8, 1_700_000_000L),
            "database_type", text("Small-Country"),
            "description", map(Map.of()),
            "ip_version", number(5, 2, 6),
            "languages", list(),
            "node_count", number(6, 4, nodes.size()),
            "record_size", number(5, 2, 24)));
  }

  private static byte[] map(Map<String, byte[]> members) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(control(7, members.size()));
    members.forEach((name, value) -> {
      out.writeBytes(text(name));
      out.writeBytes(value);
    });
    return out.toByteArray();
  }

  private static byte[] list(byte[]... elements) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(control(11, elements.length));
    for (byte[] element : elements) {
      out.writeBytes(element);
    }
    return out.toByteArray();
  }

  private static byte[] text(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] bytes = text.getBytes(UTF_8);
    out.writeBytes(control(2, bytes.length));
    out.writeBytes(bytes);
    return out.toByteArray();
  }

  private static byte[] number(int type, int size, long value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(control(type, size));
    for (int i = size - 1; i >= 0; i--) {
      out.write((byte) (value >> (8 * i)));
    }
    return out.toByteArray();
  }

  /** Types above 7 are written in a byte of their own; sizes are below 29 here. */
  private static byte[] control(int type, int size) {
    return type <= 7
        ? new byte[] {(byte) (type << 5 | size)}
        : new byte[] {(byte) size, (byte) (type - 7)};
  }
}
