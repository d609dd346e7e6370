package dev.novapixel.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.novapixel.gateway.webhook.Signing;
import dev.novapixel.servers.testing.EmbeddedStack;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

/**
 * Sends personal data in every place where a dialect can hold it, and looks for it in every byte of
 * every topic. Each value to be found carries the mark; where it stands outside the list's places
 * it is in an e-mail address or a parameter of a URL, for nothing else can be told by its form.
 */
final class RedTeamIT {
  private static final String MARK = "pii7f3";
  private static final String ADDRESS = "203.0.113.77";
  private static final Duration POLL = Duration.ofMillis(200);
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final RunningGateway GATEWAY = RunningGateway.get();
  private static final Client CLIENT = new Client(GATEWAY.address());

  @Test
  void nothingPersonalIsInAnyTopicWhateverTheDialect() {
    sendEverything(RunningGateway.WRITE_KEY);
    deliverWebhooks();

    List<String> log = everything();
    assertThat(log).as("what was sent is there").anyMatch(record -> record.contains("rt-1"));
    assertThat(log).anyMatch(record -> record.contains("rt-s"));
    assertThat(log).anyMatch(record -> record.contains("rt-p"));
    assertThat(log).anyMatch(record -> record.contains("customers/redact"));
    assertThat(log).anyMatch(record -> record.contains("email-"));
    for (String forbidden : forbidden()) {
      assertThat(log.stream().filter(record -> record.contains(forbidden)).map(RedTeamIT::around))
          .as(forbidden)
          .isEmpty();
    }
  }

  @Test
  void whereNothingIsAllowedNothingIdentifiableIsKeptButTheChoiceItself() {
    sendEverything(RunningGateway.STRICT_KEY, "rt-", "denied-");
    post(
        "/v1/events?k=" + RunningGateway.STRICT_KEY,
        "[{\"name\":\"consent_updated\",\"clientId\":\"choice-7\",\"consent\":false,"
            + "\"customData\":{\"x\":\"denied-x\"}}]");

    List<String> log = everything();
    assertThat(log.stream().filter(record -> record.contains("denied-")).map(RedTeamIT::around))
        .isEmpty();
    assertThat(log).anyMatch(record -> record.contains("choice-7"));
  }

  private static void sendEverything(String key) {
    sendEverything(key, "\u0000", "");
  }

  /** Sends all documents, each with {@code from} replaced by {@code to}. */
  private static void sendEverything(String key, String from, String to) {
    String pixel = text("shopify-pixel.json").replace(from, to);
    post("/v1/events?k=" + key, pixel);
    post("/v1/shopify/pixel?k=" + key, "{\"v\":1,\"events\":" + pixel + "}");

    String segment = text("segment.json").replace(from, to);
    post("/v1/batch?writeKey=" + key, "{\"batch\":" + segment + "}");
    for (JsonNode message : tree(segment)) {
      post("/v1/" + message.path("type").asText() + "?writeKey=" + key, message.toString());
    }
    post("/beacon/v1/batch?writeKey=" + key, "{\"batch\":" + segment + "}");

    JsonNode snowplow = tree(text("snowplow.json").replace(from, to));
    String tp2 = "/s/" + key + "/com.snowplowanalytics.snowplow/tp2";
    post(tp2, payload(snowplow, RedTeamIT::asText));
    post(tp2, payload(snowplow, RedTeamIT::asBase64));
    for (JsonNode event : snowplow) {
      assertThat(CLIENT.get("/s/" + key + "/i?" + query(asBase64(event))).status()).isEqualTo(200);
    }
  }

  private static void deliverWebhooks() {
    for (Map.Entry<String, JsonNode> webhook : tree(text("shopify-webhook.json")).properties()) {
      byte[] body = webhook.getValue().toString().getBytes(UTF_8);
      Answer answer =
          CLIENT.post(
              "/webhooks/shopify",
              body,
              "X-Shopify-Topic",
              webhook.getKey(),
              "X-Shopify-Hmac-Sha256",
              Signing.sign(RunningGateway.NEW_SECRET, body),
              "X-Shopify-Shop-Domain",
              RunningGateway.SHOP,
              "X-Shopify-Webhook-Id",
              MARK + "@example.com");
      assertThat(answer.status()).as(webhook.getKey()).isEqualTo(200);
    }
  }

