package dev.novapixel.schemas.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One reading of an environment, which collects everything that is wrong before it stops. Used
 * once.
 */
final class SettingsCheck {
  private static final String PREFIX = "NOVA_";

  /** A suggestion further away than this would be a guess. */
  private static final int SUGGESTION_DISTANCE = 4;

  private final List<String> problems = new ArrayList<>();

  /** The texts of all known settings that are set, secrets' files read. */
  Map<String, String> read(Map<String, String> environment) {
    Map<String, Setting<?>> byName = new HashMap<>();
    Map<String, Setting<?>> byFileName = new HashMap<>();
    for (Setting<?> setting : Setting.ALL) {
      byName.put(setting.name(), setting);
      if (setting.kind().secret()) {
        byFileName.put(setting.fileName(), setting);
      }
    }
    Map<String, String> texts = new HashMap<>();
    for (Map.Entry<String, String> variable : new TreeMap<>(environment).entrySet()) {
      String name = variable.getKey();
      if (byName.containsKey(name)) {
        texts.put(name, variable.getValue());
      } else if (byFileName.containsKey(name)) {
        fromFile(byFileName.get(name), environment, variable.getValue(), texts);
      } else if (name.startsWith(PREFIX)) {
        problems.add(name + " is not a setting." + suggestion(name));
      }
    }
    return texts;
  }

  private void fromFile(
      Setting<?> setting, Map<String, String> environment, String file, Map<String, String> texts) {
    if (environment.containsKey(setting.name())) {
      problems.add(setting.fileName() + " and " + setting.name() + " are both set: keep one.");
      return;
    }
    try {
      texts.put(setting.name(), Files.readString(Path.of(file)).strip());
    } catch (IOException | InvalidPathException unreadable) {
      problems.add(setting.fileName() + " names a file that cannot be read: " + file);
    }
  }

  void required(Part part, Settings settings) {
    for (Setting<?> setting : Setting.ALL) {
      if (setting.isRequiredBy(part) && !settings.isSet(setting)) {
        problems.add(
            setting.name()
                + " is not set, and the "
                + part.text()
                + " needs it: "
                + setting.meaning());
      }
    }
  }

  void values(Settings settings) {
    boolean allReadable = true;
    for (Setting<?> setting : Setting.ALL) {
      allReadable &= isReadable(settings, setting);
    }
    if (allReadable) {
      together(settings);
    }
  }

  /** Reads values that were set; defaults follow from them, and are tested with the catalogue. */
  private boolean isReadable(Settings settings, Setting<?> setting) {
    if (!settings.isSet(setting)) {
      return true;
    }
    try {
      settings.get(setting);
      return true;
    } catch (RuntimeException malformed) {
      problems.add(setting.name() + " cannot be read: expected " + setting.kind().words() + ".");
      return false;
    }
  }

  private void together(Settings settings) {
    if (settings.get(Setting.MIN_ISR) > settings.get(Setting.REPLICATION_FACTOR)) {
      problems.add(
          Setting.MIN_ISR
              + " is greater than "
              + Setting.REPLICATION_FACTOR
              + ": nothing could be written.");
    }
    for (Setting<String> header : List.of(Setting.COUNTRY_HEADER, Setting.REGION_HEADER)) {
      if (settings.isSet(header) && settings.get(Setting.TRUSTED_PROXIES).isEmpty()) {
        problems.add(
            header + " is believed of proxies only that " + Setting.TRUSTED_PROXIES + " names.");
      }
    }
    if (settings.get(Setting.EVENT_LIMIT) > settings.get(Setting.BODY_LIMIT)) {
      problems.add(Setting.EVENT_LIMIT + " is greater than " + Setting.BODY_LIMIT + ".");
    }
  }

  void finish() {
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
  }

  private static String suggestion(String name) {
    return nearest(name)
        .map(nearest -> " Did you mean " + nearest + "?")
        .orElse(" docs/settings.md lists those that are.");
  }

  private static Optional<String> nearest(String name) {
    String best = null;
    int bestDistance = SUGGESTION_DISTANCE + 1;
    for (Setting<?> setting : Setting.ALL) {
      int distance = distance(name, setting.name());
      if (distance < bestDistance) {
        best = setting.name();
        bestDistance = distance;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Levenshtein: insertions, deletions and replacements that turn one into the other. */
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
