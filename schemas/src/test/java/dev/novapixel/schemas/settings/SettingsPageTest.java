package dev.novapixel.schemas.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class SettingsPageTest {
  private static final Path PAGE = Path.of("../docs/settings.md");

  @Test
  void thePageSaysWhatTheCatalogueSays() throws IOException {
    if (Boolean.getBoolean("nova.docs.write")) {
      Files.createDirectories(PAGE.getParent());
      Files.writeString(PAGE, SettingsPage.text());
    }
    assertThat(PAGE).content().isEqualTo(SettingsPage.text());
  }
}
