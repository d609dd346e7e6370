package dev.novapixel.stitcher.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.novapixel.schemas.event.Action;
import dev.novapixel.schemas.event.Item;
import dev.novapixel.schemas.event.PixelEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * Whatever stands in place of whichever value of whichever event: it is typed within all bounds, or
 * refused with a reason and a path, and nothing is thrown.
 */
class HostilePayloadProperties {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<PixelEvent> EXAMPLES = goldenEvents();

  /** What is put in place of a value: another type, too much of it, or what no reader can bear. */
  private static final List<String> JUNK =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1.5",
          "1e400",
          "-1e-400",
          "99999999999999999999999999",
          "\"\"",
          "\" \"",
          "\"-12.50\"",
          "\"NaN\"",
          "\"1970-01-01T00:00:00Z\"",
          "\"2100-01-01T00:00:00Z\"",
          "\"next week\"",
          "\"a\\u0000b\"",
          "\"\\ud800 alone\"",
          "\"gid://shopify/Product/\"",
          "\"" + "x".repeat(1_000_000) + "\"",
          "[]",
          "[null]",
          "[[[[[[1]]]]]]",
          "{}",
          "{\"id\": {}}",
          "[" + "{\"a\":".repeat(400) + "1" + "}".repeat(400) + "]");

  @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
  void anyValueMayBeAnythingElse(
      @ForAll("examples") PixelEvent example,
      @ForAll("places") List<Tuple.Tuple2<Integer, String>> junk)
      throws IOException {
    JsonNode payload = JSON.readTree(example.payload());
    for (var each : junk) {
      replace(payload, each.get1(), JSON.readTree(each.get2()));
    }

    switch (Normaliser.normalise(with(example, payload.toString()))) {
      case Normalised.Refused refused -> assertThat(refused.pointer()).isNotNull();
      case Normalised.Typed(TypedEvent event, List<String> dropped) -> {
        assertThat(dropped).hasSizeLessThanOrEqualTo(16);
        items(event).forEach(HostilePayloadProperties::isSound);
        assertThat(Stream.of(event.page().url(), event.page().title(), event.page().referrer()))
            .allMatch(text -> text == null || isText(text, 2048));
      }
    }
  }

  @Provide
  Arbitrary<PixelEvent> examples() {
    return Arbitraries.of(EXAMPLES);
  }

  @Provide
  Arbitrary<List<Tuple.Tuple2<Integer, String>>> places() {
    return Arbitraries.integers()
        .between(0, 200)
        .flatMap(place -> Arbitraries.of(JUNK).map(value -> Tuple.of(place, value)))
        .list()
        .ofMinSize(1)
        .ofMaxSize(3);
  }

  private static void isSound(Item item) {
    assertThat(item.productId()).isNotEmpty().matches(id -> isText(id, 256));
    assertThat(item.quantity()).isPositive();
    if (item.price() != null) {
      assertThat(item.price().minor()).isNotNegative();
    }
    assertThat(Stream.of(item.title(), item.category(), item.brand()))
        .allMatch(text -> text == null || isText(text, 2048));
  }

  private static boolean isText(String text, int limit) {
    return text.length() <= limit
        && text.codePoints()
            .noneMatch(point ->
                point < ' '
                    || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE));
  }

  private static List<Item> items(TypedEvent event) {
    var items = new ArrayList<Item>();
    Stream.concat(Stream.of(event.action()), event.more().stream())
        .forEach(action -> add(items, action));
    var order = event.order();
    if (order != null && order.placed() != null) {
      items.addAll(order.placed().lines());
    }
    return items;
  }

  private static void add(List<Item> items, Action action) {
    switch (action) {
      case Action.ProductViewed viewed -> items.add(viewed.item());
      case Action.CartChanged(var _, Item item) when item != null -> items.add(item);
      case Action.CartViewed viewed -> items.addAll(viewed.lines());
      case Action.CheckoutReached reached -> items.addAll(reached.lines());
      case Action _ -> {}
    }
  }

  /** Puts {@code value} in the {@code n}th place of {@code root}, counted round and round. */
  private static void replace(JsonNode root, int n, JsonNode value) {
    var places = new ArrayList<Runnable>();
    collect(root, value, places);
    if (!places.isEmpty()) {
      places.get(n % places.size()).run();
    }
  }

  private static void collect(JsonNode node, JsonNode value, List<Runnable> places) {
    if (node instanceof ObjectNode object) {
      object
          .properties()
          .forEach(member -> {
            places.add(() -> object.set(member.getKey(), value));
            collect(member.getValue(), value, places);
          });
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        int index = i;
        places.add(() -> array.set(index, value));
        collect(array.get(i), value, places);
      }
    }
  }

  private static PixelEvent with(PixelEvent event, String payload) {
    return PixelEvents.known(event.dialect(), event.name(), event.userAgent(), payload);
  }

  private static List<PixelEvent> goldenEvents() {
    try {
      var events = new ArrayList<PixelEvent>();
      for (Path example : GoldenTest.examples()) {
        events.add(GoldenTest.event(example));
      }
      return events;
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }
}
