package dev.novapixel.servers.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {
  @TempDir Path folder;
  private Path archives;
  private Path classes;

  /** Greets, from a class in a folder. */
  public static final class Greeting {
    private Greeting() {}

    static void main() {
      System.out.println("hello");
    }
  }

  @BeforeEach
  void copyOneClassIntoAFolder() throws IOException {
    archives = folder.resolve("archives");
    classes = folder.resolve("classes");
    var name = Greeting.class.getName().replace('.', '/') + ".class";
    Files.createDirectories(classes.resolve(name).getParent());
    try (var bytes = Greeting.class.getClassLoader().getResourceAsStream(name)) {
      Files.copy(Objects.requireNonNull(bytes), classes.resolve(name));
    }
  }

  @Test
  void aProgramRunsFromTheArchiveThatItsFirstRunWrote() throws IOException {
    var archive = ClassArchive.of("greeting", archives, List.of(classes));
    assertThat(run(archive)).doesNotContain("shared objects file (top)").contains("hello");

    archive.adopt();

    assertThat(run(archive)).contains("hello", "Greeting source: shared objects file (top)");
  }

  @Test
  void otherClassesGetAnotherArchiveAndTheOldOneGoes() throws IOException {
    var before = ClassArchive.of("greeting", archives, List.of(classes));
    run(before);
    before.adopt();
    Files.writeString(classes.resolve("more"), "more");

    var after = ClassArchive.of("greeting", archives, List.of(classes));
    run(after);
    after.adopt();

    assertThat(after.classPath()).isNotEqualTo(before.classPath());
    assertThat(archives).isDirectoryContaining("glob:**/greeting-*.jsa");
    try (var left = Files.list(archives)) {
      assertThat(left.filter(file -> file.toString().endsWith(".jsa"))).hasSize(1);
    }
  }

  @Test
  void equalFoldersArePackedOnceWhateverTheirAge() throws IOException {
    var first = ClassArchive.of("one", archives, List.of(classes));
    Files.setLastModifiedTime(classes, FileTime.fromMillis(0));

    var second = ClassArchive.of("two", archives, List.of(classes, folder.resolve("missing.jar")));

    assertThat(second.classPath()).isEqualTo(first.classPath()).doesNotContain(File.pathSeparator);
  }

  /** What a run says that tells where each class comes from. */
  private static String run(ClassArchive archive) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(archive.jvmOptions());
    command.addAll(
        List.of("-Xlog:class+load:stdout", "-cp", archive.classPath(), Greeting.class.getName()));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
