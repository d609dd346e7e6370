package dev.novapixel.schemas.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.novapixel.schemas.topic.Epoch;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SettingsTest {

  @Test
  void anEmptyEnvironmentIsTheLocalStack() {
    Settings settings = Settings.from(Map.of("PATH", "/bin"));

    assertThat(settings.get(Setting.KAFKA_BOOTSTRAP)).isEqualTo("127.0.0.1:7092");
    assertThat(settings.get(Setting.REGISTRY_URL))
        .isEqualTo(URI.create("http://127.0.0.1:7073/apis/ccompat/v7"));
    assertThat(settings.get(Setting.REDIS_URL)).isEqualTo(URI.create("redis://127.0.0.1:7379"));
    assertThat(settings.get(Setting.POSTGRES_URL))
        .isEqualTo("jdbc:postgresql://127.0.0.1:7432/nova");
    assertThat(settings.get(Setting.EPOCH)).isEqualTo(Epoch.FIRST);
    assertThat(settings.get(Setting.COMMIT_INTERVAL)).isEqualTo(Duration.ofMillis(25));
    assertThat(settings.get(Setting.BODY_LIMIT)).isEqualTo(1_048_576);
  }

  @Test
  void onePortMovesThemAll() {
    Settings settings = Settings.from(Map.of("NOVA_PORT_BASE", "9000"));

    assertThat(settings.ports().admin()).isEqualTo(9002);
    assertThat(settings.get(Setting.KAFKA_BOOTSTRAP)).isEqualTo("127.0.0.1:9022");
    assertThat(settings.get(Setting.POSTGRES_URL)).contains(":9362/");
  }

  @Test
  void whoListensEverywhereIsReachedOnThisMachine() {
    Settings settings = Settings.from(Map.of("NOVA_BIND", "0.0.0.0"));

    assertThat(settings.get(Setting.KAFKA_BOOTSTRAP)).isEqualTo("127.0.0.1:7092");
  }

  @ParameterizedTest
  @CsvSource({
    "NOVA_KAFKA_BOOTSTRAPS, NOVA_KAFKA_BOOTSTRAP",
    "NOVA_PORTBASE, NOVA_PORT_BASE",
    "NOVA_DEDUPE_HORIZON, NOVA_DEDUP_HORIZON"
  })
  void aMisspeltNameStopsTheStartWithTheOneThatWasMeant(String misspelt, String meant) {
    assertThat(problems(Map.of(misspelt, "1")))
        .containsExactly(misspelt + " is not a setting. Did you mean " + meant + "?");
  }

  @Test
  void aNameLikeNoOtherIsNotGuessedAt() {
    assertThat(problems(Map.of("NOVA_COLOUR_OF_THE_CONSOLE", "blue")))
        .singleElement()
        .asString()
        .contains("docs/settings.md");
  }

  @Test
  void everythingWrongIsSaidAtOnce() {
    assertThat(
            problems(
                Map.of(
                    "NOVA_PORT_BASE", "80",
                    "NOVA_COMMIT_INTERVAL", "fast",
                    "NOVA_SUPERVISED", "yes",
                    "NOVA_SHOP", "x")))
        .satisfiesExactlyInAnyOrder(
            problem -> assertThat(problem).startsWith("NOVA_PORT_BASE").contains("1024"),
            problem -> assertThat(problem).startsWith("NOVA_COMMIT_INTERVAL").contains("25ms"),
            problem -> assertThat(problem).startsWith("NOVA_SUPERVISED").contains("true or false"),
            problem -> assertThat(problem).startsWith("NOVA_SHOP"));
  }

  @ParameterizedTest
  @CsvSource({
    "NOVA_KAFKA_BOOTSTRAP, broker",
    "NOVA_KAFKA_BOOTSTRAP, 'a:9092,:9093'",
    "NOVA_KAFKA_BOOTSTRAP, a:99999",
    "NOVA_REGISTRY_URL, registry:8081",
    "NOVA_REDIS_URL, http://redis:6379",
    "NOVA_POSTGRES_URL, postgres://db/nova",
    "NOVA_POSTGRES_URL, jdbc:postgresql://db/nova?password=geheim",
    "NOVA_EPOCH, 2",
    "NOVA_REPLICATION_FACTOR, 0",
    "NOVA_DEDUP_HORIZON, 30",
    "NOVA_DEDUP_HORIZON, 400d",
    "NOVA_EVENT_LIMIT, 1GB",
    "NOVA_EVENT_LIMIT, 99999999999999999999",
    "NOVA_KEY_RATE, 0",
    "NOVA_TRUSTED_PROXIES, '10.0.0.0/8,proxy'",
    "NOVA_HOME, ''"
  })
  void aMalformedValueStopsTheStart(String name, String value) {
    assertThat(problems(Map.of(name, value))).singleElement().asString().startsWith(name);
  }

  @Test
  void moreReplicasInStepThanThereAreIsRefused() {
    assertThat(problems(Map.of("NOVA_MIN_ISR", "2")))
        .singleElement()
        .asString()
        .contains("NOVA_REPLICATION_FACTOR");
  }

  @Test
  void anEventLargerThanItsBodyIsRefused() {
    assertThat(problems(Map.of("NOVA_BODY_LIMIT", "64KiB"))).hasSize(1);
  }

  @Test
  void aPartDoesNotStartWithoutWhatItNeeds() {
    SettingsException refused =
        catchThrowableOfType(
            SettingsException.class, () -> Settings.from(Part.RECS, Map.of("NOVA_BIND", "::1")));

    assertThat(refused.problems())
        .singleElement()
        .asString()
        .startsWith("NOVA_POSTGRES_RECS_PASSWORD is not set, and the recs needs it");
    assertThat(Settings.from(Part.GATEWAY, Map.of())).isNotNull();
  }

  @Test
  void aSecretCanStandInAFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("token"), "correct horse\n");
    Settings settings = Settings.from(Map.of("NOVA_ADMIN_TOKEN_FILE", file.toString()));

    assertThat(settings.get(Setting.ADMIN_TOKEN).reveal()).isEqualTo("correct horse");
  }

  @Test
  void aSecretInTwoPlacesOrInAMissingFileIsRefused(@TempDir Path folder) {
    String missing = folder.resolve("missing").toString();

    assertThat(problems(Map.of("NOVA_ADMIN_TOKEN_FILE", missing))).hasSize(1);
    assertThat(problems(Map.of("NOVA_ADMIN_TOKEN_FILE", missing, "NOVA_ADMIN_TOKEN", "x")))
        .hasSize(1);
  }

  @Test
  void noSecretIsShown() {
    Settings settings =
        Settings.from(
            Map.of("NOVA_ADMIN_TOKEN", "geheim", "NOVA_REDIS_URL", "redis://:geheim@cache:6379/0"));

    assertThat(settings.toString() + settings.get(Setting.ADMIN_TOKEN))
        .contains("NOVA_ADMIN_TOKEN", "cache:6379")
        .doesNotContain("geheim");
  }

  @Test
  void aSecretMatchesOnlyItself() {
    Secret secret = new Secret("correct horse");

    assertThat(secret.matches("correct horse")).isTrue();
    assertThat(secret.matches("correct hors")).isFalse();
    assertThat(secret.matches("")).isFalse();
  }

  @Test
  void everyDefaultCanBeRead() {
    Settings settings = Settings.from(Map.of());

    assertThat(Setting.ALL)
        .allSatisfy(
            setting -> assertThatCode(() -> settings.find(setting)).doesNotThrowAnyException());
    assertThat(Setting.ALL).extracting(Setting::name).doesNotHaveDuplicates();
  }

  @Test
  void aProxysHeaderIsOfNoUseWithoutAProxyThatIsTrusted() {
    assertThat(problems(Map.of("NOVA_COUNTRY_HEADER", "CF-IPCountry")))
        .singleElement()
        .asString()
        .contains("NOVA_COUNTRY_HEADER", "NOVA_TRUSTED_PROXIES");
    assertThatCode(() ->
            Settings.from(
                Map.of(
                    "NOVA_COUNTRY_HEADER", "CF-IPCountry",
                    "NOVA_TRUSTED_PROXIES", "10.0.0.0/8")))
        .doesNotThrowAnyException();
  }

  @Test
  void secretsStandInOneLineOrInSeveralAndNoneIsShown() {
    Settings settings = Settings.from(Map.of("NOVA_SHOPIFY_SECRETS", "one, two\nthree"));
    assertThat(settings.get(Setting.SHOPIFY_SECRETS))
        .extracting(Secret::reveal)
        .containsExactly("one", "two", "three");
    assertThat(settings.toString() + settings.get(Setting.SHOPIFY_SECRETS))
        .doesNotContain("one", "two");
    assertThat(problems(Map.of("NOVA_SHOPIFY_SECRETS", " "))).hasSize(1);
    assertThat(problems(Map.of("NOVA_SHOPIFY_SECRETS", "a,b,c,d,e,f,g,h,i"))).hasSize(1);
  }

  private static List<String> problems(Map<String, String> environment) {
    return catchThrowableOfType(SettingsException.class, () -> Settings.from(environment))
        .problems();
  }
}
