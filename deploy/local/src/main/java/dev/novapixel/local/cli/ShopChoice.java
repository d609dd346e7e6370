package dev.novapixel.local.cli;

import dev.novapixel.local.api.DemoShop;
import dev.novapixel.local.api.KnownShops;
import dev.novapixel.local.stack.Home;
import dev.novapixel.local.stack.SecretFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Which shop a command is about, and by which key. */
@Command
final class ShopChoice {
  @Option(
      names = "--shop",
      paramLabel = "SHOP",
      description = "The shop's domain (default: demo.nova.test).")
  private @Nullable String shop;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = "A key of the shop; those of shops added here are known.")
  private @Nullable String key;

  String shop() {
    return shop == null ? DemoShop.CLICKS.shop() : shop;
  }

  /** Opens posting of events. */
  String writeKey(Home home, Output output) {
    return key == null ? known(home, output).writeKey() : key;
  }

  /** Opens reading, and imports. */
  String serverKey(Home home, Output output) {
    return key == null ? known(home, output).serverKey() : key;
  }

  static KnownShops knownShops(Home home) {
    return new KnownShops(home.shops(), SecretFile::write);
  }

  private KnownShops.Keys known(Home home, Output output) {
    return knownShops(home)
        .find(shop())
        .orElseThrow(
            () -> output.misuse("No key of " + shop() + " is known here: give one with --key."));
  }
}
