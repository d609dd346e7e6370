package dev.novapixel.local;

import dev.novapixel.local.cli.NovaCommand;

/** The program behind {@code ./nova}. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.setProperty("logback.configurationFile", "dev/novapixel/local/logback-cli.xml");
    System.exit(NovaCommand.commandLine().execute(arguments));
  }
}
