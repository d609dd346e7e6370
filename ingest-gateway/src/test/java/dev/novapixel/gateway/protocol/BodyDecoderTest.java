package dev.novapixel.gateway.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class BodyDecoderTest {
  private static final int LIMIT = 1000;
  private final BodyDecoder decoder = new BodyDecoder(LIMIT);

  @Test
  void gzipIsRecognisedByItsBytesWhateverTheHeaderSays() throws IOException {
    assertThat(text(gzip("{}"), null)).isEqualTo("{}");
    assertThat(text(gzip("{}"), "gzip")).isEqualTo("{}");
    assertThat(text(gzip("{}"), "identity")).isEqualTo("{}");
    assertThat(text("{}".getBytes(UTF_8), "gzip")).isEqualTo("{}");
  }

  @Test
  void deflateIsInflated() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new DeflaterOutputStream(packed)) {
      out.write("[1]".getBytes(UTF_8));
    }
    assertThat(text(packed.toByteArray(), "Deflate")).isEqualTo("[1]");
  }

  @Test
  void anUnknownCodingIsRefused() {
    assertThat(fault("{}".getBytes(UTF_8), "zstd")).isEqualTo(RequestFault.UNSUPPORTED_ENCODING);
    assertThat(fault("{}".getBytes(UTF_8), "gzip, gzip"))
        .isEqualTo(RequestFault.UNSUPPORTED_ENCODING);
  }

  @Test
  void theLimitCountsInflatedBytes() throws IOException {
    String longest = "x".repeat(LIMIT);
    assertThat(text(gzip(longest), null)).isEqualTo(longest);
    assertThat(fault(gzip(longest + "x"), null)).isEqualTo(RequestFault.BODY_TOO_LARGE);
    assertThat(fault((longest + "x").getBytes(UTF_8), null)).isEqualTo(RequestFault.BODY_TOO_LARGE);
  }

  @Test
  void aCutOrDamagedGzipIsRefused() throws IOException {
    byte[] whole = gzip("{\"name\":\"page_viewed\",\"clientId\":\"c\"}");
    byte[] damaged = whole.clone();
    damaged[whole.length - 6] ^= 1;
    assertThat(fault(Arrays.copyOf(whole, whole.length - 9), null))
        .isEqualTo(RequestFault.BAD_COMPRESSION);
    assertThat(fault(damaged, null)).isEqualTo(RequestFault.BAD_COMPRESSION);
  }

  @Test
  void anEmptyBodyIsRefusedPackedOrNot() throws IOException {
    assertThat(fault(new byte[0], null)).isEqualTo(RequestFault.EMPTY_BODY);
    assertThat(fault(gzip(""), null)).isEqualTo(RequestFault.EMPTY_BODY);
    assertThat(fault(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, null))
        .isEqualTo(RequestFault.EMPTY_BODY);
  }

  @Test
  void aByteOrderMarkIsTakenOff() {
    assertThat(text("\uFEFF{}".getBytes(UTF_8), null)).isEqualTo("{}");
  }

  @Test
  void whatIsNotUtf8IsRefused() {
    assertThat(fault("{\"a\":\"é\"}".getBytes(ISO_8859_1), null)).isEqualTo(RequestFault.BAD_UTF8);
    assertThat(fault("{\"a\":\"é\"}".getBytes(UTF_16), null)).isEqualTo(RequestFault.BAD_UTF8);
    assertThat(fault(new byte[] {'"', (byte) 0xC0, (byte) 0x80, '"'}, null))
        .as("an overlong NUL")
        .isEqualTo(RequestFault.BAD_UTF8);
    assertThat(fault(new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'}, null))
        .as("a surrogate")
        .isEqualTo(RequestFault.BAD_UTF8);
  }

  @Test
  void nulIsTakenOutBareAndEscaped() {
    assertThat(text("{\"a\":\"x\0y\\u0000z\"}".getBytes(UTF_8), null)).isEqualTo("{\"a\":\"xyz\"}");
  }

  @Test
  void halvesOfSurrogatePairsBecomeTheReplacementCharacter() {
    assertThat(text("\"\\ud83d\\ude00 \\ud83d \\ude00\\uD83D\\u0041\"".getBytes(UTF_8), null))
        .isEqualTo("\"\\ud83d\\ude00 \\uFFFD \\uFFFD\\uFFFD\\u0041\"");
  }

  @Test
  void halvesThatANulKeptApartAreNotJoined() {
    assertThat(text("\"\\ud83d\\u0000\\ude00\"".getBytes(UTF_8), null))
        .isEqualTo("\"\\uFFFD\\uFFFD\"");
  }

  @Test
  void anEscapedBackslashBeginsNoEscape() {
    assertThat(text("\"\\\\u0000\"".getBytes(UTF_8), null)).isEqualTo("\"\\\\u0000\"");
  }

  private String text(byte[] body, @Nullable String encoding) {
    return switch (decoder.decode(body, encoding)) {
      case Body.Text text -> new String(text.bytes(), text.start(), text.length(), UTF_8);
      case Body.Refused refused -> throw new AssertionError("refused: " + refused);
    };
  }

  private RequestFault fault(byte[] body, @Nullable String encoding) {
    return switch (decoder.decode(body, encoding)) {
      case Body.Text text -> throw new AssertionError("not refused");
      case Body.Refused refused -> refused.fault();
    };
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(text.getBytes(UTF_8));
    }
    return packed.toByteArray();
  }
}
