package dev.novapixel.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisServerIT {
  private static final Binaries BINARIES = Binaries.besideTheBuild();

  @TempDir Path folder;
  private Place place;

  @BeforeEach
  void choosePlace() {
    place =
        Place.local(
            folder.resolve("a folder of redis"), Ports.free()); // its settings must quote the name
  }

  @Test
  void whatItHoldsSurvivesAnOrderlyEnd() throws IOException {
    try (var redis = RedisServer.start(place, BINARIES)) {
      assertThat(ask(redis, "SET kept 42")).isEqualTo("+OK");
    }

    try (var redis = RedisServer.start(place, BINARIES)) {
      assertThat(ask(redis, "STRLEN kept")).isEqualTo(":2");
    }
  }

  @Test
  void whatIsOnTheDiskSurvivesACrash() throws IOException {
    try (var redis = RedisServer.start(place, BINARIES)) {
      ask(redis, "SET kept 42");
      assertThat(ask(redis, "WAITAOF 1 0 5000"))
          .satisfiesAnyOf(
              written -> assertThat(written).startsWith("*2"),
              unknownBefore72 -> assertThat(unknownBefore72).startsWith("-ERR"));
      redis.kill();
      assertThat(redis.alive()).isFalse();
    }

    try (var redis = RedisServer.start(place, BINARIES)) {
      assertThat(ask(redis, "STRLEN kept")).isEqualTo(":2");
    }
  }

  @Test
  void eachStartIsAnotherRun() {
    String before;
    try (var redis = RedisServer.start(place, BINARIES)) {
      before = redis.runId();
    }

    try (var redis = RedisServer.start(place, BINARIES)) {
      assertThat(redis.runId()).hasSize(40).isNotEqualTo(before);
    }
  }

  @Test
  void aStrangersPortIsRefusedByName() throws IOException {
    try (var stranger = Stranger.at(place.port())) {
      assertThatThrownBy(() -> RedisServer.start(place, BINARIES))
          .isInstanceOf(PortTakenException.class)
          .hasMessageContainingAll("Redis", Integer.toString(place.port()), "NOVA_PORT_BASE");
      assertThat(stranger.socket().isClosed()).isFalse();
    }
  }

  @Test
  void anotherFoldersRedisIsAStrangerToo() {
    var other = Place.local(folder.resolve("other"), place.port());
    try (var redis = RedisServer.start(other, BINARIES)) {
      assertThatThrownBy(() -> RedisServer.start(place, BINARIES))
          .isInstanceOf(PortTakenException.class);
      assertThat(redis.alive()).isTrue();
    }
  }

  @Test
  void anOrphanOfTheSameFolderIsEndedAndItsWorkKept() throws IOException {
    var orphan = RedisServer.start(place, BINARIES);
    ask(orphan, "SET kept 42");
    Processes.orphan(orphan.pid());
    assertThat(Processes.alive(orphan.pid())).isTrue();

    try (var redis = RedisServer.start(place, BINARIES)) {
      assertThat(Processes.alive(orphan.pid())).isFalse();
      assertThat(ask(redis, "STRLEN kept")).isEqualTo(":2");
    }
  }

  /** The first line of its answer. */
  private static String ask(RedisServer redis, String command) throws IOException {
    try (var socket = new Socket(redis.place().host(), redis.place().port())) {
      socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
      return new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
          .readLine();
    }
  }
}
