package dev.novapixel.schemas.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.schemas.access.Access.Scope;
import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.Pace;
import dev.novapixel.schemas.shop.Recommending;
import dev.novapixel.schemas.shop.ShopSettings;
import dev.novapixel.schemas.shop.ShopSettings.CatalogMode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShopIndexTest {
  private static final ShopSettings SOCKS = shop("socks.test", List.of("w1", "w2"), List.of("s1"));
  private static final ShopSettings BOOTS = shop("boots.test", List.of("w3"), List.of("s3"));

  private final ShopIndex index = ShopIndex.of(List.of(SOCKS, BOOTS));

  @Test
  void everyKeyOpensItsOwnShopInItsOwnScope() {
    assertThat(index.open("w1"))
        .hasValue(new Access(SOCKS, Scope.WRITE, KeyHash.of("w1"), Set.of()));
    assertThat(index.open("w2"))
        .hasValue(new Access(SOCKS, Scope.WRITE, KeyHash.of("w2"), Set.of()));
    assertThat(index.open("s1"))
        .hasValue(new Access(SOCKS, Scope.SERVER, KeyHash.of("s1"), Set.of()));
    assertThat(index.open("s3"))
        .hasValue(new Access(BOOTS, Scope.SERVER, KeyHash.of("s3"), Set.of()));
  }

  @Test
  void aStrangersKeyOpensNothing() {
    assertThat(index.open("w4")).isEmpty();
    assertThat(index.open("")).isEmpty();
    assertThat(index.open("w".repeat(100_000))).isEmpty();
  }

  @Test
  void aKeyThatIsAlmostRightOpensAsLittleAsAnyOther() {
    String key = "nvw_0123456789";
    ShopIndex one = ShopIndex.of(List.of(shop("socks.test", List.of(key), List.of())));
    for (int i = 0; i < key.length(); i++) {
      assertThat(one.open(key.substring(0, i) + "~" + key.substring(i + 1))).isEmpty();
      assertThat(one.open(key.substring(0, i))).isEmpty();
    }
    assertThat(one.open(key + "0")).isEmpty();
    assertThat(one.open(key)).isPresent();
  }

  @Test
  void aKeyWithHostsIsGoodForTheirPagesAndForWhomNoBrowserSpeaks() {
    Access access =
        ShopIndex.of(List.of(withHosts("w1", "socks.example", "www.socks.example")))
            .open("w1")
            .orElseThrow();

    assertThat(
            Stream.of(
                "https://socks.example",
                "https://WWW.socks.example:8443",
                "http://socks.example",
                "null",
                null))
        .allMatch(access::isOpenTo);
    assertThat(
            Stream.of(
                "https://boots.example",
                "https://socks.example.evil.example",
                "https://evil-socks.example",
                "https://sub.socks.example",
                "socks.example",
                "file://",
                "%",
                ""))
        .noneMatch(access::isOpenTo);
  }

  @Test
  void aKeyWithoutHostsIsGoodForAllPages() {
    ShopSettings settings = withHosts("w1", "socks.example");
    assertThat(ShopIndex.of(List.of(settings)).open("w2"))
        .hasValueSatisfying(
            access -> assertThat(access.isOpenTo("https://boots.example")).isTrue());
  }

  @Test
  void theHashOfASecretIsNotTheSecret() {
    assertThat(index.open(KeyHash.of("s1"))).isEmpty();
  }

  @Test
  void aKeyThatTwoShopsClaimOpensNeither() {
    ShopIndex contested =
        ShopIndex.of(List.of(SOCKS, shop("boots.test", List.of("w1"), List.of("s1"))));

    assertThat(contested.open("w1")).isEmpty();
    assertThat(contested.open("s1")).isEmpty();
    assertThat(contested.open("w2")).isPresent();
  }

  @Test
  void aSecretThatIsAlsoPublicOpensNoMoreThanAPublicKey() {
    ShopIndex careless = ShopIndex.of(List.of(shop("socks.test", List.of("k"), List.of("k"))));

    assertThat(careless.open("k")).hasValueSatisfying(a -> assertThat(a.isServer()).isFalse());
  }

  @Test
  void hashesAreTakenInEitherCase() {
    ShopSettings upper =
        new ShopSettings(
            "socks.test",
            1,
            true,
            List.of(),
            List.of(KeyHash.of("s1").toUpperCase(Locale.ROOT)),
            Consent.WhenAbsent.GRANTED,
            ShopSettings.DEFAULT_SESSION_GAP,
            "EUR",
            CatalogMode.FROM_EVENTS,
            Instant.EPOCH);

    assertThat(ShopIndex.of(List.of(upper)).open("s1")).isPresent();
  }

  @Test
  void shopsAreFoundByTheirId() {
    assertThat(index.shop("boots.test")).hasValue(BOOTS);
    assertThat(index.shop("nobody.test")).isEmpty();
    assertThat(index.shops()).containsExactlyInAnyOrder(SOCKS, BOOTS);
    assertThat(ShopIndex.EMPTY.shops()).isEmpty();
  }

  @Test
  void aShopIsFoundByItsDomainHoweverItsLettersAreWrittenUnlessTwoDifferInThatOnly() {
    assertThat(index.shopOfDomain("Boots.TEST")).hasValue(BOOTS);
    assertThat(index.shopOfDomain("nobody.test")).isEmpty();

    ShopSettings upper = shop("BOOTS.test", List.of(), List.of());
    assertThat(ShopIndex.of(List.of(BOOTS, upper)).shopOfDomain("boots.test")).isEmpty();
  }

  private static ShopSettings withHosts(String key, String... hosts) {
    return new ShopSettings(
        "socks.test",
        1,
        true,
        List.of("w1", "w2"),
        List.of(),
        Consent.WhenAbsent.GRANTED,
        Consent.WhenDenied.DROP,
        ShopSettings.DEFAULT_SESSION_GAP,
        "EUR",
        CatalogMode.FROM_EVENTS,
        Instant.EPOCH,
        Map.of(key, List.of(hosts)),
        Pace.DEFAULT,
        Recommending.NOTHING);
  }

  private static ShopSettings shop(String id, List<String> writeKeys, List<String> serverKeys) {
    return new ShopSettings(
        id,
        1,
        true,
        writeKeys,
        serverKeys.stream().map(KeyHash::of).toList(),
        Consent.WhenAbsent.GRANTED,
        ShopSettings.DEFAULT_SESSION_GAP,
        "EUR",
        CatalogMode.FROM_EVENTS,
        Instant.EPOCH);
  }
}
