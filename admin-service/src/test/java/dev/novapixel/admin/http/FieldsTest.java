package dev.novapixel.admin.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.novapixel.admin.http.Problem.Flaw;
import dev.novapixel.schemas.event.Consent.WhenAbsent;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class FieldsTest {

  @Test
  void whatIsGivenIsRead() {
    Fields fields = Fields.of(json("{\"a\":\"x\",\"b\":true,\"c\":7,\"d\":\"denied\"}"));

    assertThat(fields.text("a", 5)).isEqualTo("x");
    assertThat(fields.flag("b")).isTrue();
    assertThat(fields.number("c", 1, 9)).isEqualTo(7);
    assertThat(fields.word("d", WhenAbsent.class)).isEqualTo(WhenAbsent.DENIED);
    assertThat(fields.text("e", 5)).isNull();
    assertThat(fields.flaws()).isEmpty();
  }

  @Test
  void everyFlawIsNamedWithItsPlace() {
    Fields fields =
        Fields.of(json("{\"a\":\"\",\"b\":1,\"c\":1.5,\"in\":{\"d\":\"odd\"},\"x/y\":0}"));
    fields.text("a", 5);
    fields.flag("b");
    fields.number("c", 1, 9);
    Fields inner = fields.object("in");
    inner.word("d", WhenAbsent.class);
    inner.required("e", inner.text("e", 5));

    assertThat(fields.flaws())
        .extracting(Flaw::pointer)
        .containsExactly("/a", "/b", "/c", "/in/d", "/in/e", "/x~1y");
  }

  @Test
  void aNumberBeyondALongIsAFlawAndNoAccident() {
    Fields fields = Fields.of(json("{\"c\":1e400}"));
    assertThat(fields.number("c", 1, 9)).isNull();
    assertThat(fields.flaws()).hasSize(1);
  }

  @Test
  void whatIsNoObjectHasNoFields() {
    assertThat(Fields.of(json("[1]")).flaws()).hasSize(1);
  }

  @Test
  void aBodyIsOneJsonDocumentWithoutDoubleKeys() {
    assertThat(Json.read(bytes("{\"a\":1,\"a\":2}"))).isEmpty();
    assertThat(Json.read(bytes("{} {}"))).isEmpty();
    assertThat(Json.read(bytes(""))).isEmpty();
    assertThat(Json.read(null)).isEmpty();
    assertThat(Json.read(bytes("[]"))).isPresent();
  }

  private static JsonNode json(String text) {
    return Json.read(bytes(text)).orElseThrow();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
