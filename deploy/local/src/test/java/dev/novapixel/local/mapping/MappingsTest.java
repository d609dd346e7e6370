package dev.novapixel.local.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MappingsTest {
  private static final String REES46 =
      "event_time,event_type,product_id,category_id,category_code,brand,price,user_id,user_session\n";
  private static final String UCI =
      "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";

  @Test
  void aViewOfRees46IsAProductViewedByItsSession() throws IOException {
    var event =
        Run.of(
                "rees46",
                REES46
                    + "2019-10-01 00:00:01 UTC,view,17200506,205,furniture.living_room.sofa,,543.10,519107250,s1\n")
            .events()
            .getFirst();

    assertThat(event.lane()).isEqualTo("s1");
    assertThat(event.time()).isEqualTo(Instant.parse("2019-10-01T00:00:01Z"));
    assertThat(event.at(event.time()).toString())
        .isEqualTo(
            """
            {"id":"%s","name":"product_viewed","data":{"productVariant":{"price":{"amount":543.10,"currencyCode":"USD"},\
            "product":{"id":"17200506","type":"furniture.living_room.sofa"}}},"clientId":"s1","timestamp":"2019-10-01T00:00:01Z"}\
            """
                .formatted(event.id()));
  }

  @Test
  void theAccountIsToldFromTheThirdEventOfABrowserOn() throws IOException {
    var rows = new StringBuilder(REES46);
    for (int second = 0; second < 4; second++) {
      rows.append("2019-10-01 00:00:0%d UTC,view,1,2,,,1.00,77,s1%n".formatted(second));
    }
    rows.append("2019-10-01 00:00:09 UTC,view,1,2,,,1.00,77,s2\n");

    assertThat(Run.of("rees46", rows.toString()).events())
        .extracting(event -> event.json().at("/nova/customerId").asText())
        .containsExactly("", "", "77", "77", "");
  }

  @Test
  void aPurchaseOfRees46IsAnOrderOfOneLine() throws IOException {
    var event =
        Run.of(
                "rees46",
                REES46
                    + "2019-10-01 00:02:14 UTC,purchase,1004856,205,electronics.smartphone,samsung,130.76,543272936,s1\n")
            .events()
            .getFirst();
    var checkout = event.json().at("/data/checkout");

    assertThat(event.json().at("/name").asText()).isEqualTo("checkout_completed");
    assertThat(checkout.at("/token").asText()).isEqualTo(event.id());
    assertThat(checkout.at("/totalPrice/amount").decimalValue()).isEqualByComparingTo("130.76");
    assertThat(checkout.at("/lineItems")).hasSize(1);
    assertThat(checkout.at("/lineItems/0/variant/product/vendor").asText()).isEqualTo("samsung");
  }

  @Test
  void anInvoiceIsOneOrderWithAllItsLinesAndTheirSum() throws IOException {
    var run =
        Run.of(
            "uci",
            UCI
                + "536365,85123A,WHITE HANGING HEART,6,2010-12-01T08:26:00,2.55,17850,United Kingdom\n"
                + "536365,71053,\"LANTERN, WHITE\",6,2010-12-01T08:26:00,3.39,17850,United Kingdom\n"
                + "536366,22633,HAND WARMER,6,2010-06-01T08:28:00,1.85,,United Kingdom\n");

    assertThat(run.events()).hasSize(2);
    var first = run.events().getFirst();
    assertThat(first.json().at("/data/checkout/totalPrice/amount").decimalValue())
        .isEqualByComparingTo("35.64");
    assertThat(first.json().at("/data/checkout/lineItems/1/variant/product/title").asText())
        .isEqualTo("LANTERN, WHITE");
    assertThat(first.json().at("/nova/customerId").asText()).isEqualTo("17850");
    assertThat(first.json().has("clientId")).isFalse();
    assertThat(first.time()).isEqualTo(Instant.parse("2010-12-01T08:26:00Z"));
    assertThat(run.events().getLast().time())
        .as("British summer time")
        .isEqualTo(Instant.parse("2010-06-01T07:28:00Z"));
    assertThat(run.events().getLast().json().has("nova")).isFalse();
  }

  @Test
  void cancellationsPostageAndAdjustmentsAreNoOrders() throws IOException {
    var run =
        Run.of(
            "uci",
            UCI
                + "C536379,D,Discount,-1,2010-12-01T09:41:00,27.50,14527,United Kingdom\n"
                + "536370,POST,POSTAGE,3,2010-12-01T08:45:00,18.00,12583,France\n"
                + "536414,22139,,56,2010-12-01T11:52:00,0.00,,United Kingdom\n");

    assertThat(run.mapped())
        .containsExactly(
            new Mapped.Skipped("cancellations"),
            new Mapped.Skipped("postage and fees"),
            new Mapped.Skipped("lines without a product"));
  }

  @Test
  void productsOfOttoBoughtAtOneInstantAreOneOrder() throws IOException {
    var run =
        Run.of(
            "otto",
            """
            {"session":0,"events":[{"aid":1,"ts":1659304800025,"type":"clicks"},{"aid":2,"ts":1659304904511,"type":"carts"},\
            {"aid":2,"ts":1659370027105,"type":"orders"},{"aid":3,"ts":1659370027105,"type":"orders"},{"aid":1,"ts":1659370064916,"type":"clicks"}]}
            """);

    assertThat(run.events())
        .extracting(event -> event.json().at("/name").asText())
        .containsExactly(
            "product_viewed", "product_added_to_cart", "checkout_completed", "product_viewed");
    assertThat(run.events().get(2).json().at("/data/checkout/lineItems")).hasSize(2);
    assertThat(run.events()).extracting(SourceEvent::lane).containsOnly("0");
  }

  @Test
  void shopifysOwnEventsKeepTheirIds() throws IOException {
    var content =
        "{\"id\":\"sh-1\",\"name\":\"page_viewed\",\"timestamp\":\"2026-03-14T18:03:14.317Z\",\"clientId\":\"c\"}\n";

    assertThat(Run.of("shopify", content).ids()).containsExactly("sh-1");
    assertThat(Run.of(Mappings.named("shopify"), "2", content).ids()).containsExactly("sh-1-2");
  }

  @Test
  void rowsThatCannotBeReadAreBadAndSaysWhy() throws IOException {
    var run =
        Run.of(
            "rees46",
            REES46
                + "yesterday,view,1,2,,,1.00,77,s1\n"
                + "2019-10-01 00:00:00 UTC,wish,1,2,,,1.00,77,s1\n"
                + "2019-10-01 00:00:00 UTC,view,1,2,,,cheap,77,s1\n"
                + "2019-10-01 00:00:00 UTC,view,1,2,,,1.00,77,\n");

    assertThat(run.mapped()).hasOnlyElementsOfType(Mapped.Bad.class);
    assertThat(run.mapped())
        .extracting(bad -> ((Mapped.Bad) bad).reason())
        .containsExactly(
            "'yesterday' is no time as the mapping says",
            "event_type 'wish' is in no line of the mapping's name table",
            "price is no number: 'cheap'",
            "nobody is named who did it");
  }

  @Test
  void aMappingThatDoesNotExistIsAnsweredWithThoseThatDo() {
    assertThatThrownBy(() -> Mappings.named("rees64"))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("rees46");
  }
}
