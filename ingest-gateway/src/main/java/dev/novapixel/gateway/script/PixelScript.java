package dev.novapixel.gateway.script;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * {@code pixel.js} as it is served, plain and packed, and the name of its content. Callers don't
 * change the arrays.
 *
 * @param hash the first 16 hexadecimal digits of the content's SHA-256
 */
@SuppressWarnings("ArrayRecordComponent") // one of it lives as long as the gateway
public record PixelScript(byte[] plain, byte[] gzip, String hash) {
  private static final List<String> PARTS = List.of("pixel/core.js", "pixel/page.js");
  private static final int HASH_DIGITS = 16;

  /** Puts it together from its parts, in a scope of its own. */
  public static PixelScript load() {
    String parts = PARTS.stream().map(PixelScript::read).collect(Collectors.joining("\n"));
    byte[] plain = ("(()=>{'use strict';" + Shortened.of(parts) + "})();\n").getBytes(UTF_8);
    return new PixelScript(plain, gzip(plain), hash(plain));
  }

  private static String read(String part) {
    try (InputStream in = PixelScript.class.getResourceAsStream(part)) {
      if (in == null) {
        throw new IllegalStateException(part + " is not on the class path");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new BestGzip(packed)) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private static String hash(byte[] plain) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(plain);
      return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }

  /** Packs as small as it can: it is done once. */
  private static final class BestGzip extends GZIPOutputStream {
    BestGzip(OutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
