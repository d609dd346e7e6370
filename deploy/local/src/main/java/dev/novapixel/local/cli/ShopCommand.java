package dev.novapixel.local.cli;

import dev.novapixel.local.api.Api;
import dev.novapixel.local.api.KnownShops;
import dev.novapixel.local.api.Shops;
import dev.novapixel.local.api.Shops.KeyKind;
import dev.novapixel.local.stack.LocalStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nova shop}: shops and their keys. */
@Command(
    name = "shop",
    synopsisSubcommandLabel = "add | keys | rotate",
    description = "Adds shops, shows and rotates their keys.")
final class ShopCommand implements Runnable {
  private static final Set<String> CHOICES = Set.of("granted", "denied");

  @Mixin private final Output output = new Output();

  @Override
  public void run() {
    throw output.misuse("Say what to do: add, keys or rotate.");
  }

  @Command(name = "add", description = "Adds a shop with a write key and a server key.")
  int add(
      @Parameters(paramLabel = "SHOP", description = "Its domain.") String shop,
      @Option(
              names = "--consent",
              paramLabel = "granted|denied",
              description =
                  "What an event means that says nothing of consent; asked for when it is not given.")
          @Nullable String consent,
      @Option(
              names = "--currency",
              defaultValue = "USD",
              description = "ISO 4217 (default: ${DEFAULT-VALUE}).")
          String currency) {
    var stack = CurrentStack.get();
    var shops = shops(stack);
    shops.add(shop, consent == null ? ask(shop) : choice(consent), currency);
    var writeKey = made(shops.addKey(shop, KeyKind.WRITE));
    var serverKey = made(shops.addKey(shop, KeyKind.SERVER));
    ShopChoice.knownShops(stack.home()).put(shop, new KnownShops.Keys(writeKey, serverKey));
    output
        .out()
        .printf(
            "%s is added.%n  write key   %s   (public: sends events)%n  server key  %s   (secret: shown once; kept in %s for the commands here)%n",
            shop, writeKey, serverKey, stack.home().shops());
    return 0;
  }

  @Command(
      name = "keys",
      description = "Shows the keys of a shop; of server keys the last characters.")
  int keys(@Parameters(paramLabel = "SHOP") String shop) {
    for (var key : shops(CurrentStack.get()).keysOf(shop)) {
      output
          .out()
          .printf(
              "  %-8s %-7s %s   since %s%n",
              key.id(),
              key.kind(),
              key.key() == null ? "…" + key.hint() : key.key(),
              key.createdAt());
    }
    return 0;
  }

  @Command(
      name = "rotate",
      description = "Puts a new key in the place of one, which opens nothing from then on.")
  int rotate(
      @Parameters(paramLabel = "SHOP") String shop,
      @Parameters(paramLabel = "KEY-ID", description = "As 'shop keys' shows it.") String id) {
    var stack = CurrentStack.get();
    var key = shops(stack).rotate(shop, id);
    remember(stack, shop, key);
    output.out().printf("The new %s key of %s: %s%n", key.kind(), shop, key.key());
    return 0;
  }

  private static void remember(LocalStack stack, String shop, Shops.Key key) {
    var known = ShopChoice.knownShops(stack.home());
    known
        .find(shop)
        .ifPresent(keys ->
            known.put(
                shop,
                key.kind().equals("write")
                    ? new KnownShops.Keys(made(key), keys.serverKey())
                    : new KnownShops.Keys(keys.writeKey(), made(key))));
  }

  private String ask(String shop) {
    var console =
        Terminal.attended()
            .orElseThrow(() ->
                output.misuse(
                    "Say what absent consent means to "
                        + shop
                        + ": --consent granted or --consent denied. There is no default."));
    return choice(
        console
            .readLine("What does an event mean that says nothing of consent, granted or denied? ")
            .strip());
  }

  private String choice(String text) {
    if (!CHOICES.contains(text)) {
      throw output.misuse("Consent is granted or denied, not '" + text + "'.");
    }
    return text;
  }

  private static String made(Shops.Key key) {
    if (key.key() == null) {
      throw new IllegalStateException("a key that was just made is shown");
    }
    return key.key();
  }

  private static Shops shops(LocalStack stack) {
    try {
      var token = Files.readString(stack.home().adminToken()).strip();
      return new Shops(new Api(stack.addresses().url(stack.addresses().ports().admin()), token));
    } catch (IOException absent) {
      throw new UncheckedIOException(
          "There is no admin token in "
              + stack.home().adminToken()
              + ": start the stack once with ./nova up",
          absent);
    }
  }
}
