package dev.novapixel.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildTest {
  @TempDir private Path root;

  @Test
  void aProgramRunsFromItsModulesClassesAndFromWhatItNeeds() throws IOException {
    Files.createDirectories(root.resolve("gateway/target"));
    Files.writeString(root.resolve("gateway/target/classpath"), "/m2/kafka.jar:/m2/avro.jar\n");

    assertThat(new Build(root).classPath("gateway"))
        .containsExactly(
            root.resolve("gateway/target/classes"),
            Path.of("/m2/kafka.jar"),
            Path.of("/m2/avro.jar"));
  }

  @Test
  void aModuleThatIsNotBuiltIsNamed() {
    assertThatThrownBy(() -> new Build(root).classPath("gateway"))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("gateway is not built");
  }
}
