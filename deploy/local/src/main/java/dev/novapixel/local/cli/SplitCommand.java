package dev.novapixel.local.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.novapixel.local.api.Api;
import dev.novapixel.local.api.ApiException;
import dev.novapixel.schemas.event.Identifier;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nova split}: an operator takes a wrongly merged client off its shopper. */
@Command(
    name = "split",
    description = {
      "Takes a client off the shopper that it was merged with.",
      "What was seen of it up to now is void: all of its logins and checkouts, or with --unit that unit's own customer, or with --unit and --token that unit's tie to the checkout. What is seen again later counts again."
    })
final class SplitCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Mixin private final Output output = new Output();
  @Mixin private final ShopChoice shop = new ShopChoice();

  @Parameters(paramLabel = "CLIENT", description = "client:…")
  private String ref = "";

  @Option(
      names = "--unit",
      paramLabel = "EVENT",
      description = "Only the unit that this event began, as 'shopper' lists it.")
  private @Nullable String unit;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description = "Only that unit's tie to this checkout.")
  private @Nullable String token;

  @Option(
      names = "--up-to",
      paramLabel = "TIME",
      description = "What was received later counts (default: now).")
  private @Nullable String upTo;

  @Override
  public Integer call() {
    var client =
        Identifier.parse(ref)
            .filter(identifier -> identifier.type() == Identifier.Type.CLIENT)
            .orElseThrow(
                () -> output.misuse("A client is split off: client:…, not '" + ref + "'."));
    var body = JSON.createObjectNode().put("client", client.value());
    putIfGiven(body, "unit", unit);
    putIfGiven(body, "token", token);
    putIfGiven(body, "up_to", upTo);
    var stack = CurrentStack.get();
    var admin =
        new Api(
            stack.addresses().url(stack.addresses().ports().admin()),
            shop.serverKey(stack.home(), output));
    var answer = admin.post("/v1/shops/" + shop.shop() + "/splits", body);
    if (!answer.ok()) {
      throw new ApiException("Nothing was split: the admin service answers " + answer.problem());
    }
    output
        .out()
        .printf(
            "%s is split off, up to %s (%s). ./nova shopper %s shows it in a moment.%n",
            client.text(),
            answer.data().path("up_to").asText(),
            answer.data().path("id").asText(),
            client.text());
    return 0;
  }

  private static void putIfGiven(ObjectNode body, String field, @Nullable String value) {
    if (value != null) {
      body.put(field, value);
    }
  }
}
