package dev.novapixel.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A shop of its own for a test: added through the admin service, with fresh keys. */
final class Shop {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Stack stack;
  private final String name;
  private final String writeKey;
  private final String serverKey;
  private final Api admin;

  private Shop(Stack stack, String name) {
    this.stack = stack;
    this.name = name;
    this.admin = new Api(stack.adminPort(), stack.adminToken());
    var added =
        admin.post(
            "/v1/shops",
            """
            {"shop":"%s","currency":"USD","consent":{"when_absent":"granted"}}\
            """
                .formatted(name));
    assertThat(added.status()).as(added.body().toString()).isEqualTo(201);
    this.writeKey = key("write");
    this.serverKey = key("server");
    awaitKeyKnown();
  }

  static Shop open(Stack stack) {
    return new Shop(stack, "e2e-" + UUID.randomUUID().toString().substring(0, 8) + ".test");
  }

  private String key(String kind) {
    return admin
        .post("/v1/shops/" + name + "/keys", "{\"kind\":\"" + kind + "\"}")
        .data()
        .get("key")
        .asText();
  }

  /** The gateway learns of keys through the log: shortly after, not at once. */
  private void awaitKeyKnown() {
    await("the gateway and the recommendations know the keys of " + name)
        .atMost(PATIENCE)
        .until(() ->
            gateway().post("/v1/events", "[]").status() != 401
                && recs().get("/v1/popular").status() != 401);
  }

  String name() {
    return name;
  }

  Api gateway() {
    return new Api(stack.gatewayPort(), writeKey);
  }

  /** Posts to what the admin service has of this shop at {@code path}. */
  Api.Answer admin(String path, String body) {
    return admin.post("/v1/shops/" + name + path, body);
  }

  /** Tells the shop's catalogue of a product. */
  Api.Answer product(String id, String title) {
    return admin.put(
        "/v1/shops/" + name + "/products",
        "{\"products\": [{\"product_id\": \"%s\", \"title\": \"%s\"}]}".formatted(id, title));
  }

  Webhooks webhooks() {
    return new Webhooks(stack.gatewayPort(), name);
  }

  Api recs() {
    return recs(stack);
  }

  /** The recommendations of a stack that knows this shop too. */
  Api recs(Stack other) {
    return new Api(other.recsPort(), serverKey);
  }

  /** Sends a file through the launcher, with more options. */
  Stack.Result send(Path file, String... options) {
    return stack.nova(sending(file, options));
  }

  /** The launcher's arguments that send a file. */
  List<String> sending(Path file, String... options) {
    var arguments = new ArrayList<String>();
    arguments.addAll(List.of("send", file.toString()));
    arguments.addAll(asItself());
    arguments.addAll(List.of(options));
    return arguments;
  }

  /** The launcher's options that make a command one of this shop. */
  List<String> asItself() {
    return List.of("--shop", name, "--key", serverKey);
  }

  /** How the shop's events were counted, in all. */
  record Count(long counted, long duplicate, long rejected, long droppedByConsent, long bot) {
    long all() {
      return counted + duplicate + rejected + droppedByConsent + bot;
    }
  }

  Count count() {
    JsonNode events = stats().get("events");
    return new Count(
        events.get("counted").asLong(),
        events.get("duplicate").asLong(),
        events.get("rejected").asLong(),
        events.get("dropped_by_consent").asLong(),
        events.get("bot").asLong());
  }

  JsonNode stats() {
    return admin.get("/v1/shops/" + name + "/stats").data();
  }

  /** Waits until as many events as were accepted have been counted, one way or the other. */
  Count awaitCount(long accepted) {
    return await(name + " has counted " + accepted + " events")
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(this::count, count -> count.all() == accepted);
  }

  JsonNode features(String reference) {
    return recs().get("/v1/shoppers/" + encoded(reference) + "/features").data();
  }

  JsonNode journey(String reference) {
    return recs().get("/v1/shoppers/" + encoded(reference)).data();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
