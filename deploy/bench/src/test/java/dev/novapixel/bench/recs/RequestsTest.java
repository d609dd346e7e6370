package dev.novapixel.bench.recs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RequestsTest {
  private final Requests requests =
      new Requests(new Wares(1_000, new Random(1)), 100, new Random(2), 7071, 10);

  private final List<String> some =
      Stream.generate(requests::next)
          .limit(1_000)
          .map(request -> new String(request, StandardCharsets.US_ASCII))
          .toList();

  @Test
  void eachIsAWholeRequestOfTheShop() {
    assertThat(some)
        .allMatch(request -> request.startsWith("GET /v1/recommendations?placement="))
        .allMatch(request -> request.contains("\r\nX-Nova-Key: " + Seed.WRITE_KEY + "\r\n"))
        .allMatch(request -> request.endsWith("\r\n\r\n"));
  }

  @Test
  void mostStandOnAProductPageAndAQuarterComesFromStrangers() {
    assertThat(some.stream().filter(request -> request.contains("placement=product_page&product=")))
        .hasSizeBetween(600, 800);
    assertThat(some.stream().filter(request -> request.contains("&client=new-")))
        .hasSizeBetween(180, 320);
  }
}
