package dev.novapixel.gateway.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class DerivedIdProperties {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Property(tries = 300)
  void neitherBlanksNorTheOrderOfMembersMatter(
      @ForAll("events") JsonNode event, @ForAll Random random) throws JsonProcessingException {
    String other =
        JSON.writerWithDefaultPrettyPrinter().writeValueAsString(shuffled(event, random));
    assertThat(DerivedId.of(other)).isEqualTo(DerivedId.of(event.toString()));
  }

  @Property(tries = 300)
  void howItWasSentDoesNotMatter(@ForAll("events") JsonNode event) {
    ObjectNode again = event.deepCopy();
    again.put("sentAt", "2026-01-01T00:00:00Z").put("writeKey", "k").putObject("nova");
    assertThat(DerivedId.of(again.toString())).isEqualTo(DerivedId.of(event.toString()));
  }

  @Property(tries = 300)
  void otherContentIsAnotherEvent(
      @ForAll("events") JsonNode one, @ForAll("events") JsonNode other) {
    assertThat(DerivedId.of(one.toString()).equals(DerivedId.of(other.toString())))
        .isEqualTo(one.equals(other));
  }

  @Example
  void itIsANameBasedUuid() {
    UUID id = UUID.fromString(DerivedId.of("{\"name\":\"page_viewed\"}"));
    assertThat(id.version()).isEqualTo(5);
    assertThat(id.variant()).isEqualTo(2);
  }

  @Example
  void textCannotPassForStructure() {
    assertThat(DerivedId.of("{\"a\":\"1,1\\\"b\"}"))
        .isNotEqualTo(DerivedId.of("{\"a\":\"1\",\"b\":\"\"}"));
    assertThat(DerivedId.of("{\"a\":\"1\"}")).isNotEqualTo(DerivedId.of("{\"a\":1}"));
  }

  private static JsonNode shuffled(JsonNode node, Random random) {
    if (node.isObject()) {
      List<String> names = new ArrayList<>();
      node.fieldNames().forEachRemaining(names::add);
      Collections.shuffle(names, random);
      ObjectNode result = JSON.createObjectNode();
      names.forEach(name -> result.set(name, shuffled(node.get(name), random)));
      return result;
    }
    if (node.isArray()) {
      ArrayNode result = JSON.createArrayNode();
      node.forEach(element -> result.add(shuffled(element, random)));
      return result;
    }
    return node;
  }

  @Provide
  Arbitrary<ObjectNode> events() {
    return Arbitraries.maps(Arbitraries.of("name", "data", "a", "b", "ü"), values(3))
        .ofMaxSize(4)
        .map(DerivedIdProperties::object);
  }

  private static Arbitrary<JsonNode> values(int depth) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    Arbitrary<JsonNode> scalars =
        Arbitraries.oneOf(
            Arbitraries.strings().ofMaxLength(5).map(json::textNode),
            Arbitraries.integers().map(json::numberNode),
            Arbitraries.of(json.nullNode(), json.booleanNode(true)));
    if (depth == 0) {
      return scalars;
    }
    return Arbitraries.oneOf(
        scalars,
        Arbitraries.maps(Arbitraries.of("x", "y", "z"), values(depth - 1))
            .ofMaxSize(3)
            .map(DerivedIdProperties::object),
        values(depth - 1).list().ofMaxSize(3).map(list -> JSON.createArrayNode().addAll(list)));
  }

  private static ObjectNode object(java.util.Map<String, JsonNode> members) {
    ObjectNode object = JSON.createObjectNode();
    members.forEach(object::set);
    return object;
  }
}
