package dev.novapixel.schemas.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.schemas.feature.ProductAffinity.DayCount;
import dev.novapixel.schemas.feature.ProductAffinity.Neighbour;
import dev.novapixel.schemas.feature.ProductAffinity.Together;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TogetherJsonTest {
  private static final Together SOCKS =
      new Together(
          List.of(new DayCount(20_000, 3), new DayCount(20_002, 1)),
          List.of(
              new Neighbour("boots", List.of(new DayCount(20_000, 2))),
              new Neighbour("\"hat\"", List.of(new DayCount(20_002, 1)))));

  @Test
  void whatIsWrittenIsRead() {
    assertThat(TogetherJson.read(TogetherJson.write(SOCKS).toString())).isEqualTo(SOCKS);
    assertThat(TogetherJson.read(TogetherJson.write(Together.NONE).toString()))
        .isEqualTo(Together.NONE);
  }

  @Test
  void theTextIsTheOneThatTheMigrationDescribes() {
    assertThat(TogetherJson.write(SOCKS))
        .hasToString(
            """
            {"days":[[20000,3],[20002,1]],\
            "neighbours":[["boots",[[20000,2]]],["\\"hat\\"",[[20002,1]]]]}\
            """);
  }
}