  private static void post(String path, String body) {
    Answer answer =
        CLIENT.post(
            path,
            body,
            "X-Forwarded-For",
            ADDRESS,
            "User-Agent",
            "Mozilla " + MARK + "@example.com");
    assertThat(answer.status()).as("%s: %s", path, answer.body()).isBetween(200, 202);
  }

  private interface Packing {
    ObjectNode pack(JsonNode event);
  }

  private static String payload(JsonNode events, Packing packing) {
    ArrayNode packed = JSON.createArrayNode();
    events.forEach(event -> packed.add(packing.pack(event)));
    return JSON.createObjectNode()
        .put("schema", "iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4")
        .set("data", packed)
        .toString();
  }

  /** Self-describing data as trackers pack it by default in a POST. */
  private static ObjectNode asText(JsonNode event) {
    ObjectNode packed = event.deepCopy();
    for (String name : List.of("ue_pr", "co")) {
      if (packed.has(name)) {
        packed.put(name, packed.get(name).toString());
      }
    }
    return packed;
  }

  /** And as they pack it in a GET. */
  private static ObjectNode asBase64(JsonNode event) {
    ObjectNode packed = event.deepCopy();
    for (Map.Entry<String, String> name : Map.of("ue_pr", "ue_px", "co", "cx").entrySet()) {
      JsonNode data = packed.remove(name.getKey());
      if (data != null) {
        packed.put(
            name.getValue(),
            Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(data.toString().getBytes(UTF_8)));
      }
    }
    return packed;
  }

  private static String query(ObjectNode event) {
    return event.properties().stream()
        .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue().asText(), UTF_8))
        .collect(Collectors.joining("&"));
  }

  /** The mark as it is, the address, and the mark within base64, whichever way it lies there. */
  private static List<String> forbidden() {
    List<String> forbidden = new ArrayList<>(List.of(MARK, ADDRESS));
    for (String form : List.of("PII7F3", MARK)) {
      for (int shift = 0; shift < 3; shift++) {
        String coded =
            Base64.getEncoder().encodeToString(("x".repeat(shift) + form).getBytes(UTF_8));
        forbidden.add(coded.substring(shift + 1, coded.length() - 4).toLowerCase(Locale.ROOT));
      }
    }
    return forbidden.stream().filter(text -> text.length() >= 4).distinct().toList();
  }

  /** Every record of every topic: key, value and headers, as its bytes are, in lower case. */
  private static List<String> everything() {
    Map<String, Object> properties =
        Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, EmbeddedStack.kafka().bootstrapServers());
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.listTopics().values().stream()
              .flatMap(List::stream)
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<String> found = new ArrayList<>();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(POLL).forEach(record -> found.add(text(record)));
      }
      return found;
    }
  }

  private static String text(ConsumerRecord<byte[], byte[]> record) {
    Stream<byte[]> headers =
        StreamSupport.stream(record.headers().spliterator(), false)
            .flatMap(header -> Stream.of(header.key().getBytes(UTF_8), header.value()));
    return Stream.concat(Stream.of(record.key(), record.value()), headers)
        .filter(Objects::nonNull)
        .map(bytes -> new String(bytes, ISO_8859_1))
        .collect(Collectors.joining("|"))
        .toLowerCase(Locale.ROOT);
  }

  /** Enough of a record to see where it went wrong. */
  private static String around(String record) {
    int at = Math.max(record.indexOf(MARK), 0);
    return record.substring(Math.max(0, at - 200), Math.min(record.length(), at + 60));
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(String name) {
    try (InputStream in = RedTeamIT.class.getResourceAsStream("/redteam/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
