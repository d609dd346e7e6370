package dev.novapixel.stitcher.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.schemas.event.Action;
import dev.novapixel.schemas.event.Item;
import dev.novapixel.schemas.event.PixelEvent.Dialect;
import dev.novapixel.stitcher.normalise.Normalised.Code;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a broken or hostile client may send, by kind: what becomes of it in each dialect. */
class BadInputTest {

  @ParameterizedTest
  @EnumSource
  void whatIsNoJsonIsMalformedInEveryDialect(Dialect dialect) {
    for (String payload : List.of("{", "{}}", "{a:1}", "\u0000", "{\"a\":\"\u0000\"}")) {
      assertThat(refusal(dialect, "page_viewed", payload).code()).isEqualTo(Code.MALFORMED_JSON);
    }
  }

  @ParameterizedTest
  @EnumSource
  void jsonThatIsTooDeepIsMalformedInEveryDialect(Dialect dialect) {
    String deep = "{\"data\":".repeat(2_000) + "1" + "}".repeat(2_000);

    assertThat(refusal(dialect, "page_viewed", deep).code()).isEqualTo(Code.MALFORMED_JSON);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1970-01-01T00:00:00Z", "2100-01-01T00:00:00Z", "yesterday", "0"})
  void anAbsurdTimeOfAnOrderIsLeftOutAndTheEventsOwnStands(String time) {
    var typed =
        typed(
            Dialect.SHOPIFY_WEBHOOK,
            "orders/paid",
            "{'body':{'id':1,'processed_at':'" + time + "'}}");

    assertThat(typed.event().occurredAt()).isEqualTo(PixelEvents.NOON);
    assertThat(typed.dropped()).containsExactly("/body/processed_at");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "SHOPIFY_PIXEL ~ search_submitted ~ {'data':{'searchResult':{'query':'%s'}}} ~ /data/searchResult/query",
        "SEGMENT ~ Products Searched ~ {'properties':{'query':'%s'}} ~ /properties/query"
      })
  void aStringOfAMegabyteIsCutAndSaidToBe(
      Dialect dialect, String name, String json, String pointer) {
    var typed = typed(dialect, name, json.formatted("x".repeat(1_000_000)));

    assertThat(((Action.SearchSubmitted) typed.event().action()).query()).hasSize(2048);
    assertThat(typed.dropped()).containsExactly(pointer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\\u0000b", "a\\u001fb"})
  void aControlCharacterIsNoPartOfAnIdAndABlankInText(String text) {
    assertThat(
            refusal(
                    Dialect.SEGMENT,
                    "Product Viewed",
                    "{'properties':{'product_id':'" + text + "'}}")
                .code())
        .isEqualTo(Code.INVALID_VALUE);
    assertThat(
            typed(Dialect.SEGMENT, "Products Searched", "{'properties':{'query':'" + text + "'}}")
                .event()
                .action())
        .isEqualTo(new Action.SearchSubmitted("a b"));
  }

  @Test
  void halfAPairOfSurrogatesIsNoPartOfAnIdEither() {
    assertThat(
            refusal(Dialect.SEGMENT, "Product Viewed", "{'properties':{'product_id':'7\\ud800'}}")
                .pointer())
        .isEqualTo("/properties/product_id");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "SHOPIFY_PIXEL ~ product_viewed ~ {'data':{'productVariant':{'product':{'id':[]}}}} ~ /data/productVariant/product/id",
        "SHOPIFY_WEBHOOK ~ orders/paid ~ {'body':{'id':1.5}} ~ /body/id",
        "SHOPIFY_WEBHOOK ~ orders/paid ~ {'body':{'id':1,'line_items':{}}} ~ /body/line_items",
        "SHOPIFY_WEBHOOK ~ refunds/create ~ {'body':{'id':1,'order_id':2,'refund_line_items':[{'line_item':{'product_id':true}}]}} ~ /body/refund_line_items/0/line_item/product_id",
        "SEGMENT ~ Order Completed ~ {'properties':{'order_id':'1','products':'many'}} ~ /properties/products",
        "SEGMENT ~ Product Added ~ {'properties':{'product_id':'1','quantity':'some'}} ~ /properties/quantity",
        "SNOWPLOW ~ add_to_cart ~ {'co':{'data':{}}} ~ /co/data",
        "SNOWPLOW ~ transaction_item ~ {'ti_id':{},'ti_sk':'1'} ~ /ti_id"
      })
  void aWrongTypeIsRefusedWithItsPath(Dialect dialect, String name, String json, String pointer) {
    var refused = refusal(dialect, name, json);

    assertThat(refused.code()).isEqualTo(Code.WRONG_TYPE);
    assertThat(refused.pointer()).isEqualTo(pointer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "SHOPIFY_PIXEL ~ product_viewed ~ {'data':{'productVariant':{'product':{'id':1},'price':{'amount':-1,'currencyCode':'EUR'}}}} ~ /data/productVariant/price/amount",
        "SEGMENT ~ Product Viewed ~ {'properties':{'product_id':1,'price':'-1.00'}} ~ /properties/price",
        "SNOWPLOW ~ product_view ~ {'co':{'data':[{'schema':'iglu:a/product/b/c','data':{'id':'1','price':-1}}]}} ~ /co/data/0/data/price"
      })
  void aNegativePriceIsLeftOut(Dialect dialect, String name, String json, String pointer) {
    var typed = typed(dialect, name, json);

    assertThat(((Action.ProductViewed) typed.event().action()).item().price()).isNull();
    assertThat(typed.dropped()).containsExactly(pointer);
  }

  @Test
  void aCartOfTenThousandLinesIsCut() {
    String lines = "{'product_id':'1'},".repeat(9_999) + "{'product_id':'2'}";
    var typed =
        typed(Dialect.SEGMENT, "Cart Viewed", "{'properties':{'products':[" + lines + "]}}");

    assertThat(((Action.CartViewed) typed.event().action()).lines())
        .hasSize(5_000)
        .extracting(Item::productId)
        .containsOnly("1");
    assertThat(typed.dropped()).containsExactly("/properties/products/5000");
  }

  @Test
  void anEventBecomesNoMoreThanFiftyChangesOfACart() {
    String product = "{'schema':'iglu:a/product/b/c','data':{'id':'1'}}";
    String all = (product + ",").repeat(999) + product;
    var typed =
        typed(
            Dialect.SNOWPLOW,
            "add_to_cart",
            "{'ue_pr':{'data':{'data':{'type':'add_to_cart'}}},'co':{'data':[" + all + "]}}");

    assertThat(typed.event().more()).hasSize(49);
    assertThat(typed.dropped()).containsExactly("/co/data/50/data");
  }

  @Test
  void noMoreThanSixteenPlacesAreNamed() {
    String lines = "{'product_id':'1','price':'none'},".repeat(50) + "{'product_id':'2'}";

    assertThat(
            typed(Dialect.SEGMENT, "Cart Viewed", "{'properties':{'products':[" + lines + "]}}")
                .dropped())
        .hasSize(16)
        .contains("/properties/products/0/price");
  }

  private static Normalised.Typed typed(Dialect dialect, String name, String json) {
    return (Normalised.Typed) normalised(dialect, name, json.replace('\'', '"'));
  }

  private static Normalised.Refused refusal(Dialect dialect, String name, String json) {
    return (Normalised.Refused) normalised(dialect, name, json.replace('\'', '"'));
  }

  private static Normalised normalised(Dialect dialect, String name, String json) {
    return Normaliser.normalise(PixelEvents.of(dialect, name, json));
  }
}
