package dev.novapixel.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
  @TempDir private Path folder;
  private Home home;

  @BeforeEach
  void newHome() {
    home = new Home(folder, folder.resolve("state"));
  }

  @Test
  void nobodyElseMayReadTheState() throws IOException {
    home.prepare();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.state())))
        .isEqualTo("rwx------");
  }

  @Test
  void stateOfANewerVersionIsRefusedAndLeftAlone() throws IOException {
    home.prepare();
    Files.writeString(home.state().resolve("version"), (Home.VERSION + 1) + "\n");

    assertThatThrownBy(home::prepare)
        .isInstanceOf(StackException.class)
        .hasMessageContaining("newer Nova Pixel");
    assertThat(home.state().resolve("version")).hasContent(Integer.toString(Home.VERSION + 1));
  }

  @Test
  void secretsAreDrawnOnceAndReadableByTheirOwnerAlone() throws IOException {
    home.prepare();
    var secrets = Secrets.of(home);

    assertThat(Secrets.of(home)).isEqualTo(secrets);
    assertThat(home.adminToken()).hasContent(secrets.adminToken());
    assertThat(secrets.adminToken()).hasSize(64).isNotEqualTo(secrets.ownerPassword());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.adminToken())))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.secrets())))
        .isEqualTo("rw-------");
    assertThat(secrets.toString()).doesNotContain(secrets.adminToken());
  }

  @Test
  void aLockHasOneHolder() {
    home.prepare();
    try (var held = StackLock.take(home.lockFile()).orElseThrow()) {
      assertThat(held).isNotNull();
      assertThat(StackLock.take(home.lockFile())).isEmpty();
    }
  }
}
