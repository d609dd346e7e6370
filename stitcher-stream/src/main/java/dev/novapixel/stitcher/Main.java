package dev.novapixel.stitcher;

import dev.novapixel.schemas.ops.Supervision;
import dev.novapixel.schemas.settings.Part;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.settings.Settings;
import dev.novapixel.schemas.settings.SettingsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the stitcher and ends it with SIGTERM, or with its launcher. */
public final class Main {
  private static final Logger LOG = LoggerFactory.getLogger(Main.class);

  private Main() {}

  public static void main(String[] args) throws InterruptedException {
    Settings settings;
    try {
      settings = Settings.from(Part.STITCHER, System.getenv());
    } catch (SettingsException wrong) {
      System.err.println(wrong.getMessage());
      System.exit(2);
      return;
    }
    // First of all: a launcher may go while the stitcher still waits for Kafka.
    if (settings.get(Setting.SUPERVISED)) {
      Supervision.whenGone(System.in, () -> System.exit(0));
    }
    try {
      var stitcher = new Stitcher(settings);
      Runtime.getRuntime()
          .addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(stitcher::close));
      stitcher.start();
      stitcher.awaitEnd();
    } catch (RuntimeException died) {
      LOG.error("The stitcher ended with an error.", died);
      System.exit(1);
    }
  }
}
