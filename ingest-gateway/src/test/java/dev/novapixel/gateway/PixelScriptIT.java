package dev.novapixel.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.gateway.script.PixelScript;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** How {@code pixel.js} is handed out. */
final class PixelScriptIT {
  private static final Client CLIENT = new Client(RunningGateway.get().address());
  private static final PixelScript SCRIPT = PixelScript.load();
  private static final String TEXT = new String(SCRIPT.plain(), StandardCharsets.UTF_8);
  private static final byte[] NOTHING = {};

  @Test
  void underItsOwnNameItIsKeptForMinutes() {
    Answer answer = CLIENT.get("/pixel.js");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(TEXT);
    assertThat(answer.header("content-type")).isEqualTo("text/javascript; charset=utf-8");
    assertThat(answer.header("cache-control")).startsWith("public, max-age=300");
    assertThat(answer.headers().allValues("vary")).contains("Accept-Encoding", "Origin");
  }

  @Test
  void underTheNameOfItsContentItIsKeptForEver() {
    String name = CLIENT.get("/pixel.js").header("content-location");

    Answer answer = CLIENT.get(name);

    assertThat(name).isEqualTo("/pixel-" + SCRIPT.hash() + ".js");
    assertThat(answer.body()).isEqualTo(TEXT);
    assertThat(answer.header("cache-control")).isEqualTo("public, max-age=31536000, immutable");
  }

  @Test
  void aContentThatIsGoneAnswersWithThePresentOneAndIsNotKept() {
    Answer answer = CLIENT.get("/pixel-0123456789abcdef.js");

    assertThat(answer.body()).isEqualTo(TEXT);
    assertThat(answer.header("cache-control")).startsWith("public, max-age=300");
  }

  @Test
  void whoHasItAlreadyIsToldSo() {
    String tag = CLIENT.get("/pixel.js").header("etag");

    Answer same = get("If-None-Match", "\"other\", " + tag);
    Answer other = get("If-None-Match", "\"other\"");

    assertThat(same.status()).isEqualTo(304);
    assertThat(same.body()).isEmpty();
    assertThat(same.header("etag")).isEqualTo(tag);
    assertThat(same.header("cache-control")).startsWith("public");
    assertThat(other.status()).isEqualTo(200);
  }

  @Test
  void itIsPackedForWhoTakesIt() {
    assertThat(get("Accept-Encoding", "br, gzip;q=0.8").header("content-encoding"))
        .isEqualTo("gzip");
    assertThat(get("Accept-Encoding", "br, gzip").header("content-length"))
        .isEqualTo(Integer.toString(SCRIPT.gzip().length));
    assertThat(get("Accept-Encoding", "br").header("content-encoding")).isEmpty();
    assertThat(get("Accept-Encoding", "br").body()).isEqualTo(TEXT);
  }

  @Test
  void everyPageMayLoadIt() {
    Answer answer = get("Origin", "https://shop.example");

    assertThat(answer.header("access-control-allow-origin")).isEqualTo("https://shop.example");
    assertThat(answer.header("cross-origin-resource-policy")).isEqualTo("cross-origin");
  }

  @Test
  void allElseIsStillKeptByNobody() {
    assertThat(CLIENT.get("/health/live").header("cache-control")).isEqualTo("no-store");
  }

  private static Answer get(String header, String value) {
    return CLIENT.send("GET", "/pixel.js", NOTHING, header, value);
  }
}
