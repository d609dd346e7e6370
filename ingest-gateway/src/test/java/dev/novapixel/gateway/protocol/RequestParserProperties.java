package dev.novapixel.gateway.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.novapixel.gateway.privacy.JsonPath;
import dev.novapixel.gateway.privacy.PersonalFields;
import dev.novapixel.schemas.event.PixelEvent.Dialect;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** The parser against a slow one that works on a tree, and against whatever may come. */
final class RequestParserProperties {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final PersonalFields PERSONAL = PersonalFields.standard(Dialect.SHOPIFY_PIXEL);

  @Property(tries = 400)
  void aPayloadIsTheEventWithItsPersonalValuesMadeNull(@ForAll("objects") ObjectNode event)
      throws JsonProcessingException {
    event.remove("events");
    String payload = Requests.event(JSON.writeValueAsString(event)).payload();
    assertThat(JSON.readTree(payload).toString())
        .isEqualTo(scrubbed(event, new JsonPath(64)).toString());
  }

  @Property(tries = 300)
  void anEventIsReadAlikeAloneInAnArrayAndInAnEnvelope(@ForAll("objects") ObjectNode event) {
    event.remove("events");
    SentEvent alone = Requests.event(event.toString());
    assertThat(Requests.event("[" + event + "]")).isEqualTo(alone);
    assertThat(Requests.event("{\"v\":1,\"events\" : [ " + event + " ] }")).isEqualTo(alone);
  }

  @Property(tries = 400)
  void factsAreWhatATreeWouldSay(@ForAll("objects") ObjectNode event) {
    event.remove("events");
    SentEvent sent = Requests.event(event.toString());
    if (sent.fault() != null) {
      return;
    }
    EventFacts facts = sent.facts();
    assertThat(facts.id()).isEqualTo(text(event.at("/id")));
    assertThat(facts.clientId()).isEqualTo(text(event.at("/clientId")));
    String token = text(event.at("/data/checkout/token"));
    assertThat(facts.checkoutToken())
        .isEqualTo(token != null ? token : text(event.at("/checkoutToken")));
    assertThat(facts.orderCustomerId())
        .isEqualTo(text(event.at("/data/checkout/order/customer/id")));
  }

  @Property(tries = 2000)
  void whateverComesIsReadOrRefusedAndNothingIsThrown(@ForAll("damagedExamples") byte[] body)
      throws JsonProcessingException {
    if (Requests.parsed(body) instanceof Parsed.Request request) {
      for (SentEvent event : request.events()) {
        assertThat(JSON.readTree(event.payload())).isNotNull();
        assertThat(DerivedId.of(event.payload())).hasSize(36);
      }
    }
  }

  @Property(tries = 1000)
  void bytesThatMeanNothingAreReadOrRefusedToo(@ForAll byte[] body) {
    assertThat(Requests.parsed(body)).isNotNull();
  }

  private static @Nullable String text(JsonNode node) {
    return node.isValueNode() && !node.isNull() && !node.asText().isBlank()
        ? node.asText().strip()
        : null;
  }

  private static JsonNode scrubbed(JsonNode node, JsonPath path) {
    if (node.isObject()) {
      ObjectNode result = JSON.createObjectNode();
      node.properties()
          .forEach(member -> {
            path.enter(member.getKey());
            result.set(
                member.getKey(),
                PERSONAL.contains(path)
                    ? JsonNodeFactory.instance.nullNode()
                    : scrubbed(member.getValue(), path));
            path.leave();
          });
      return result;
    }
    if (node.isArray()) {
      ArrayNode result = JSON.createArrayNode();
      path.enterElement();
      node.forEach(element -> result.add(scrubbed(element, path)));
      path.leave();
      return result;
    }
    return node;
  }

  @Provide
  Arbitrary<ObjectNode> objects() {
    return members(4);
  }

