package dev.novapixel.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryServerIT {
  private static final Binaries BINARIES = Binaries.besideTheBuild();
  private static final String SCHEMA = "{\"schema\": \"{\\\"type\\\": \\\"string\\\"}\"}";

  @TempDir private static Path shared;
  private static PostgresServer postgres;

  @TempDir private Path folder;
  private Place place;
  private int managementPort;

  @BeforeAll
  static void startPostgres() {
    postgres =
        PostgresServer.start(Place.local(shared.resolve("postgres"), Ports.free()), BINARIES);
  }

  @AfterAll
  static void stopPostgres() {
    postgres.close();
  }

  @BeforeEach
  void choosePlace() {
    place = Place.local(folder.resolve("registry"), Ports.free());
    managementPort = Ports.free();
  }

  @Test
  void aSchemaKeepsItsIdThroughACrashAndIsSeenByNobodyElse()
      throws IOException, InterruptedException {
    String registered;
    try (var registry = start()) {
      registered = post(registry, "/subjects/kept-value/versions", SCHEMA);
      assertThat(registered).matches("\\{\"id\":[0-9]+}");
      assertThat(reachableFromOutside()).as("reachable from outside").isFalse();
      registry.kill();
    }

    try (var registry = start()) {
      assertThat(post(registry, "/subjects/kept-value/versions", SCHEMA)).isEqualTo(registered);
    }
  }

  @Test
  void anOrphanOfTheSameFolderIsEnded() {
    var orphan = start();
    Processes.orphan(orphan.pid());

    try (var registry = start()) {
      assertThat(Processes.alive(orphan.pid())).isFalse();
      assertThat(registry.alive()).isTrue();
    }
  }

  @Test
  void aStrangersPortIsRefusedByName() throws IOException {
    try (var stranger = Stranger.at(managementPort)) {
      assertThatThrownBy(this::start)
          .isInstanceOf(PortTakenException.class)
          .hasMessageContainingAll(
              "schema registry's management", Integer.toString(managementPort), "NOVA_PORT_BASE");
      assertThat(stranger.socket().isClosed()).isFalse();
    }
  }

  private RegistryServer start() {
    return RegistryServer.start(place, managementPort, postgres.database("registry"), BINARIES);
  }

  /** Whether either port answers at an address of this machine that others can call. */
  private boolean reachableFromOutside() throws IOException {
    var address = outsideAddress();
    return address.isPresent()
        && (answers(address.get(), place.port()) || answers(address.get(), managementPort));
  }

  private static Optional<InetAddress> outsideAddress() throws IOException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
        .findAny();
  }

  private static boolean answers(InetAddress address, int port) {
    try (var socket = new Socket(address, port)) {
      return socket.isConnected();
    } catch (IOException refused) {
      return false;
    }
  }

  private static String post(RegistryServer registry, String path, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(registry.url() + path))
            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
            .POST(BodyPublishers.ofString(body))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.ofString()).body();
    }
  }
}
