package dev.novapixel.servers.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkedClassesTest {
  private static final String FROM_CACHE = "Greeting source: shared objects file";
  private static final List<String> SMALL = List.of("-Xmx32m", "-XX:+UseSerialGC");

  @TempDir Path folder;
  private Path caches;
  private Path classes;

  @BeforeEach
  void copyOneClassIntoAFolder() throws IOException {
    caches = folder.resolve("caches");
    classes = folder.resolve("classes");
    SmallProgram.copyInto(classes);
  }

  @Test
  void aProgramRunsFromTheCacheThatWasMadeOfItsFirstRun() throws IOException {
    assertThat(greeting(SMALL).areToBeRecorded()).isTrue();
    assertThat(run(greeting(SMALL))).contains("hello").doesNotContain(FROM_CACHE);

    greeting(SMALL).adopt();

    assertThat(greeting(SMALL).areToBeRecorded()).isFalse();
    assertThat(run(greeting(SMALL))).contains("hello", FROM_CACHE);
    assertThat(caches()).hasSize(1);
  }

  @Test
  void otherClassesAndOtherOptionsGetAnotherCacheAndTheOldOneGoes() throws IOException {
    run(greeting(SMALL));
    greeting(SMALL).adopt();
    var first = caches();
    Files.writeString(classes.resolve("more"), "more");

    assertThat(run(greeting(SMALL))).doesNotContain(FROM_CACHE);
    greeting(SMALL).adopt();
    var second = caches();
    var larger = List.of("-Xmx48m", "-XX:+UseSerialGC");
    assertThat(run(greeting(larger))).doesNotContain(FROM_CACHE);
    greeting(larger).adopt();

    assertThat(second).hasSize(1).isNotEqualTo(first);
    assertThat(caches()).hasSize(1).isNotEqualTo(second);
  }

  @Test
  void whatKilledRunsHaveLeftGoesOnceItIsOld() throws IOException {
    run(greeting(SMALL));
    var old = Files.writeString(caches.resolve("greeting-1.aot.77.recorded"), "left");
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
    var young = Files.writeString(caches.resolve("greeting-1.aot.78.recorded"), "in use perhaps");

    greeting(SMALL).adopt();

    assertThat(caches()).hasSize(2).contains(young).doesNotContain(old);
  }

  @Test
  void aCacheThatWasCutShortIsNoHindrance() throws IOException {
    run(greeting(SMALL));
    greeting(SMALL).adopt();
    var cache = caches().getFirst();
    Files.write(cache, List.of("cut short"));

    assertThat(run(greeting(SMALL))).contains("hello").doesNotContain(FROM_CACHE);
  }

  @Test
  void aFolderThatCanNotBeWrittenIsNoHindrance() throws IOException {
    Files.writeString(caches, "a file where the folder should be");

    assertThat(run(greeting(SMALL))).contains("hello");
    greeting(SMALL).adopt();
    assertThat(SmallProgram.run(ClassArchive.of("greeting", caches, List.of(classes))))
        .contains("hello");
  }

  @Test
  void aRunThatDidNotEndInOrderLeavesNoCache() throws IOException {
    greeting(SMALL).adopt();

    assertThat(caches()).isEmpty();
  }

  private LinkedClasses greeting(List<String> options) {
    return LinkedClasses.of("greeting", caches, List.of(classes), options);
  }

  private List<Path> caches() throws IOException {
    try (var files = Files.list(caches)) {
      return files.filter(file -> !file.toString().endsWith(".jar")).toList();
    }
  }

  private static String run(LinkedClasses program) throws IOException {
    return SmallProgram.run(program.jvmOptions());
  }
}
