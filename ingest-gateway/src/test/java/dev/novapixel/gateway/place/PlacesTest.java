package dev.novapixel.gateway.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlacesTest {
  private final Places places =
      new Places(Optional.of("CF-IPCountry"), Optional.of("CF-Region-Code"), Optional.empty());

  @ParameterizedTest
  @CsvSource({
    "at, 9, AT, 9",
    "DE, Nordrhein-Westfalen, DE, Nordrhein-Westfalen",
    "DE, , DE, ",
    "XX, 9, , ",
    "T1, 9, , ",
    ", 9, , ",
    "Germany, BY, , ",
    "DE, <script>, DE, "
  })
  void aProxysWordIsTakenIfItIsACountrys(
      String country, String region, String read, String readRegion) {
    Place told = places.told(name -> name.equals("CF-IPCountry") ? country : region);
    assertThat(told).isEqualTo(new Place(read, readRegion));
  }

  @Test
  void whereNobodyIsAskedNobodyKnows() {
    Places nobody = new Places(Optional.empty(), Optional.empty(), Optional.empty());
    assertThat(nobody.areUnknown()).isTrue();
    assertThat(nobody.told(Map.of("CF-IPCountry", "AT")::get)).isEqualTo(Place.NOWHERE);
  }
}
