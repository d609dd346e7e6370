package dev.novapixel.schemas.settings;

import java.util.List;

/** An environment that cannot be used, with everything that is wrong with it at once. */
public final class SettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  SettingsException(List<String> problems) {
    super("The settings cannot be used:\n  " + String.join("\n  ", problems));
    this.problems = List.copyOf(problems);
  }

  /** One line each, beginning with the setting's name. */
  public List<String> problems() {
    return problems;
  }
}
