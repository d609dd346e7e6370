package dev.novapixel.gateway.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.schemas.event.PixelEvent.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class QueryMaskTest {
  private static final PersonalFields FIELDS = PersonalFields.standard(Dialect.SHOPIFY_PIXEL);

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          {"u":"/a?phone=555"}                       ~ {"u":"/a?phone="}
          {"u":"/a?x=1&firstName=Ann&y=2"}           ~ {"u":"/a?x=1&firstName=&y=2"}
          {"u":"/a?checkout[last_name]=Ann#top"}     ~ {"u":"/a?checkout[last_name]=#top"}
          {"u":"/a?a%5Bzip%5D=10115"}                ~ {"u":"/a?a%5Bzip%5D="}
          {"u":"/a?x=1\\u0026phone=555\\u0026y=2"}   ~ {"u":"/a?x=1\\u0026phone=\\u0026y=2"}
          {"u":"/a#access_token=s3cret"}             ~ {"u":"/a#access_token="}
          {"s":"phone=55\\u00205&x=1"}               ~ {"s":"phone=&x=1"}
          {"u":"/a?phone=1&phone=2","v":"?phone=3"}  ~ {"u":"/a?phone=&phone=","v":"?phone="}
          """)
  void aPersonalParameterLosesItsValueHoweverItIsWritten(String text, String masked) {
    assertThat(QueryMask.apply(text, FIELDS)).isEqualTo(masked);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          {"u":"/a?utm_source=x&variant=42"}
          {"u":"/a?iphone=12&name=mug"}
          {"u":"/a?phone="}
          {"u":"phone = 5"}
          {"u":"==&=?="}
          """)
  void allOthersStay(String text) {
    assertThat(QueryMask.apply(text, FIELDS)).isEqualTo(text);
  }

  @Test
  void aTextThatEndsInTheMiddleIsReadToItsEnd() {
    assertThat(QueryMask.apply("?phone=5\\", FIELDS)).isEqualTo("?phone=\\");
    assertThat(QueryMask.apply("?phone=5\\u00", FIELDS)).isEqualTo("?phone=");
  }
}
