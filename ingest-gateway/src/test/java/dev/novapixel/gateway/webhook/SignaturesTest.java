package dev.novapixel.gateway.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.schemas.settings.Secret;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SignaturesTest {
  private static final byte[] BODY = "{\"id\":1,\"title\":\"Müsli-Schüssel ☕\"}".getBytes(UTF_8);

  private final Signatures signatures =
      new Signatures(List.of(new Secret("new-secret"), new Secret("old-secret")));

  @Test
  void theDocumentedExampleOfRfc4231IsSignedTheSameWay() {
    assertThat(Signing.sign("Jefe", "what do ya want for nothing?"))
        .isEqualTo(
            Base64.getEncoder()
                .encodeToString(
                    HexFormat.of()
                        .parseHex(
                            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")));
  }

  @Test
  void theNewAndTheOldSecretAreBothValid() {
    assertThat(signatures.match(BODY, Signing.sign("new-secret", BODY))).isTrue();
    assertThat(signatures.match(BODY, Signing.sign("old-secret", BODY))).isTrue();
    assertThat(signatures.match(BODY, Signing.sign("other", BODY))).isFalse();
  }

  @Test
  void everySingleBitOfTheBodyCounts() {
    String signature = Signing.sign("new-secret", BODY);
    for (int bit = 0; bit < 8 * BODY.length; bit++) {
      byte[] changed = BODY.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(signatures.match(changed, signature)).as("bit %d", bit).isFalse();
    }
  }

  @Test
  void theSameJsonWrittenAgainIsAnotherBody() {
    byte[] again = "{\"id\": 1, \"title\": \"M\\u00fcsli-Sch\\u00fcssel ☕\"}".getBytes(UTF_8);
    assertThat(signatures.match(again, Signing.sign("new-secret", BODY))).isFalse();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "sha256=abc",
        "not base64 !",
        "c2hvcnQ=",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
      })
  void whatIsNoSignatureMatchesNothing(@Nullable String header) {
    assertThat(signatures.match(BODY, header)).isFalse();
  }

  @Test
  void withoutASecretNothingMatches() {
    Signatures none = new Signatures(List.of());
    assertThat(none.areConfigured()).isFalse();
    assertThat(none.match(BODY, Signing.sign("x", BODY))).isFalse();
  }
}
