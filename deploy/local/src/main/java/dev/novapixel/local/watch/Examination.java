package dev.novapixel.local.watch;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import dev.novapixel.schemas.settings.Ports;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What has to hold on a machine that runs the stack. */
public final class Examination {
  private static final int JDK = 25;
  private static final long GIGABYTE = 1L << 30;
  private static final long DISK = 2 * GIGABYTE;
  private static final long MEMORY = 3 * GIGABYTE;
  private static final long OPEN_FILES = 4096;

  private final List<Finding> findings = new ArrayList<>();

  private Examination() {}

  /** How grave a finding is. */
  public enum Grade {
    GOOD("ok"),
    POOR("poor"),
    BAD("bad");

    private final String word;

    Grade(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /** One thing that was looked at. */
  public record Finding(Grade grade, String text) {}

  /**
   * Looks at this machine.
   *
   * @param up whether the stack is up: its ports are its own then
   */
  public static List<Finding> of(Path state, String host, Ports ports, boolean up) {
    var examination = new Examination();
    examination.jdk();
    examination.ports(host, ports, up);
    examination.disk(state);
    examination.memory();
    examination.openFiles();
    examination.postgresUser();
    return examination.findings;
  }

  private void jdk() {
    var version = Runtime.version();
    add(
        version.feature() >= JDK ? Grade.GOOD : Grade.BAD,
        "JDK " + version + " in " + System.getProperty("java.home"));
  }

  private void ports(String host, Ports ports, boolean up) {
    if (up) {
      add(Grade.GOOD, "ports from " + ports.base() + " on: the stack is up and has them");
      return;
    }
    var taken = new ArrayList<String>();
    named(ports)
        .forEach((name, port) -> {
          if (!dev.novapixel.servers.Ports.isFree(host, port)) {
            taken.add(name + " " + port);
          }
        });
    add(
        taken.isEmpty() ? Grade.GOOD : Grade.BAD,
        taken.isEmpty()
            ? "ports from " + ports.base() + " on are free"
            : "ports taken by other programs: "
                + String.join(", ", taken)
                + ". NOVA_PORT_BASE moves all.");
  }

  private static Map<String, Integer> named(Ports ports) {
    var named = new LinkedHashMap<String, Integer>();
    named.put("gateway", ports.gateway());
    named.put("recs", ports.recs());
    named.put("admin", ports.admin());
    named.put("registry", ports.registry());
    named.put("stitcher", ports.stitcher());
    named.put("features", ports.features());
    named.put("registry management", ports.registryManagement());
    named.put("Kafka", ports.kafka());
    named.put("Kafka controller", ports.kafkaController());
    named.put("Redis", ports.redis());
    named.put("Postgres", ports.postgres());
    return named;
  }

  private void disk(Path state) {
    try {
      long free = Files.getFileStore(existing(state)).getUsableSpace();
      add(
          free >= DISK ? Grade.GOOD : Grade.POOR,
          "disk: %.1f GB free for %s (2 GB are wanted)".formatted((double) free / GIGABYTE, state));
    } catch (IOException unknown) {
      add(Grade.POOR, "disk: cannot be told: " + unknown.getMessage());
    }
  }

  /** The folder, or the nearest one around it that is there. */
  private static Path existing(Path folder) {
    var parent = folder.getParent();
    return Files.exists(folder) || parent == null ? folder : existing(parent);
  }

  private void memory() {
    if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
      long total = system.getTotalMemorySize();
      add(
          total >= MEMORY ? Grade.GOOD : Grade.BAD,
          "memory: %.1f GB (3 GB are wanted)".formatted((double) total / GIGABYTE));
      add(Grade.GOOD, "processors: " + system.getAvailableProcessors());
    }
  }

  private void openFiles() {
    if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix) {
      long limit = unix.getMaxFileDescriptorCount();
      add(
          limit >= OPEN_FILES ? Grade.GOOD : Grade.POOR,
          "open files: " + limit + " for each process (4096 are wanted; ulimit -n sets it)");
    }
  }

  /** PostgreSQL refuses to run as root: root has to be able to become somebody else. */
  private void postgresUser() {
    if (!"root".equals(System.getProperty("user.name"))) {
      add(Grade.GOOD, "PostgreSQL runs as " + System.getProperty("user.name"));
      return;
    }
    boolean able =
        Stream.of("/usr/bin/unshare", "/usr/bin/setpriv")
            .map(Path::of)
            .anyMatch(Files::isExecutable);
    add(
        able ? Grade.GOOD : Grade.BAD,
        able
            ? "PostgreSQL refuses root, and another user can be had for it"
            : "PostgreSQL refuses root, and neither unshare nor setpriv is there to become another user");
  }

  private void add(Grade grade, String text) {
    findings.add(new Finding(grade, text));
  }
}
