package dev.novapixel.features;

import dev.novapixel.schemas.ops.Supervision;
import dev.novapixel.schemas.settings.Part;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.settings.Settings;
import dev.novapixel.schemas.settings.SettingsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the feature stream; it ends with SIGTERM, or with its launcher. */
public final class Main {
  private static final Logger LOG = LoggerFactory.getLogger(Main.class);

  private Main() {}

  public static void main(String[] args) throws InterruptedException {
    Settings settings;
    try {
      settings = Settings.from(Part.FEATURES, System.getenv());
    } catch (SettingsException wrong) {
      System.err.println(wrong.getMessage());
      System.exit(2);
      return;
    }
    // First of all: a launcher may go while the feature stream still waits for Kafka.
    if (settings.get(Setting.SUPERVISED)) {
      Supervision.whenGone(System.in, () -> System.exit(0));
    }
    try {
      var features = new FeatureStream(settings);
      Runtime.getRuntime()
          .addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(features::close));
      features.start();
      features.awaitEnd();
    } catch (RuntimeException died) {
      LOG.error("The feature stream ended with an error.", died);
      System.exit(1);
    }
  }
}
