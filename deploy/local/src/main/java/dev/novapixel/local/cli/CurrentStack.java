package dev.novapixel.local.cli;

import dev.novapixel.local.stack.Build;
import dev.novapixel.local.stack.Home;
import dev.novapixel.local.stack.LocalStack;
import dev.novapixel.local.stack.StackException;
import dev.novapixel.schemas.settings.Part;
import dev.novapixel.schemas.settings.Settings;
import java.nio.file.Path;

/** The stack that the commands are about: that of this checkout, as the environment sets it. */
final class CurrentStack {
  private CurrentStack() {}

  /** The same, which has to be up. */
  static LocalStack up() {
    var stack = get();
    if (stack.running().isEmpty()) {
      throw new StackException("The stack is down. ./nova up starts it.");
    }
    return stack;
  }

  static LocalStack get() {
    var root = Path.of(System.getProperty("nova.root", ".")).toAbsolutePath();
    var settings = Settings.from(Part.LOCAL, System.getenv());
    return new LocalStack(Home.of(root, settings), new Build(root), settings);
  }
}
