package dev.novapixel.local.stack;

import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.settings.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The settings that the local stack gives to its services: where its own servers are follows from
 * the ports, and what the operator has set in the environment passes through.
 */
final class ServiceSettings {
  private static final int PARTITIONS = 4;

  /** The demo, the benchmarks and {@code send} come from one address, and as fast as it goes. */
  private static final String NO_LIMIT = "1000000";

  private static final List<Setting<Integer>> PACES =
      List.of(
          Setting.KEY_RATE,
          Setting.KEY_BURST,
          Setting.SERVER_KEY_RATE,
          Setting.SERVER_KEY_BURST,
          Setting.ADDRESS_RATE,
          Setting.ADDRESS_BURST,
          Setting.ADDRESS_CONNECTIONS);

  private ServiceSettings() {}

  static Map<String, String> of(Home home, Settings settings, Secrets secrets) {
    var environment = new HashMap<String, String>();
    put(environment, Setting.HOME, home.state().toString());
    put(environment, Setting.PORT_BASE, Integer.toString(settings.ports().base()));
    put(environment, Setting.BIND, settings.get(Setting.BIND));
    put(environment, Setting.PARTITIONS, Integer.toString(PARTITIONS));
    put(environment, Setting.FIXED_KEYS, "true");
    put(environment, Setting.ADMIN_TOKEN, secrets.adminToken());
    put(environment, Setting.POSTGRES_OWNER_PASSWORD, secrets.ownerPassword());
    put(environment, Setting.POSTGRES_ADMIN_PASSWORD, secrets.adminPassword());
    put(environment, Setting.POSTGRES_RECS_PASSWORD, secrets.recsPassword());
    PACES.stream()
        .filter(pace -> !settings.isSet(pace))
        .forEach(pace -> put(environment, pace, NO_LIMIT));
    return environment;
  }

  private static void put(Map<String, String> environment, Setting<?> setting, String value) {
    environment.put(setting.name(), value);
  }
}
