package dev.novapixel.local.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.novapixel.local.archive.LogSlice.Range;
import dev.novapixel.local.backup.Manifest.StoredTopic;
import dev.novapixel.local.stack.StackException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupFileTest {
  private static final String ROWS = "tables/tenants.ndjson";

  @TempDir private Path folder;

  private Path backup = Path.of("");

  @BeforeEach
  void pack() throws IOException {
    backup = folder.resolve("shop.backup");
    var files = Files.createDirectories(folder.resolve("in/tables"));
    Files.writeString(files.resolve("tenants.ndjson"), "{\"shop\": \"a.test\"}\n");
    BackupFile.pack(folder.resolve("in"), backup, sums -> manifest(Manifest.FORMAT, sums));
  }

  @Test
  void whatWasPackedComesBackWithItsManifest() throws IOException {
    Manifest manifest = BackupFile.unpack(backup, folder.resolve("out"));

    assertThat(Files.readString(folder.resolve("out").resolve(ROWS))).contains("a.test");
    assertThat(manifest.files()).containsOnlyKeys(ROWS);
    assertThat(manifest.topics())
        .containsEntry(
            "pixel-events",
            new StoredTopic(5, "2026-03-01T12:00:00Z", List.of(new Range(0, 4, 9))));
    assertThat(manifest.schemas()).isEqualTo(Map.of(7, "\"string\""));
    assertThat(manifest.records()).isEqualTo(5);
    try (var left = Files.list(folder)) {
      assertThat(left.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("in", "out", "shop.backup");
    }
  }

  @Test
  void onlyItsOwnerMayReadIt() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
        .isEqualTo("rw-------");
  }

  @Test
  void aFileThatWasChangedIsNamed() throws IOException {
    change(ROWS, "{\"shop\": \"b.test\"}\n");

    assertThatThrownBy(() -> BackupFile.unpack(backup, folder.resolve("out")))
        .isInstanceOf(StackException.class)
        .hasMessageContaining(ROWS + " is not what was written");
  }

  @Test
  void aFileThatIsMissingIsNamed() throws IOException {
    try (FileSystem zip = zip()) {
      Files.delete(zip.getPath(ROWS));
    }

    assertThatThrownBy(() -> BackupFile.unpack(backup, folder.resolve("out")))
        .isInstanceOf(StackException.class)
        .hasMessageContaining(ROWS + " is missing");
  }

  @Test
  void whatANewerVersionHasWrittenIsRefusedThoughItsManifestSaysMore() throws IOException {
    change("manifest.json", "{\"format\": %d, \"more\": true}".formatted(Manifest.FORMAT + 1));

    assertThatThrownBy(() -> BackupFile.unpack(backup, folder.resolve("out")))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("newer Nova Pixel");
  }

  @Test
  void whatIsNoBackupIsSaidToBeNone() throws IOException {
    Path other = Files.writeString(folder.resolve("other"), "not a ZIP");

    assertThatThrownBy(() -> BackupFile.unpack(other, folder.resolve("out")))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("is no backup");
  }

  private void change(String entry, String content) throws IOException {
    try (FileSystem zip = zip()) {
      Files.writeString(zip.getPath(entry), content);
    }
  }

  private FileSystem zip() throws IOException {
    return FileSystems.newFileSystem(URI.create("jar:" + backup.toUri()), Map.of());
  }

  private static Manifest manifest(int format, Map<String, Manifest.StoredFile> files) {
    return new Manifest(
        format,
        "2026-03-01T12:00:00Z",
        1,
        5,
        new TreeMap<>(Map.of("tenants", 1L)),
        new TreeMap<>(
            Map.of(
                "pixel-events",
                new StoredTopic(5, "2026-03-01T12:00:00Z", List.of(new Range(0, 4, 9))))),
        new TreeMap<>(Map.of(7, "\"string\"")),
        new TreeMap<>(files));
  }
}
