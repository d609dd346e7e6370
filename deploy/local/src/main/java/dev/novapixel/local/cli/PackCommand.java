package dev.novapixel.local.cli;

import dev.novapixel.local.stack.Pack;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** What the launcher does after a build. */
@Command(name = "pack", hidden = true)
final class PackCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    new Pack(Path.of(System.getProperty("nova.root", ".")).toAbsolutePath()).run();
    return 0;
  }
}
