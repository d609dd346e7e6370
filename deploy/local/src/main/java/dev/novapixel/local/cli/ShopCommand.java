package dev.novapixel.local.cli;

import dev.novapixel.local.api.Api;
import dev.novapixel.local.api.KnownShops;
import dev.novapixel.local.api.Shops;
import dev.novapixel.local.api.Shops.KeyKind;
import dev.novapixel.local.stack.LocalStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nova shop}: shops and their keys. */
@Command(
    name = "shop",
    synopsisSubcommandLabel = "add | keys | hosts | rotate",
    description = "Adds shops, shows and rotates their keys, says whose pages may use them.")
final class ShopCommand implements Runnable {
  private static final Set<String> CHOICES = Set.of("granted", "denied");
  private static final Pattern HOST = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)*");

  @Mixin private final Output output = new Output();

  @Override
  public void run() {
    throw output.misuse("Say what to do: add, keys, hosts or rotate.");
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
              "  %-8s %-7s %s   since %s%s%n",
              key.id(),
              key.kind(),
              key.key() == null ? "…" + key.hint() : key.key(),
              key.createdAt(),
              key.hosts().isEmpty() ? "" : "   for pages of " + String.join(", ", key.hosts()));
    }
    return 0;
  }

  @Command(
      name = "hosts",
      description =
          "Says whose pages may use a write key. Browsers' requests from pages of other hosts are refused.")
  int hosts(
      @Parameters(paramLabel = "SHOP") String shop,
      @Parameters(paramLabel = "KEY-ID", description = "As 'shop keys' shows it.") String id,
      @Parameters(paramLabel = "HOST", arity = "0..*", description = "Such as www.socks.example.")
          @Nullable List<String> hosts,
      @Option(names = "--any", description = "All pages may use it, as at first.") boolean any) {
    var named = hosts == null ? List.<String>of() : hosts;
    if (any != named.isEmpty()) {
      throw output.misuse("Name the hosts whose pages may use the key, or say --any.");
    }
    var known = named.stream().map(this::host).distinct().toList();
    var key = shops(CurrentStack.get()).allow(shop, id, known);
    output
        .out()
        .printf(
            "The key %s of %s is for pages of %s.%n",
            key.id(), shop, key.hosts().isEmpty() ? "any host" : String.join(", ", key.hosts()));
    return 0;
  }

  /** What somebody copied from an address bar is told how to write, and not guessed at. */
  private String host(String text) {
    if (!HOST.matcher(text).matches()) {
      throw output.misuse(
          "'%s' is no host. Name it in lower case, without scheme, port and path: www.socks.example."
              .formatted(text));
    }
    return text;
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
