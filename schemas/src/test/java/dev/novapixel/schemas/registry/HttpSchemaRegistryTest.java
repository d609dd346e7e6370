package dev.novapixel.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import dev.novapixel.schemas.registry.SchemaRegistryException.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * How the client bears servers that are late, away or something else; the contract is tested on a
 * real one.
 */
final class HttpSchemaRegistryTest {
  private static final Schema SCHEMA = SchemaBuilder.record("Visit").fields().endRecord();
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private record Answer(int status, String body) {}

  private final Deque<Answer> answers = new ArrayDeque<>();
  private final List<String> asked = new ArrayList<>();
  private final HttpServer server = startServer();
  private final HttpSchemaRegistry registry = new HttpSchemaRegistry(address(), PATIENCE);

  @BeforeEach
  void speak() {
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath());
          Answer answer = answers.size() > 1 ? answers.remove() : answers.element();
          byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(answer.status(), body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }

  @AfterEach
  void end() {
    registry.close();
    server.stop(0);
  }

  @Test
  void aRegistryThatIsStillStartingIsAskedAgain() {
    answers.add(new Answer(503, "starting"));
    answers.add(new Answer(500, "nearly"));
    answers.add(new Answer(200, "{\"id\": 7}"));

    assertThat(registry.register("visits-value", SCHEMA)).isEqualTo(7);
  }

  @Test
  void theAddressMayHaveAPathAndSubjectsAreEncoded() {
    answers.add(new Answer(200, "{\"id\": 7}"));

    registry.register("visits/of a day", SCHEMA);

    assertThat(asked)
        .containsExactly("POST /apis/ccompat/v7/subjects/visits%2Fof%20a%20day/versions");
  }

  @Test
  void whatIsKnownIsNotAskedForAgain() {
    answers.add(new Answer(200, "{\"id\": 7, \"schema\": \"\\\"string\\\"\"}"));
    registry.register("visits-value", SCHEMA);
    Schema schema = registry.schemaById(7);
    server.stop(0);

    assertThat(registry.register("visits-value", SCHEMA)).isEqualTo(7);
    assertThat(registry.schemaById(7)).isSameAs(schema);
  }

  @Test
  void aRegistryThatStaysAwayIsGivenUpByItsAddress() {
    server.stop(0);

    assertThat(refusal(() -> registry.schemaById(7)))
        .hasMessageContaining(address().toString())
        .extracting(SchemaRegistryException::reason)
        .isEqualTo(Reason.UNREACHABLE);
  }

  @Test
  void somethingElseThatAnswersIsNoRegistry() {
    answers.add(new Answer(200, "<html>Welcome</html>"));

    assertThat(refusal(() -> registry.schemaById(7)))
        .hasMessageContaining("no schema registry")
        .extracting(SchemaRegistryException::reason)
        .isEqualTo(Reason.REFUSED);
  }

  @Test
  void aRegistryThatWillNotKeepTheRuleIsNotUsed() {
    answers.add(new Answer(200, "{\"compatibilityLevel\": \"NONE\", \"id\": 7}"));

    assertThat(refusal(() -> registry.publish("visits-value", SCHEMA)))
        .hasMessageContaining("BACKWARD_TRANSITIVE");
  }

  private static SchemaRegistryException refusal(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(SchemaRegistryException.class, call);
  }

  private URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/apis/ccompat/v7");
  }

  private static HttpServer startServer() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.start();
      return server;
    } catch (IOException failed) {
      throw new AssertionError("no free port", failed);
    }
  }
}
