package dev.novapixel.local.cli;

import dev.novapixel.local.api.ApiException;
import dev.novapixel.local.archive.ArchiveException;
import dev.novapixel.local.mapping.MappingException;
import dev.novapixel.local.rejected.TooManyException;
import dev.novapixel.local.send.SendException;
import dev.novapixel.local.stack.StackException;
import dev.novapixel.schemas.settings.SettingsException;
import dev.novapixel.servers.ServerException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

/** {@code nova}: the command that holds all others. */
@Command(
    name = "nova",
    mixinStandardHelpOptions = true,
    scope = CommandLine.ScopeType.INHERIT,
    synopsisSubcommandLabel = "COMMAND",
    description = "Nova Pixel on this machine.",
    subcommands = {
      DemoCommand.class,
      UpCommand.class,
      DownCommand.class,
      StatusCommand.class,
      DoctorCommand.class,
      SendCommand.class,
      TailCommand.class,
      RejectedCommand.class,
      ShopperCommand.class,
      ExportFeaturesCommand.class,
      SplitCommand.class,
      ReplayCommand.class,
      VerifyCommand.class,
      ArchiveCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      ShopCommand.class,
      SuperviseCommand.class
    })
public final class NovaCommand implements Runnable {
  /** Their messages are meant for the person at the terminal. */
  private static final List<Class<? extends Exception>> FOR_PEOPLE =
      List.of(
          StackException.class,
          ServerException.class,
          SettingsException.class,
          MappingException.class,
          SendException.class,
          TooManyException.class,
          ArchiveException.class,
          ApiException.class);

  @Mixin private final Output output = new Output();

  @Override
  public void run() {
    throw output.misuse("A command is missing.");
  }

  /** The command line, ready to be run. */
  public static CommandLine commandLine() {
    return new CommandLine(new NovaCommand())
        .setExecutionExceptionHandler(NovaCommand::explain)
        .setParameterExceptionHandler(NovaCommand::correct);
  }

  /**
   * What is wrong in one line, and where to read how it is right; without a command, all there are.
   */
  private static int correct(ParameterException misuse, String[] words) {
    var command = misuse.getCommandLine();
    var err = command.getErr();
    if (command.getParent() == null) {
      err.println(
          misuse instanceof CommandLine.UnmatchedArgumentException unmatched
              ? "There is no command '%s'.".formatted(unmatched.getUnmatched().getFirst())
              : misuse.getMessage());
      command.usage(err);
    } else {
      err.println(misuse.getMessage());
      err.printf("./%s --help tells more.%n", command.getCommandSpec().qualifiedName());
    }
    err.flush();
    return 2;
  }

  /**
   * What is meant for people is shown as it is, and so is what a file or a disk refuses; anything
   * else is a bug, and shows where.
   */
  private static int explain(
      Exception failed, CommandLine command, CommandLine.ParseResult parsed) {
    if (FOR_PEOPLE.stream().anyMatch(kind -> kind.isInstance(failed))) {
      command.getErr().println(failed.getMessage());
    } else if (failed instanceof UncheckedIOException io) {
      command.getErr().printf("%s (%s)%n", io.getMessage(), io.getCause());
    } else if (failed instanceof FileSystemException refused) {
      command.getErr().println(refused);
    } else {
      failed.printStackTrace(command.getErr());
    }
    command.getErr().flush();
    return 1;
  }
}
