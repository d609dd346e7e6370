package dev.novapixel.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.novapixel.local.api.Api;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code nova shopper}: who somebody is, and how that came to be known. */
@Command(
    name = "shopper",
    description = "Shows a shopper's identifiers, merges and features, by any of its identifiers.")
final class ShopperCommand implements Callable<Integer> {
  @Mixin private final Output output = new Output();
  @Mixin private final ShopChoice shop = new ShopChoice();

  @Parameters(paramLabel = "REF", description = "client:…, checkout:… or customer:…")
  private String ref = "";

  /** A line of the timeline. */
  private record Entry(String at, String text) {}

  @Override
  public Integer call() {
    var stack = CurrentStack.get();
    var recs =
        new Api(
            stack.addresses().url(stack.addresses().ports().recs()),
            shop.serverKey(stack.home(), output));
    var path = "/v1/shoppers/" + URLEncoder.encode(ref, StandardCharsets.UTF_8);
    var shopper = recs.data(path);
    print(shopper, output.out());
    printFeatures(recs.data(path + "/features"), output.out());
    return 0;
  }

  private static void print(JsonNode shopper, PrintWriter out) {
    out.printf("%s, %s%n", shopper.path("id").asText(), shopper.path("state").asText());
    for (var entry : timeline(shopper)) {
      out.printf("  %-25s %s%n", entry.at(), entry.text());
    }
    for (var unit : shopper.path("units")) {
      out.printf(
          "  unit of client:%s %s, began with event %s%n",
          unit.path("client").asText(),
          unit.has("customer")
              ? "under customer:" + unit.path("customer").asText()
              : "before any login",
          unit.path("first_event_id").asText());
    }
  }

  private static List<Entry> timeline(JsonNode shopper) {
    var entries = new ArrayList<Entry>();
    entries.add(new Entry(shopper.path("first_seen").asText(), "seen for the first time"));
    for (var tie : shopper.path("identifiers")) {
      entries.add(
          new Entry(
              tie.path("tied_at").asText(),
              "known as %s:%s (event %s)"
                  .formatted(
                      tie.path("type").asText(),
                      tie.path("value").asText(),
                      tie.path("event_id").asText())));
    }
    for (var merge : shopper.path("merges")) {
      entries.add(
          new Entry(
              merge.path("at").asText(),
              "what %s had done became %s's (event %s)"
                  .formatted(
                      merge.path("from").asText(),
                      merge.path("to").asText(),
                      merge.path("event_id").asText())));
    }
    entries.add(new Entry(shopper.path("last_active").asText(), "active for the last time"));
    entries.sort(Comparator.comparing(Entry::at));
    return entries;
  }

  /** Only those that say something: most counts are 0 for most shoppers. */
  static void printFeatures(JsonNode features, PrintWriter out) {
    out.printf("  features as of %s%n", features.path("as_of").asText());
    features.path("features").properties().stream()
        .filter(feature -> saysSomething(feature.getValue()))
        .forEach(feature ->
            out.printf("    %-28s %s%n", feature.getKey(), shortened(feature.getValue())));
    out.flush();
  }

  private static boolean saysSomething(JsonNode value) {
    return !(value.isNull()
        || (value.isContainerNode() && value.isEmpty())
        || (value.isNumber() && value.decimalValue().signum() == 0)
        || (value.isTextual() && value.asText().matches("0(\\.0+)?|")));
  }

  private static String shortened(JsonNode value) {
    var text = value.isTextual() ? value.asText() : value.toString();
    return text.length() <= 100 ? text : text.substring(0, 99) + "…";
  }
}
