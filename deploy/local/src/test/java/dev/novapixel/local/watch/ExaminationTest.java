package dev.novapixel.local.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.local.watch.Examination.Finding;
import dev.novapixel.local.watch.Examination.Grade;
import dev.novapixel.schemas.settings.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExaminationTest {
  private static final String HOST = "127.0.0.1";

  @TempDir private Path folder;

  @Test
  void aPortThatAStrangerHasIsNamedWithThePartThatWantsIt() throws IOException {
    try (var stranger = listening()) {
      var ports = new Ports(stranger.getLocalPort() - 3);

      assertThat(about("ports", Examination.of(folder, HOST, ports, false)))
          .satisfies(finding -> {
            assertThat(finding.grade()).isEqualTo(Grade.BAD);
            assertThat(finding.text())
                .contains("registry " + stranger.getLocalPort())
                .endsWith("NOVA_PORT_BASE moves all.");
          });
    }
  }

  @Test
  void theStacksOwnPortsAreNoTroubleWhileItIsUp() throws IOException {
    try (var own = listening()) {
      var ports = new Ports(own.getLocalPort());

      assertThat(about("ports", Examination.of(folder, HOST, ports, true)).grade())
          .isEqualTo(Grade.GOOD);
    }
  }

  @Test
  void theDiskIsLookedAtAlsoBeforeTheStateFolderIsMade() {
    var none = folder.resolve("not/made/yet");

    assertThat(about("disk", Examination.of(none, HOST, new Ports(20_000), true)).text())
        .contains("GB free for " + none);
  }

  @Test
  void whatRunsThisTestIsEnoughToRunTheStack() {
    var findings = Examination.of(folder, HOST, new Ports(20_000), true);

    assertThat(about("JDK", findings).grade()).isEqualTo(Grade.GOOD);
    assertThat(findings).extracting(Finding::text).anyMatch(text -> text.startsWith("memory: "));
    assertThat(findings).extracting(Finding::text).anyMatch(text -> text.startsWith("PostgreSQL "));
  }

  /** Below the range of outgoing connections, so that all ports of a stack fit above it. */
  private static ServerSocket listening() throws IOException {
    return new ServerSocket(
        dev.novapixel.servers.Ports.free(), 1, InetAddress.getLoopbackAddress());
  }

  private static Finding about(String what, List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.text().startsWith(what))
        .findFirst()
        .orElseThrow();
  }
}
