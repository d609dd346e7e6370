package dev.novapixel.servers.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {
  @TempDir Path folder;
  private Path archives;
  private Path classes;

  @BeforeEach
  void copyOneClassIntoAFolder() throws IOException {
    archives = folder.resolve("archives");
    classes = folder.resolve("classes");
    SmallProgram.copyInto(classes);
  }

  @Test
  void aProgramRunsFromTheArchiveThatItsFirstRunWrote() throws IOException {
    var archive = ClassArchive.of("greeting", archives, List.of(classes));
    assertThat(SmallProgram.run(archive))
        .doesNotContain("shared objects file (top)")
        .contains("hello");

    archive.adopt();

    assertThat(SmallProgram.run(archive))
        .contains("hello", "Greeting source: shared objects file (top)");
  }

  @Test
  void otherClassesGetAnotherArchiveAndTheOldOneGoes() throws IOException {
    var before = ClassArchive.of("greeting", archives, List.of(classes));
    SmallProgram.run(before);
    before.adopt();
    Files.writeString(classes.resolve("more"), "more");

    var after = ClassArchive.of("greeting", archives, List.of(classes));
    SmallProgram.run(after);
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
}
