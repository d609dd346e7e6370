package dev.novapixel.stitcher.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserAgentsTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18.1 Mobile/15E148 Safari/604.1,mobile,iOS,Safari",
        "Mozilla/5.0 (iPad; CPU OS 17_0 like Mac OS X) CriOS/141.0 Mobile/15E148 Safari/604.1,tablet,iOS,Chrome",
        "Mozilla/5.0 (Linux; Android 15; Pixel 8) Chrome/141.0.0.0 Mobile Safari/537.36,mobile,Android,Chrome",
        "Mozilla/5.0 (Linux; Android 14; SM-X710) SamsungBrowser/27.0 Chrome/125.0 Safari/537.36,tablet,Android,Samsung Internet",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/141.0 Safari/537.36 Edg/141.0,desktop,Windows,Edge",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_6) Version/18.0 Safari/605.1.15,desktop,macOS,Safari",
        "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0,desktop,Linux,Firefox",
        "curl/8.5.0,other,-,-"
      })
  void deviceAndBrowserAreToldApart(
      String agent, String type, @Nullable String platform, @Nullable String browser) {
    assertThat(UserAgents.read(agent)).isEqualTo(new UserAgents.Device(type, platform, browser));
  }

  @Test
  void noAgentTellsNothing() {
    assertThat(UserAgents.read(null)).isEqualTo(UserAgents.Device.UNKNOWN);
    assertThat(UserAgents.read(" ")).isEqualTo(UserAgents.Device.UNKNOWN);
  }
}
