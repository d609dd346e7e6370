package dev.novapixel.servers.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.servers.testing.EmbeddedStack.Part;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EmbeddedStackIT {
  @BeforeAll
  static void startTogether() {
    EmbeddedStack.start(Part.values());
  }

  @Test
  void kafkaComesBackAtTheSamePortWithItsTopics() throws ExecutionException, InterruptedException {
    var bootstrap =
        Map.<String, Object>of("bootstrap.servers", EmbeddedStack.kafka().bootstrapServers());
    try (var admin = Admin.create(bootstrap)) {
      admin.createTopics(Set.of(new NewTopic("kept", 4, (short) 1))).all().get();
    }
    EmbeddedStack.restart(Part.KAFKA);

    try (var admin = Admin.create(bootstrap)) {
      assertThat(admin.listTopics().names().get()).contains("kept");
    }
  }

  @Test
  void postgresKeepsItsTablesAndItsPassword() throws SQLException {
    try (var connection = EmbeddedStack.postgres().connect("postgres");
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE kept AS SELECT 42 AS answer");
    }

    EmbeddedStack.restart(Part.POSTGRES);

    try (var connection = EmbeddedStack.postgres().connect("postgres");
        var statement = connection.createStatement();
        var answer = statement.executeQuery("SELECT answer FROM kept")) {
      assertThat(answer.next()).isTrue();
      assertThat(answer.getInt(1)).isEqualTo(42);
    }
  }

  @Test
  void redisComesBackWithWhatItHeld() throws IOException {
    assertThat(redis("SET kept 42")).isEqualTo("+OK");

    EmbeddedStack.restart(Part.REDIS);

    assertThat(redis("STRLEN kept")).isEqualTo(":2");
  }

  @Test
  void theRegistryOutlivesARestartOfItsDatabase() throws IOException, InterruptedException {
    EmbeddedStack.restart(Part.POSTGRES);
    var request =
        HttpRequest.newBuilder(URI.create(EmbeddedStack.registry().url() + "/subjects")).build();
    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(request, BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).startsWith("[");
    }
  }

  /** One command in Redis' inline form, and the first line of the answer. */
  private static String redis(String command) throws IOException {
    var url = URI.create(EmbeddedStack.redis().url());
    try (var socket = new Socket(url.getHost(), url.getPort())) {
      socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
      var answer = new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII);
      return new BufferedReader(answer).readLine();
    }
  }
}
