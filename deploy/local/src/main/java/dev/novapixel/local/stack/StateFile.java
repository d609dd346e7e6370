package dev.novapixel.local.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The file through which a supervisor tells other commands how the stack is. Readers see it whole,
 * old or new.
 */
public final class StateFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;

  public StateFile(Home home) {
    this.file = home.stateFile();
  }

  void write(StackState state) {
    try {
      var fresh = file.resolveSibling("state.json.new");
      Files.write(fresh, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(state));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failed) {
      throw new UncheckedIOException("Could not write " + file, failed);
    }
  }

  public Optional<StackState> read() {
    try {
      return Optional.of(JSON.readValue(Files.readAllBytes(file), StackState.class));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException failed) {
      throw new UncheckedIOException("Could not read " + file, failed);
    }
  }
}
