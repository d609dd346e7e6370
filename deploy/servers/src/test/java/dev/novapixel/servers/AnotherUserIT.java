package dev.novapixel.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import dev.novapixel.servers.process.ClassArchive;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Most people are not root and most build machines are: run by root, this tries the servers as
 * somebody else too.
 */
class AnotherUserIT {
  private static final int NOBODY = 65_534;

  @TempDir Path folder;

  @BeforeEach
  void onlyRootCanBecomeAnother() throws IOException {
    assumeTrue(
        new UnixSystem().getUid() == 0,
        "not root: every other test here runs as an ordinary user already");
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/setpriv")),
        "there is no setpriv to become another user with");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void allServersRunForAnOrdinaryUser() throws IOException {
    var home = Files.createDirectory(folder.resolve("home"));
    Files.setAttribute(home, "unix:uid", NOBODY);
    var layout =
        Supervisor.Layout.of(
            home.resolve("state"), home.resolve("bin"), "redis", "kafka", "postgres");
    var user = List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");

    try (var supervisor = Supervisor.start(layout, user, readableClassPath())) {
      assertThat(supervisor.pids()).hasSize(3).allMatch(Processes::alive);
      assertThat(Files.getAttribute(home.resolve("state/postgres/data"), "unix:uid"))
          .isEqualTo(NOBODY);
    }
  }

  /** In most containers root may not make namespaces, and PostgreSQL runs as nobody in earnest. */
  @Test
  void postgresRunsAsNobodyWhereRootHasNoNamespaces() throws IOException {
    var binaries = Binaries.in(folder.resolve("bin"));
    var place = Place.local(folder.resolve("postgres"), Ports.free());
    for (var user :
        List.of(
            Unprivileged.asNobody(), Unprivileged.user())) { // and back again, on the same files
      try (var postgres = PostgresServer.start(place, binaries, user)) {
        assertThat(postgres.alive()).isTrue();
        assertThat(Files.getAttribute(place.folder().resolve("data"), "unix:uid"))
            .isEqualTo((int) user.owner());
      }
    }
  }

  /** Root's own repository of jars is nobody else's to read. */
  private String readableClassPath() throws IOException {
    var copies = Files.createDirectory(folder.resolve("lib"));
    for (var entry : ClassArchive.ownClassPath()) {
      if (Files.isDirectory(entry)) {
        PathUtils.copyDirectory(entry, copies.resolve(entry.getFileName()));
      } else {
        Files.copy(entry, copies.resolve(entry.getFileName()));
      }
    }
    try (var files = Files.list(copies)) {
      return files.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
  }
}
