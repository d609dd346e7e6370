package dev.novapixel.recs;

import dev.novapixel.schemas.ops.Supervision;
import dev.novapixel.schemas.settings.Part;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.settings.Settings;
import dev.novapixel.schemas.settings.SettingsException;

/** Starts the recommendation service and ends it in order. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    Settings settings;
    try {
      settings = Settings.from(Part.RECS, System.getenv());
    } catch (SettingsException wrong) {
      System.err.println(wrong.getMessage());
      System.exit(2);
      return;
    }
    Recs recs = Recs.start(settings);
    Runtime.getRuntime().addShutdownHook(new Thread(recs::close, "shutdown"));
    if (settings.get(Setting.SUPERVISED)) {
      Supervision.whenGone(System.in, () -> System.exit(0));
    }
  }
}
