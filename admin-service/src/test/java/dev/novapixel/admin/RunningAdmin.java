package dev.novapixel.admin;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.novapixel.schemas.kafka.ClientProperties;
import dev.novapixel.schemas.registry.HttpSchemaRegistry;
import dev.novapixel.schemas.settings.Part;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.settings.Settings;
import dev.novapixel.schemas.store.DatabaseBootstrap;
import dev.novapixel.schemas.table.TableFollower;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Topic;
import dev.novapixel.schemas.wire.WireFormat;
import dev.novapixel.servers.Ports;
import dev.novapixel.servers.testing.EmbeddedStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * admin-service with a database and an epoch of its own on the test's servers, and a client that
 * speaks to it.
 */
final class RunningAdmin implements AutoCloseable {
  static final String TOKEN = "the-admin-token-of-this-test";

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final DatabaseBootstrap.Passwords PASSWORDS =
      new DatabaseBootstrap.Passwords("owner-secret", "admin-secret", "recs-secret");

  private final String database;
  private final Settings settings;
  private final HttpClient http = HttpClient.newHttpClient();
  private AdminService service;

  private RunningAdmin(String database, Settings settings) {
    this.database = database;
    this.settings = settings;
    this.service = AdminService.start(AdminConfig.from(settings));
  }

  /** Starts the service; {@code more} settings stand over the usual ones. */
  static RunningAdmin start(Map<String, String> more) {
    EmbeddedStack.start(EmbeddedStack.Part.KAFKA, EmbeddedStack.Part.REGISTRY);
    int number = NUMBER.incrementAndGet();
    String database = "nova_admin_" + number;
    try (Connection superuser = EmbeddedStack.postgres().connect("postgres")) {
      DatabaseBootstrap.run(superuser, database, PASSWORDS);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    Map<String, String> environment = new HashMap<>();
    environment.put("NOVA_PORT_BASE", Integer.toString(portBase()));
    environment.put("NOVA_EPOCH", "e" + number);
    environment.put("NOVA_KAFKA_BOOTSTRAP", EmbeddedStack.kafka().bootstrapServers());
    environment.put("NOVA_REGISTRY_URL", EmbeddedStack.registry().url());
    environment.put("NOVA_POSTGRES_URL", EmbeddedStack.postgres().url(database));
    environment.put("NOVA_POSTGRES_OWNER_PASSWORD", PASSWORDS.owner());
    environment.put("NOVA_POSTGRES_ADMIN_PASSWORD", PASSWORDS.admin());
    environment.put("NOVA_ADMIN_TOKEN", TOKEN);
    environment.put("NOVA_PARTITIONS", "3");
    environment.putAll(more);
    RunningAdmin admin = new RunningAdmin(database, Settings.from(Part.ADMIN, environment));
    // An epoch's tables are made once Kafka has said that there is the epoch.
    await()
        .atMost(PATIENCE)
        .until(() -> admin.send("GET", "/health/ready", null, Map.of()).status() == 200);
    return admin;
  }

  private static int portBase() {
    int base = Ports.free() - 2;
    return base < 1024 || base > 65_000 ? portBase() : base;
  }

  Settings settings() {
    return settings;
  }

  /** Folds a topic that the service writes from its beginning on; the caller closes it. */
  <V> TableFollower<V> follow(Topic<V> topic, TableFollower.Fold<V> fold) {
    TableFollower<V> follower =
        new TableFollower<>(
            topic.in(Epoch.FIRST),
            ClientProperties.reader(settings, "test"),
            new WireFormat(new HttpSchemaRegistry(settings.get(Setting.REGISTRY_URL)))
                .deserializer(topic),
            fold);
    follower.start();
    return follower;
  }

  /** A connection as one of the three roles; the caller closes it. */
  Connection connect(String role) throws SQLException {
    String password =
        switch (role) {
          case "nova_owner" -> PASSWORDS.owner();
          case "nova_admin" -> PASSWORDS.admin();
          case "nova_recs" -> PASSWORDS.recs();
          default -> throw new IllegalArgumentException(role);
        };
    return DriverManager.getConnection(EmbeddedStack.postgres().url(database), role, password);
  }

  /** An answer: its status, headers and body as JSON. */
  record Answer(int status, HttpResponse<String> response) {
    JsonNode json() {
      try {
        return new ObjectMapper().readTree(response.body());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    JsonNode data() {
      return json().path("data");
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  Answer get(String path) {
    return send("GET", path, null, Map.of("Authorization", "Bearer " + TOKEN));
  }

  Answer post(String path, String body) {
    return send("POST", path, body, Map.of("Authorization", "Bearer " + TOKEN));
  }

  Answer send(String method, String path, @Nullable String body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(service.address() + path))
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    headers.forEach(request::header);
    try {
      HttpResponse<String> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Ends the service and starts it again on the same database. */
  void restart() {
    service.close();
    service = AdminService.start(AdminConfig.from(settings));
  }

  @Override
  public void close() {
    service.close();
    http.close();
  }
}
