package dev.novapixel.features;

import dev.novapixel.schemas.ops.Supervision;
import dev.novapixel.schemas.settings.Part;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.settings.Settings;
import dev.novapixel.schemas.settings.SettingsException;

/** Starts the feature stream; it ends with SIGTERM, or with its launcher. */
public final class Main {
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
    var features = new FeatureStream(settings);
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(features::close));
    if (settings.get(Setting.SUPERVISED)) {
      Supervision.whenGone(System.in, () -> System.exit(0));
    }
    features.start();
    try {
      features.awaitEnd();
    } catch (IllegalStateException died) {
      System.exit(1);
    }
  }
}
