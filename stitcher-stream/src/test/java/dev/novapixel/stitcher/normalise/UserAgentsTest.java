package dev.novapixel.stitcher.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    assertThat(UserAgents.read(agent))
        .isEqualTo(new UserAgents.Device(type, platform, browser, agent.startsWith("curl")));
  }

  @Test
  void noAgentTellsNothing() {
    assertThat(UserAgents.read(null)).isEqualTo(UserAgents.Device.UNKNOWN);
    assertThat(UserAgents.read(" ")).isEqualTo(UserAgents.Device.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X) Chrome/141.0 Mobile Safari/537.36 (compatible; GoogleOther)",
        "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0) Chrome/116.0 Safari/537.36",
        "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko); compatible; GPTBot/1.2",
        "Mozilla/5.0 (compatible; Baiduspider/2.0)",
        "Mozilla/5.0 (X11; Linux x86_64) Chrome/141.0 Safari/537.36 Chrome-Lighthouse",
        "Mozilla/5.0 (compatible; coccocbot-web/1.0)",
        "facebookexternalhit/1.1",
        "python-requests/2.32"
      })
  void aMachineThatSaysSoIsACrawler(String agent) {
    assertThat(UserAgents.isCrawler(agent)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mozilla/5.0 (Linux; Android 13; CUBOT X70) Chrome/141.0 Mobile Safari/537.36",
        "Mozilla/5.0 (Linux; Android 10; Cubot) Chrome/141.0 Mobile Safari/537.36",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Mobile/15E148 [Pinterest/iOS]",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Mobile/15E148 Instagram 350.0",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/141.0 Safari/537.36",
        "okhttp/4.12.0"
      })
  void aPersonsDeviceIsNone(String agent) {
    assertThat(UserAgents.isCrawler(agent)).isFalse();
  }

  @Test
  void moreAgentsThanAreRememberedAreStillRead() {
    for (int i = 0; i < 10_000; i++) {
      assertThat(UserAgents.isCrawler("Mozilla/5.0 somebot/" + i)).isTrue();
    }
  }
}
