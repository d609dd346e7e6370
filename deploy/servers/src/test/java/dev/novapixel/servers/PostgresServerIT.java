package dev.novapixel.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerIT {
  private static final Binaries BINARIES = Binaries.besideTheBuild();

  /** A fresh database cluster takes seconds to make, and a copy of one does not. */
  @TempDir private static Path template;

  @TempDir private Path folder;
  private Place place;

  @BeforeAll
  static void makeACluster() {
    PostgresFolder.prepare(template.resolve("postgres"), BINARIES.postgres(), Unprivileged.user());
  }

  @BeforeEach
  void copyTheCluster() throws IOException, InterruptedException {
    var copy = List.of("cp", "-a", template.resolve("postgres").toString(), folder.toString());
    assertThat(new ProcessBuilder(copy).start().waitFor()).isZero();
    place = Place.local(folder.resolve("postgres"), Ports.free());
  }

  @Test
  void whatIsCommittedSurvivesACrashAndAMoveToAnotherPort() throws SQLException {
    try (var postgres = PostgresServer.start(place, BINARIES);
        var connection = postgres.connect("postgres")) {
      execute(connection, "CREATE TABLE kept AS SELECT 42 AS answer");
      postgres.kill();
      assertThat(postgres.alive()).isFalse();
    }

    var elsewhere = Place.local(place.folder(), Ports.free());
    try (var postgres = PostgresServer.start(elsewhere, BINARIES);
        var connection = postgres.connect("postgres")) {
      assertThat(ask(connection, "SELECT answer FROM kept")).isEqualTo("42");
    }
  }

  @Test
  void itWritesToTheDiskBeforeItAnswers() throws SQLException {
    var expected =
        Map.of(
            "fsync",
            "on",
            "synchronous_commit",
            "on",
            "full_page_writes",
            "on",
            "max_connections",
            "60");
    try (var postgres = PostgresServer.start(place, BINARIES);
        var connection = postgres.connect("postgres")) {
      for (var setting : expected.entrySet()) {
        assertThat(ask(connection, "SHOW " + setting.getKey()))
            .as(setting.getKey())
            .isEqualTo(setting.getValue());
      }
    }
  }

  @Test
  void nobodyGetsInWithoutThePasswordWhichOnlyItsOwnerReads() throws IOException {
    try (var postgres = PostgresServer.start(place, BINARIES)) {
      assertThatThrownBy(
              () -> DriverManager.getConnection(postgres.url("postgres"), "postgres", "postgres"))
          .hasMessageContaining("password authentication failed");
      var file = place.folder().resolve("superuser-password");
      assertThat(file).hasContent(postgres.password());
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void aDatabaseBelongsToARoleThatIsNothingElse() throws SQLException {
    try (var postgres = PostgresServer.start(place, BINARIES)) {
      var database = postgres.database("registry");
      var again = postgres.database("registry");

      assertThat(again.password()).isNotEqualTo(database.password());
      try (var connection =
          DriverManager.getConnection(again.url(), again.user(), again.password())) {
        execute(connection, "CREATE SCHEMA its_own");
        assertThat(
                ask(
                    connection,
                    "SELECT rolsuper OR rolcreaterole OR rolcreatedb FROM pg_roles WHERE rolname = user"))
            .isEqualTo("f");
      }
      assertThatThrownBy(() -> postgres.database("Robert'); DROP TABLE x; --"))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aStrangersPortIsRefusedByName() throws IOException {
    try (var stranger = Stranger.at(place.port())) {
      assertThatThrownBy(() -> PostgresServer.start(place, BINARIES))
          .isInstanceOf(PortTakenException.class)
          .hasMessageContainingAll("PostgreSQL", Integer.toString(place.port()), "NOVA_PORT_BASE");
      assertThat(stranger.socket().isClosed()).isFalse();
    }
  }

  @Test
  void anOrphanOfTheSameFolderIsEndedAndItsWorkKept() throws SQLException {
    var orphan = PostgresServer.start(place, BINARIES);
    try (var connection = orphan.connect("postgres")) {
      execute(connection, "CREATE TABLE kept AS SELECT 42 AS answer");
    }
    Processes.orphan(orphan.pid());
    assertThat(Processes.alive(orphan.pid())).isTrue();

    try (var postgres = PostgresServer.start(place, BINARIES);
        var connection = postgres.connect("postgres")) {
      assertThat(Processes.alive(orphan.pid())).isFalse();
      assertThat(ask(connection, "SELECT answer FROM kept")).isEqualTo("42");
    }
  }

  @Test
  void anInitialisationCutShortIsDoneAgain() throws IOException {
    var data = place.folder().resolve("data");
    Files.move(data, data.resolveSibling("data.unfinished"));

    try (var postgres = PostgresServer.start(place, BINARIES)) {
      assertThat(postgres.alive()).isTrue();
      assertThat(data.resolveSibling("data.unfinished")).doesNotExist();
    }
  }

  @Test
  void aStartThatFailsShowsWhatTheServerSaid() throws IOException {
    Files.writeString(place.folder().resolve("data/postgresql.conf"), "no_such_setting = 1\n");

    assertThatThrownBy(() -> PostgresServer.start(place, BINARIES))
        .isInstanceOf(ServerException.class)
        .hasMessageContainingAll(place.log().toString(), "no_such_setting");
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var answer = statement.executeQuery(sql)) {
      assertThat(answer.next()).isTrue();
      return answer.getString(1);
    }
  }
}
