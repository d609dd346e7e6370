package dev.novapixel.schemas.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeyResolverTest {

  @Test
  void aRequestWithoutAnyKeyPresentsNone() {
    assertThat(KeyResolver.resolve(new Request())).isEmpty();
  }

  @Test
  void thePlacesAreAskedInTheirOrder() {
    Request request = new Request().body("body");
    assertThat(KeyResolver.resolve(request)).hasValue("body");
    request.query("writeKey", "query-long");
    assertThat(KeyResolver.resolve(request)).hasValue("query-long");
    request.query("k", "query-short");
    assertThat(KeyResolver.resolve(request)).hasValue("query-short");
    request.query("key", "query");
    assertThat(KeyResolver.resolve(request)).hasValue("query");
    request.header("X-Write-Key", "write-header");
    assertThat(KeyResolver.resolve(request)).hasValue("write-header");
    request.header("X-Nova-Key", "nova-header");
    assertThat(KeyResolver.resolve(request)).hasValue("nova-header");
    request.header("Authorization", "Bearer token");
    assertThat(KeyResolver.resolve(request)).hasValue("token");
    request.path("path");
    assertThat(KeyResolver.resolve(request)).hasValue("path");
  }

  @Test
  void basicCredentialsCarryTheKeyAsTheirUser() {
    assertThat(resolveAuthorization("Basic " + base64("wk:"))).hasValue("wk");
    assertThat(resolveAuthorization("basic  " + base64("wk:ignored"))).hasValue("wk");
    assertThat(resolveAuthorization("Basic " + base64("wk"))).hasValue("wk");
  }

  @Test
  void unreadableCredentialsDecideYetOpenNothing() {
    Request request =
        new Request().header("Authorization", "Basic %%%").query("key", "demo-write-key");

    assertThat(KeyResolver.resolve(request)).hasValue("");
  }

  @Test
  void anotherSchemeCarriesNoKeyAndIsPassedOver() {
    Request request = new Request().header("Authorization", "Digest abc").query("key", "wk");

    assertThat(KeyResolver.resolve(request)).hasValue("wk");
    assertThat(resolveAuthorization("Bearer")).isEmpty();
  }

  @Test
  void blankPlacesHoldNothing() {
    Request request = new Request().path(" ").header("X-Nova-Key", "").query("key", " wk ");

    assertThat(KeyResolver.resolve(request)).hasValue("wk");
  }

  private static Optional<String> resolveAuthorization(String value) {
    return KeyResolver.resolve(new Request().header("Authorization", value));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  private static final class Request implements KeyCarrier {
    private final Map<String, String> headers = new HashMap<>();
    private final Map<String, String> query = new HashMap<>();
    private @Nullable String path;
    private @Nullable String body;

    Request path(String key) {
      path = key;
      return this;
    }

    Request header(String name, String value) {
      headers.put(name.toLowerCase(Locale.ROOT), value);
      return this;
    }

    Request query(String name, String value) {
      query.put(name, value);
      return this;
    }

    Request body(String key) {
      body = key;
      return this;
    }

    @Override
    public @Nullable String pathKey() {
      return path;
    }

    @Override
    public @Nullable String header(String name) {
      return headers.get(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public @Nullable String query(String name) {
      return query.get(name);
    }

    @Override
    public @Nullable String bodyKey() {
      return body;
    }
  }
}
