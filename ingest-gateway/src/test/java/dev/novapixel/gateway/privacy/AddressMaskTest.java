package dev.novapixel.gateway.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AddressMaskTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"erika@example.com\" | \"removed\"",
        "\"an erika.b+x@mail.example.com.\" | \"an removed.\"",
        "\"?email=erika%40example.com&x=1\" | \"?email=removed&x=1\"",
        "\"erika\\u0040example.com\" | \"removed\"",
        "\"jürgen@münchen.example\" | \"removed\"",
        "\"ab@c.de,d@e.de\" | \"removed,remove\"",
        "{\"erika@example.com\":1} | {\"removed\":1}",
      })
  void addressesAreMaskedWhereverTheyStand(String json, String masked) {
    assertThat(mask(json)).isEqualTo(masked);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"\"5 @ 3\"", "\"@handle\"", "\"a@b\"", "\"x@.\"", "\"100%40\"", "\"@\"", "\"a@..\""})
  void whatIsNoAddressStays(String json) {
    assertThat(mask(json)).isEqualTo(json);
  }

  @Test
  void anEscapeBeforeAnAddressStaysWhole() {
    assertThat(mask("\"\\nerika@example.com\"")).isEqualTo("\"\\nremoved\"");
    assertThat(mask("\"\\\\nerika@example.com\"")).isEqualTo("\"\\\\removed\"");
    assertThat(mask("\"\\u00fcerika@example.com\"")).isEqualTo("\"\\u00fcremoved\"");
    assertThat(mask("\"\\n@example.com\"")).isEqualTo("\"\\n@example.com\"");
  }

  @Test
  void onlyThePartAskedForIsTaken() {
    byte[] text = "a@b.de xy@z.de".getBytes(StandardCharsets.UTF_8);
    assertThat(AddressMask.apply(text, 7, text.length)).isEqualTo("removed");
  }

  @Property(tries = 1000)
  void whatWasJsonStaysJson(@ForAll("textsFullOfAddresses") String text)
      throws JsonProcessingException {
    String masked = mask(JSON.writeValueAsString(text));
    assertThat(JSON.readTree(masked).asText()).doesNotContain("erika@example.com");
  }

  @Provide
  Arbitrary<String> textsFullOfAddresses() {
    return Arbitraries.oneOf(
            Arbitraries.of("erika@example.com", "@", "%40", "\\", "\n", "\"", "u0040", "x.de"),
            Arbitraries.strings().ofMaxLength(3))
        .list()
        .ofMaxSize(12)
        .map(parts -> String.join("", parts));
  }

  private static String mask(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return AddressMask.apply(bytes, 0, bytes.length);
  }
}
