package dev.novapixel.schemas.settings;

import dev.novapixel.schemas.settings.Fallback.Derived;
import dev.novapixel.schemas.settings.Fallback.Fixed;
import dev.novapixel.schemas.settings.Fallback.Required;
import dev.novapixel.schemas.settings.Fallback.Without;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The values of all settings, as one environment gives them; checked whole before any is used.
 * Immutable.
 */
public final class Settings {
  /** What was set, by name. */
  private final Map<String, String> texts;

  private Settings(Map<String, String> texts) {
    this.texts = texts;
  }

  /**
   * Reads what a process of {@code part} needs.
   *
   * @throws SettingsException naming every unknown, malformed or missing setting at once
   */
  public static Settings from(Part part, Map<String, String> environment) {
    SettingsCheck check = new SettingsCheck();
    Settings settings = new Settings(check.read(environment));
    check.required(part, settings);
    check.values(settings);
    check.finish();
    return settings;
  }

  /** Reads an environment without asking for what a certain part would need. */
  public static Settings from(Map<String, String> environment) {
    SettingsCheck check = new SettingsCheck();
    Settings settings = new Settings(check.read(environment));
    check.values(settings);
    check.finish();
    return settings;
  }

  /**
   * The value of a setting, set or by default.
   *
   * @throws NoSuchElementException for one without default that nobody set
   */
  public <T> T get(Setting<T> setting) {
    return find(setting)
        .orElseThrow(() -> new NoSuchElementException(setting.name() + " is not set."));
  }

  /** The value of a setting; empty for one without default that nobody set. */
  public <T> Optional<T> find(Setting<T> setting) {
    return Optional.ofNullable(text(setting)).map(text -> setting.kind().reader().apply(text));
  }

  /** The same with one more thing set. */
  public Settings with(Setting<?> setting, String value) {
    Map<String, String> more = new HashMap<>(texts);
    more.put(setting.name(), value);
    return from(more);
  }

  /** The ports of all parts. */
  public Ports ports() {
    return new Ports(get(Setting.PORT_BASE));
  }

  /** {@code port} of this machine, at an address that clients can use. */
  String local(int port) {
    String bind = get(Setting.BIND);
    String host =
        switch (bind) {
          case "0.0.0.0", "::" -> "127.0.0.1";
          default -> bind;
        };
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }

  /** Whether somebody set it, so that its default does not hold. */
  public boolean isSet(Setting<?> setting) {
    return texts.containsKey(setting.name());
  }

  private @Nullable String text(Setting<?> setting) {
    String set = texts.get(setting.name());
    if (set != null) {
      return set;
    }
    return switch (setting.fallback()) {
      case Fixed fixed -> fixed.text();
      case Derived derived -> derived.text().apply(this);
      case Required _, Without _ -> null;
    };
  }

  /** What was set, for the log's first lines: no secret, and no password inside an address. */
  @Override
  public String toString() {
    Map<String, String> shown = new TreeMap<>();
    for (Setting<?> setting : Setting.ALL) {
      String set = texts.get(setting.name());
      if (set != null) {
        shown.put(
            setting.name(),
            setting.kind().secret() ? "***" : set.replaceFirst("//[^/@]*@", "//***@"));
      }
    }
    return shown.toString();
  }
}
