package dev.novapixel.admin;

import dev.novapixel.schemas.ops.Supervision;
import dev.novapixel.schemas.settings.Part;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.settings.Settings;
import dev.novapixel.schemas.settings.SettingsException;
import org.slf4j.LoggerFactory;

/** Starts admin-service. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    Settings settings;
    try {
      settings = Settings.from(Part.ADMIN, System.getenv());
    } catch (SettingsException e) {
      System.err.println(e.getMessage());
      System.exit(2);
      return;
    }
    if (settings.get(Setting.SUPERVISED)) {
      Supervision.whenGone(System.in, () -> System.exit(0));
    }
    AdminService service = AdminService.start(AdminConfig.from(settings));
    Runtime.getRuntime().addShutdownHook(new Thread(service::close, "shutdown"));
    LoggerFactory.getLogger(Main.class).info("admin-service listens at {}", service.address());
  }
}
