package dev.novapixel.local.cli;

import dev.novapixel.local.stack.StackException;
import dev.novapixel.schemas.settings.SettingsException;
import dev.novapixel.servers.ServerException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code nova}: the command that holds all others. */
@Command(
    name = "nova",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Nova Pixel on this machine.",
    subcommands = {UpCommand.class, DownCommand.class, SuperviseCommand.class})
public final class NovaCommand implements Runnable {
  @Mixin private final Output output = new Output();

  @Override
  public void run() {
    throw output.misuse("A command is missing.");
  }

  /** The command line, ready to be run. */
  public static CommandLine commandLine() {
    return new CommandLine(new NovaCommand()).setExecutionExceptionHandler(NovaCommand::explain);
  }

  /** What is meant for people is shown as it is; anything else is a bug, and shows where. */
  private static int explain(
      Exception failed, CommandLine command, CommandLine.ParseResult parsed) {
    if (failed instanceof StackException
        || failed instanceof ServerException
        || failed instanceof SettingsException) {
      command.getErr().println(failed.getMessage());
    } else {
      failed.printStackTrace(command.getErr());
    }
    command.getErr().flush();
    return 1;
  }
}
