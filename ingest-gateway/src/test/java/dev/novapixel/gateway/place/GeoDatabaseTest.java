package dev.novapixel.gateway.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GeoDatabaseTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "203.0.113.77, AT, 9",
    "198.51.100.1, DE, BY",
    "2001:db8:1:2::3, CH, ZH",
    "192.0.2.1, , ",
    "2001:db8:2::1, , "
  })
  void aNetworkIsFoundByAnyOfItsAddresses(String address, String country, String region) {
    try (GeoDatabase database = small()) {
      assertThat(database.find(InetAddress.ofLiteral(address)))
          .isEqualTo(new Place(country, region));
    }
  }

  @Test
  void aNetworkSmallerThanWhatIsAskedWithCanNotBeTold() {
    Path file = folder.resolve("single.mmdb");
    new SmallGeoDatabase().with("203.0.113.77", 32, "AT", "9").write(file);
    try (GeoDatabase database = GeoDatabase.open(file)) {
      assertThat(database.find(InetAddress.ofLiteral("203.0.113.77"))).isEqualTo(Place.NOWHERE);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.77, 203.0.113.0",
    "2001:db8:1:2:3:4:5:6, 2001:db8:1::",
    "::ffff:203.0.113.77, 203.0.113.0"
  })
  void onlyTheFirst24Or48BitsAreAskedWith(String address, String truncated) {
    assertThat(GeoDatabase.truncated(InetAddress.ofLiteral(address)))
        .isEqualTo(InetAddress.ofLiteral(truncated));
  }

  @Test
  void aFileThatIsNoneStopsTheStart() throws IOException {
    Path text = Files.writeString(folder.resolve("text.mmdb"), "hello");
    assertThatThrownBy(() -> GeoDatabase.open(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("text.mmdb");
    assertThatThrownBy(() -> GeoDatabase.open(folder.resolve("none.mmdb")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("none.mmdb");
  }

  private GeoDatabase small() {
    Path file = folder.resolve("small.mmdb");
    new SmallGeoDatabase()
        .with("203.0.113.0", 24, "AT", "9")
        .with("198.51.100.0", 22, "DE", "BY")
        .with("2001:db8:1::", 48, "CH", "ZH")
        .write(file);
    return GeoDatabase.open(file);
  }
}
