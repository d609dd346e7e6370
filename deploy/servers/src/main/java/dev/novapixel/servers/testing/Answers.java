package dev.novapixel.servers.testing;

import dev.novapixel.servers.RegistryServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;

/** Whether a server takes requests, asked as a client of its would. */
final class Answers {
  private static final int ANSWER_MS = 5_000;

  private Answers() {}

  static boolean kafka(KafkaAddress kafka) throws ExecutionException, InterruptedException {
    var settings =
        Map.<String, Object>of(
            "bootstrap.servers", kafka.bootstrapServers(),
            "request.timeout.ms", ANSWER_MS,
            "default.api.timeout.ms", ANSWER_MS);
    try (var admin = Admin.create(settings)) {
      return !admin.describeCluster().nodes().get(ANSWER_MS, TimeUnit.MILLISECONDS).isEmpty();
    } catch (java.util.concurrent.TimeoutException notYet) {
      return false;
    }
  }

  static boolean postgres(PostgresAddress postgres) throws SQLException {
    try (var connection = postgres.connect("postgres")) {
      return connection.isValid(ANSWER_MS / 1_000);
    }
  }

  static boolean redis(RedisAddress redis) throws IOException {
    var url = URI.create(redis.url());
    try (var socket = new Socket(url.getHost(), url.getPort())) {
      socket.setSoTimeout(ANSWER_MS);
      socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
      var answer = new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII);
      return "+PONG".equals(new BufferedReader(answer).readLine());
    }
  }

  static boolean registry(RegistryAddress registry) throws IOException {
    return RegistryServer.answersAt(registry.url());
  }
}
