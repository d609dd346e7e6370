package dev.novapixel.gateway.clients;

import java.nio.file.Path;

/** Modules made fit for a page, by the bundler that their users have. */
public final class Bundle {
  private Bundle() {}

  /** The script that a module and all that it imports come to. */
  public static String of(Path module) {
    try (NodeScript bundler =
        NodeScript.start("bundle.mjs", module.toAbsolutePath().normalize().toString())) {
      return String.join("\n", bundler.finish());
    }
  }
}
