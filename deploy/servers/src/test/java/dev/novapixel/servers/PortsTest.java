package dev.novapixel.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PortsTest {
  @Test
  void aFreePortIsNoneThatTheSystemGivesToClients() {
    assertThat(Ports.free()).isBetween(20_000, 32_000);
  }

  @Test
  void aPortIsFreeUntilSomebodyListensOnIt() throws IOException {
    var port = Ports.free();
    Ports.require("A server", "127.0.0.1", port);

    try (var stranger = Stranger.at(port)) {
      assertThat(Ports.isFree("127.0.0.1", port)).isEqualTo(stranger.socket().isClosed());
      assertThatThrownBy(() -> Ports.require("A server", "127.0.0.1", port))
          .isInstanceOfSatisfying(
              PortTakenException.class, taken -> assertThat(taken.port()).isEqualTo(port));
    }
    assertThat(Ports.isFree("127.0.0.1", port)).isTrue();
  }

  @Test
  void everyAddressOfThisMachineIsCalledAtItsLoopback() {
    assertThat(new Place(Path.of("x"), "0.0.0.0", 1).address()).isEqualTo("127.0.0.1:1");
    assertThat(new Place(Path.of("x"), "10.0.0.7", 1).address()).isEqualTo("10.0.0.7:1");
  }
}
