package dev.novapixel.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildTest {
  @TempDir private Path root;

  @Test
  void aProgramRunsFromTheClassesOfItsModulesAndFromItsLibraries() throws IOException {
    var schemas = module("schemas", "");
    module("gateway", schemas.resolve("target/classes") + ":/m2/kafka.jar");

    assertThat(new Build(root, false).classPath("gateway"))
        .containsExactly(
            root.resolve("gateway/target/classes"),
            schemas.resolve("target/classes"),
            Path.of("/m2/kafka.jar"));
  }

  @Test
  void aPackedBuildRunsFromJarsThatHoldTheClasses() throws IOException {
    var schemas = module("schemas", "");
    var local = module("deploy/local", schemas.resolve("target/classes").toString());
    Files.createDirectories(schemas.resolve("target/classes/db/migration"));
    Files.writeString(schemas.resolve("target/classes/db/migration/V1.sql"), "SELECT 1");
    Files.createDirectories(root.resolve("target"));

    new Pack(root).run();

    assertThat(new Build(root, true).classPath("deploy/local"))
        .containsExactly(local.resolve(Build.JAR), schemas.resolve(Build.JAR));
    try (var jar = new JarFile(schemas.resolve(Build.JAR).toFile())) {
      assertThat(jar.getEntry("db/migration/")).isNotNull();
      assertThat(jar.getInputStream(jar.getEntry("db/migration/V1.sql"))).hasContent("SELECT 1");
    }
    assertThat(root.resolve("target/nova.classpath"))
        .hasContent(local.resolve(Build.JAR) + ":" + schemas.resolve(Build.JAR));
  }

  @Test
  void aModuleThatIsNotBuiltIsNamed() throws IOException {
    Files.createDirectories(root.resolve("gateway"));
    Files.writeString(root.resolve("gateway/pom.xml"), "<project/>");

    assertThatThrownBy(() -> new Build(root, false).classPath("gateway"))
        .hasMessageContaining("gateway is not built");
  }

  private Path module(String name, String classPath) throws IOException {
    var folder = root.resolve(name);
    Files.createDirectories(folder.resolve("target/classes"));
    Files.writeString(folder.resolve("pom.xml"), "<project/>");
    Files.writeString(folder.resolve("target/classpath"), classPath);
    return folder;
  }
}
