package dev.novapixel.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.servers.process.ClassArchive;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinariesTest {
  @TempDir Path folder;

  @Test
  void theRegistryIsWhereTheBuildHasUnpackedIt() {
    assertThat(Binaries.in(folder).registry())
        .isEqualTo(Path.of("target/registry").toAbsolutePath());
  }

  /** The local stack packs class folders into jars of its own, away from the build. */
  @Test
  void theRegistryIsFoundFromClassesThatWerePackedElsewhere()
      throws IOException, ReflectiveOperationException {
    var packed = ClassArchive.of("any", folder, List.of(Path.of("target/classes"))).classPath();

    assertThat(buildFolder(Path.of(packed))).isEqualTo(Path.of("target").toAbsolutePath());
  }

  @Test
  void aProgramIsUnpackedOnceWhoeverAsksAtTheSameTime() throws IOException {
    var asked =
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> Binaries.in(folder).redis()))
            .limit(4)
            .toList();

    assertThat(asked).extracting(CompletableFuture::join).containsOnly(asked.getFirst().join());
    assertThat(asked.getFirst().join()).isExecutable();
    try (var left = Files.list(folder)) {
      assertThat(left).hasSize(1);
    }
  }

  private static Object buildFolder(Path jar) throws IOException, ReflectiveOperationException {
    var urls = new URL[] {jar.toUri().toURL()};
    try (var loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
      var find = loader.loadClass(BuildFolder.class.getName()).getDeclaredMethod("find");
      find.setAccessible(true);
      return find.invoke(null);
    }
  }
}
