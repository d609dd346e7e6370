package dev.novapixel.schemas.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.novapixel.schemas.registry.SchemaRegistryException.Reason;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * One conversation with a registry over HTTP: sends, waits, tries again while the server is still
 * starting or in trouble, and turns refusals into {@link SchemaRegistryException}. Thread-safe.
 */
final class RegistryHttp implements AutoCloseable {
  private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient client;
  private final String base;
  private final Duration patience;

  /**
   * @param base the registry's address, with its path where it has one ({@code
   *     http://host:7073/apis/ccompat/v7})
   * @param patience for how long an unreachable registry is tried again before giving up
   */
  RegistryHttp(URI base, Duration patience) {
    String text = base.toString();
    this.base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    this.patience = patience;
    this.client = client(base);
  }

  private static HttpClient client(URI base) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT);
    return ("http".equalsIgnoreCase(base.getScheme())
            ? builder.sslContext(trustingNobody())
            : builder)
        .build();
  }

  /**
   * For a client that never speaks TLS: the default would read the certificates of the whole world,
   * a tenth of a second of processor time at every start.
   */
  private static SSLContext trustingNobody() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[0], null);
      return context;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has TLS", impossible);
    }
  }

  JsonNode get(String path) {
    return call("GET", path, null);
  }

  JsonNode post(String path, JsonNode body) {
    return call("POST", path, body);
  }

  JsonNode put(String path, JsonNode body) {
    return call("PUT", path, body);
  }

  ObjectMapper json() {
    return json;
  }

  private JsonNode call(String method, String path, @Nullable JsonNode body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(ANSWER_TIMEOUT)
            .header("Accept", MEDIA_TYPE + ", application/json")
            .header("Content-Type", MEDIA_TYPE)
            .method(
                method,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()))
            .build();
    return understand(request, patiently(request));
  }

  private HttpResponse<String> patiently(HttpRequest request) {
    long giveUpAt = System.nanoTime() + patience.toNanos();
    Duration pause = FIRST_PAUSE;
    while (true) {
      String trouble;
      IOException cause = null;
      try {
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() < 500 && answer.statusCode() != 429) {
          return answer;
        }
        trouble = "it answered " + answer.statusCode() + " " + shortened(answer.body());
      } catch (IOException failed) {
        trouble = failed.toString();
        cause = failed;
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw unreachable(request, "interrupted", interrupted);
      }
      if (System.nanoTime() + pause.toNanos() > giveUpAt) {
        throw unreachable(request, trouble, cause);
      }
      rest(request, pause);
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
              ? pause.multipliedBy(2)
              : LONGEST_PAUSE;
    }
  }

  private static void rest(HttpRequest request, Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw unreachable(request, "interrupted", interrupted);
    }
  }

  private JsonNode understand(HttpRequest request, HttpResponse<String> answer) {
    int status = answer.statusCode();
    if (status >= 200 && status < 300) {
      return parsed(request, answer.body());
    }
    String said =
        String.format(
            Locale.ROOT,
            "The schema registry answered %d to %s %s: %s",
            status,
            request.method(),
            request.uri(),
            shortened(answer.body()));
    throw switch (status) {
      case 404 -> new SchemaRegistryException(Reason.UNKNOWN, said);
      case 409 -> new SchemaRegistryException(Reason.INCOMPATIBLE, said);
      default -> new SchemaRegistryException(Reason.REFUSED, said);
    };
  }

  private JsonNode parsed(HttpRequest request, String body) {
    try {
      return json.readTree(body);
    } catch (JsonProcessingException notJson) {
      throw new SchemaRegistryException(
          Reason.REFUSED,
          "What answers at " + request.uri() + " is no schema registry: " + shortened(body),
          notJson);
    }
  }

  private static SchemaRegistryException unreachable(
      HttpRequest request, String trouble, @Nullable Throwable cause) {
    return new SchemaRegistryException(
        Reason.UNREACHABLE,
        "No answer from the schema registry at " + request.uri() + ": " + trouble,
        cause);
  }

  private static String shortened(String body) {
    return body.length() <= 500 ? body : body.substring(0, 500) + "…";
  }

  @Override
  public void close() {
    client.close();
  }
}