  private static Arbitrary<ObjectNode> members(int depth) {
    Arbitrary<String> names =
        Arbitraries.oneOf(
            Arbitraries.of(
                "id",
                "name",
                "clientId",
                "checkoutToken",
                "data",
                "checkout",
                "token",
                "order",
                "customer",
                "alert",
                "value",
                "element",
                "attributes",
                "email",
                "firstName",
                "zip",
                "nova"),
            texts());
    return Arbitraries.maps(names, values(depth))
        .ofMaxSize(6)
        .map(members -> {
          ObjectNode object = JSON.createObjectNode();
          members.forEach(object::set);
          return object;
        });
  }

  private static Arbitrary<JsonNode> values(int depth) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    Arbitrary<JsonNode> scalars =
        Arbitraries.oneOf(
            texts().map(json::textNode),
            Arbitraries.longs().map(json::numberNode),
            Arbitraries.doubles().between(-1e9, 1e9).map(json::numberNode),
            Arbitraries.of(json.nullNode(), json.booleanNode(true), json.textNode("")));
    if (depth == 0) {
      return scalars;
    }
    Arbitrary<JsonNode> objects = members(depth - 1).map(node -> node);
    Arbitrary<JsonNode> arrays =
        values(depth - 1).list().ofMaxSize(3).map(list -> JSON.createArrayNode().addAll(list));
    return Arbitraries.frequencyOf(Tuple.of(3, scalars), Tuple.of(3, objects), Tuple.of(1, arrays));
  }

  /** What the gateway would change in them has tests of its own. */
  private static Arbitrary<String> texts() {
    return Arbitraries.strings()
        .excludeChars('@', '%', '\0')
        .ofMaxLength(4)
        .map(RequestParserProperties::wellFormed);
  }

  private static String wellFormed(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  @Provide
  Arbitrary<byte[]> damagedExamples() {
    List<String> examples = Requests.examples().map(Requests::read).toList();
    return Arbitraries.of(examples)
        .flatMap(example ->
            Arbitraries.randoms()
                .map(random -> damaged(example.getBytes(StandardCharsets.UTF_8), random)));
  }

  /** A few bytes changed, cut out or doubled: what bad networks and bad people send. */
  private static byte[] damaged(byte[] body, Random random) {
    byte[] result = body;
    for (int i = random.nextInt(4); i >= 0; i--) {
      int from = random.nextInt(result.length);
      int to = Math.min(result.length, from + random.nextInt(40));
      result =
          switch (random.nextInt(4)) {
            case 0 -> changed(result, from, random);
            case 1 -> joined(result, from, to);
            case 2 -> joined(result, to, from);
            default -> inserted(result, from, random);
          };
      if (result.length == 0) {
        return body;
      }
    }
    return result;
  }

  private static byte[] changed(byte[] body, int at, Random random) {
    byte[] result = body.clone();
    result[at] = (byte) random.nextInt();
    return result;
  }

  private static byte[] joined(byte[] body, int end, int start) {
    byte[] result = new byte[end + body.length - start];
    System.arraycopy(body, 0, result, 0, end);
    System.arraycopy(body, start, result, end, body.length - start);
    return result;
  }

  private static byte[] inserted(byte[] body, int at, Random random) {
    String[] words = {
      "{",
      "}",
      "[",
      "]",
      "\"",
      ",",
      ":",
      "\\",
      "\\u0000",
      "\\ud800",
      "1e999999",
      "null",
      "\0",
      "{\"events\":[",
      "\"nova\":{",
      "-",
      "1.",
      "\uFEFF",
      "\"a\":"
    };
    byte[] word = words[random.nextInt(words.length)].getBytes(StandardCharsets.UTF_8);
    byte[] result = new byte[body.length + word.length];
    System.arraycopy(body, 0, result, 0, at);
    System.arraycopy(word, 0, result, at, word.length);
    System.arraycopy(body, at, result, at + word.length, body.length - at);
    return result;
  }
}
