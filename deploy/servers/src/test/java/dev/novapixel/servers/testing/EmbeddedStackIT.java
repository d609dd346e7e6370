package dev.novapixel.servers.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.servers.testing.EmbeddedStack.Part;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
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
    var clusterId = EmbeddedStack.kafka().clusterId();

    EmbeddedStack.restart(Part.KAFKA);

    try (var admin = Admin.create(bootstrap)) {
      assertThat(admin.listTopics().names().get()).contains("kept");
      assertThat(admin.describeCluster().clusterId().get()).isEqualTo(clusterId);
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
  void redisComesBackAsAnotherRun() {
    var before = EmbeddedStack.redis().runId();

    EmbeddedStack.restart(Part.REDIS);

    assertThat(EmbeddedStack.redis().runId()).hasSize(40).isNotEqualTo(before);
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
}
