package dev.novapixel.schemas.settings;

import dev.novapixel.schemas.settings.Fallback.Derived;
import dev.novapixel.schemas.settings.Fallback.Fixed;
import dev.novapixel.schemas.settings.Fallback.Required;
import dev.novapixel.schemas.settings.Fallback.Without;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The page {@code docs/settings.md}, as the catalogue says it. */
final class SettingsPage {
  private static final String HEAD =
      """
      # Settings

      Every part reads its settings from environment variables. A `NOVA_*` name that is not listed here, or a value that
      cannot be read, stops the start, and all problems are named at once. A secret can stand in a file instead: set the
      name with `_FILE` behind it to the file's path.

      This page is generated from `Setting` in `schemas`; after a change there, write it anew with
      `./mvnw -pl schemas -am test -Dtest=SettingsPageTest -Dsurefire.failIfNoSpecifiedTests=false -Dnova.docs.write=true`.

      | name | value | default | meaning | read by |
      |---|---|---|---|---|
      """;

  private SettingsPage() {}

  static String text() {
    return Setting.ALL.stream().map(SettingsPage::row).collect(Collectors.joining("", HEAD, ""));
  }

  private static String row(Setting<?> setting) {
    return "| `%s` | %s | %s | %s | %s |%n"
        .formatted(
            setting.name() + (setting.kind().secret() ? "`, `" + setting.fileName() : ""),
            setting.kind().words(),
            fallback(setting),
            setting.meaning(),
            readers(setting))
        .replace(System.lineSeparator(), "\n");
  }

  private static String fallback(Setting<?> setting) {
    return switch (setting.fallback()) {
      case Fixed fixed -> "`" + fixed.text() + "`";
      case Derived derived -> derived.words();
      case Required _ -> "none: must be set";
      case Without without -> "none: " + without.words();
    };
  }

  private static String readers(Setting<?> setting) {
    if (Part.ALL.stream().allMatch(setting::isReadBy)) {
      return "all";
    }
    return Arrays.stream(Part.values())
        .filter(setting::isReadBy)
        .map(Part::text)
        .collect(Collectors.joining(", "));
  }
}
