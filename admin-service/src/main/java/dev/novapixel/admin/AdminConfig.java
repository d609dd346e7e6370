package dev.novapixel.admin;

import dev.novapixel.admin.store.PostgresAddress;
import dev.novapixel.schemas.settings.Secret;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.settings.Settings;
import dev.novapixel.schemas.topic.Epoch;
import java.net.URI;

/**
 * What admin-service reads from its settings.
 *
 * @param host address to listen on
 * @param port port to listen on
 * @param epoch the live epoch as long as nobody has replayed anything
 * @param postgres the database
 * @param registry the schema registry
 * @param adminToken what opens console and API
 * @param fixedKeys whether keys may be chosen
 * @param kafka the settings as Kafka's clients read them
 */
record AdminConfig(
    String host,
    int port,
    Epoch epoch,
    PostgresAddress postgres,
    URI registry,
    Secret adminToken,
    boolean fixedKeys,
    Settings kafka) {

  static AdminConfig from(Settings settings) {
    return new AdminConfig(
        settings.get(Setting.BIND),
        settings.ports().admin(),
        settings.get(Setting.EPOCH),
        new PostgresAddress(
            settings.get(Setting.POSTGRES_URL),
            settings.get(Setting.POSTGRES_OWNER_PASSWORD).reveal(),
            settings.get(Setting.POSTGRES_ADMIN_PASSWORD).reveal()),
        settings.get(Setting.REGISTRY_URL),
        settings.get(Setting.ADMIN_TOKEN),
        settings.get(Setting.FIXED_KEYS),
        settings);
  }
}
