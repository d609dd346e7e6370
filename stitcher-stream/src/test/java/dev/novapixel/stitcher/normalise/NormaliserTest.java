package dev.novapixel.stitcher.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.schemas.event.Action;
import dev.novapixel.schemas.event.Item;
import dev.novapixel.schemas.event.Money;
import dev.novapixel.schemas.event.PixelEvent.Dialect;
import dev.novapixel.stitcher.normalise.Normalised.Code;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormaliserTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "product_viewed ~ {} ~ /data",
        "product_viewed ~ {'data':{}} ~ /data/productVariant",
        "product_viewed ~ {'data':{'productVariant':{'product':{}}}} ~ /data/productVariant/product/id",
        "collection_viewed ~ {'data':{'collection':null}} ~ /data/collection",
        "search_submitted ~ {'data':{'searchResult':{}}} ~ /data/searchResult/query",
        "product_added_to_cart ~ {'data':{}} ~ /data/cartLine",
        "product_removed_from_cart ~ {'data':{'cartLine':{}}} ~ /data/cartLine/merchandise",
        "cart_viewed ~ {'data':{}} ~ /data/cart",
        "checkout_started ~ {'data':{}} ~ /data/checkout",
        "alert_displayed ~ {'data':{'alert':{}}} ~ /data/alert/type",
        "ui_extension_errored ~ {'data':{}} ~ /data/error",
        "recommendation_viewed ~ {'customData':{}} ~ /customData/productIds",
        "recommendation_clicked ~ {'customData':{'recommendationId':'r','placement':'p'}} ~ /customData/productId"
      })
  void aMissingRequiredFieldIsRefusedWithItsPath(String name, String json, String pointer) {
    assertThat(Normaliser.normalise(PixelEvents.shopify(name, json.replace('\'', '"'))))
        .isInstanceOfSatisfying(
            Normalised.Refused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(Code.MISSING_FIELD);
              assertThat(refused.pointer()).isEqualTo(pointer);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"gid://shopify/Product/123\"", "\"123\"", "123"})
  void productIdsAreCanonicalWhicheverWayAClientWritesThem(String id) {
    assertThat(viewed("{'product':{'id':" + id + "}}").productId()).isEqualTo("123");
  }

  @ParameterizedTest
  @EnumSource(names = {"SEGMENT", "SNOWPLOW"})
  void aChoiceIsHeardInWhateverLanguageItWasReported(Dialect dialect) {
    var denied = PixelEvents.of(dialect, "consent_updated", "{}");

    assertThat(Normaliser.normalise(denied))
        .isInstanceOfSatisfying(
            Normalised.Typed.class,
            typed ->
                assertThat(typed.event().action())
                    .isEqualTo(new Action.ConsentUpdated(denied.consent())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "customers/redact",
        "customers/data_request",
        "customers/delete",
        "shop/redact",
        "products/update",
        "app/uninstalled",
        "orders/edited",
        "refunds/create"
      })
  void aWebhookThatIsAboutNoShopperOrAsksToForgetOneBringsNobodyToLife(String topic) {
    var webhook =
        PixelEvents.known(
            Dialect.SHOPIFY_WEBHOOK, topic, null, "{\"body\":{\"id\":1,\"order_id\":2}}");

    assertThat(Normaliser.normalise(webhook))
        .isInstanceOfSatisfying(
            Normalised.Typed.class,
            typed -> {
              assertThat(typed.event().action()).isEqualTo(new Action.Custom(topic));
              assertThat(typed.event().clientId()).isNull();
              assertThat(typed.event().checkoutToken()).isNull();
              assertThat(typed.event().customerId()).isNull();
            });
  }

  @ParameterizedTest
  @CsvSource({"orders/paid,/body/id", "orders/delete,/body/id", "refunds/create,/body/order_id"})
  void aWebhookOfAnOrderHasToSayWhichOne(String topic, String pointer) {
    assertThat(
            Normaliser.normalise(PixelEvents.of(Dialect.SHOPIFY_WEBHOOK, topic, "{\"body\":{}}")))
        .isInstanceOfSatisfying(
            Normalised.Refused.class, refused -> assertThat(refused.pointer()).isEqualTo(pointer));
  }

  @Test
  void aVariantWithoutAProductCountsByItsOwnId() {
    assertThat(viewed("{'id':'9','product':{'id':null}}").productId()).isEqualTo("9");
  }

  @ParameterizedTest
  @CsvSource({"18.9,1890", "'18.90',1890", "0.1,10", "1.005,101", "1e2,10000", "0,0"})
  void moneyIsExactWhetherANumberOrText(String amount, long minor) {
    assertThat(viewed(priced(amount, "'eur'")).price()).isEqualTo(new Money(minor, "EUR"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1e400", "1e-400", "'NaN'", "true", "null", "{}"})
  void aPriceThatIsNoneIsDroppedAndTheEventStays(String amount) {
    assertThat(viewed(priced(amount, "'EUR'")).price()).isNull();
  }

  @Test
  void aCurrencyWithoutDecimalsHasNone() {
    assertThat(viewed(priced("1200", "'JPY'")).price()).isEqualTo(new Money(1200, "JPY"));
  }

  @ParameterizedTest
  @CsvSource({"0,INVALID_VALUE", "-3,INVALID_VALUE", "1.5,WRONG_TYPE", "99999999999,INVALID_VALUE"})
  void aQuantityThatIsNoneIsRefused(String quantity, Code code) {
    var json =
        "{'data':{'cartLine':{'quantity':%s,'merchandise':{'product':{'id':'1'}}}}}"
            .formatted(quantity);

    assertThat(normalise("product_added_to_cart", json))
        .isInstanceOfSatisfying(
            Normalised.Refused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(code);
              assertThat(refused.pointer()).isEqualTo("/data/cartLine/quantity");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "\"text\"", "{\"a\":", "{}}"})
  void whatIsNoJsonObjectIsRefused(String payload) {
    var outcome = Normaliser.normalise(PixelEvents.shopify("product_viewed", payload));

    assertThat(outcome).isInstanceOf(Normalised.Refused.class);
  }

  @Test
  void deepJsonIsRefusedAndDoesNotOverflow() {
    String deep = "{\"data\":" + "[".repeat(100_000);

    assertThat(Normaliser.normalise(PixelEvents.shopify("page_viewed", deep)))
        .isInstanceOf(Normalised.Refused.class);
  }

  @Test
  void controlCharactersAndLoneSurrogatesAreTakenOutOfText() {
    var action =
        typed("search_submitted", "{'data':{'searchResult':{'query':'a\\u0000b\\ud800'}}}");

    assertThat(action).isEqualTo(new Action.SearchSubmitted("a b\uFFFD"));
  }

  @Test
  void anAbsurdlyLongTextIsCut() {
    var query = "x".repeat(1_000_000);
    var action = typed("search_submitted", "{'data':{'searchResult':{'query':'" + query + "'}}}");

    assertThat(((Action.SearchSubmitted) action).query()).hasSize(2048);
  }

  @Test
  void anAbsurdlyLongIdIsRefusedSinceACutOneWouldBeAnothers() {
    var json = "{'data':{'productVariant':{'product':{'id':'" + "1".repeat(300) + "'}}}}";

    assertThat(normalise("product_viewed", json))
        .isInstanceOfSatisfying(
            Normalised.Refused.class,
            refused -> assertThat(refused.code()).isEqualTo(Code.INVALID_VALUE));
  }

  @Test
  void recommendationEventsKeepWhatWasShownAndWhere() {
    assertThat(
            typed(
                "recommendation_viewed",
                "{'customData':{'recommendationId':'r1','placement':'cart','productIds':[7,'8']}}"))
        .isEqualTo(new Action.RecommendationShown("r1", "cart", List.of("7", "8")));
    assertThat(
            typed(
                "recommendation_clicked",
                "{'customData':{'recommendationId':'r1','placement':'cart','productId':7}}"))
        .isEqualTo(new Action.RecommendationClicked("r1", "cart", "7"));
  }

  @Test
  void consentIsReadFromTheEventAndElseFromItsEnvelope() {
    var action = typed("consent_updated", "{'customData':{'analyticsProcessingAllowed':false}}");

    assertThat(((Action.ConsentUpdated) action).consent().analytics()).isFalse();
    assertThat(((Action.ConsentUpdated) action).consent().marketing()).isNull();
  }

  @Test
  void anUnknownNameIsKeptAsCustomInEveryDialect() {
    assertThat(typed("clicked", "{}")).isEqualTo(new Action.Custom("clicked"));
    assertThat(Normaliser.normalise(PixelEvents.of(Dialect.SEGMENT, "Coupon Applied", "{}")))
        .isInstanceOfSatisfying(
            Normalised.Typed.class,
            typed ->
                assertThat(typed.event().action()).isEqualTo(new Action.Custom("Coupon Applied")));
  }

  @Test
  void aLineWithoutAProductIsLeftOutOfAnOrder() {
    var json =
        "{'data':{'checkout':{'token':'t1','lineItems':[{'variant':null,'quantity':1},"
            + "{'variant':{'product':{'id':'5'}},'quantity':2}]}}}";

    assertThat(((Action.CheckoutReached) typed("checkout_completed", json)).lines())
        .extracting(Item::productId, Item::quantity)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("5", 2));
  }

  private static String priced(String amount, String currency) {
    return "{'product':{'id':'1'},'price':{'amount':"
        + amount
        + ",'currencyCode':"
        + currency
        + "}}";
  }

  private static Item viewed(String variant) {
    var action = typed("product_viewed", "{'data':{'productVariant':" + variant + "}}");
    return ((Action.ProductViewed) action).item();
  }

  private static Action typed(String name, String json) {
    return ((Normalised.Typed) normalise(name, json)).event().action();
  }

  private static Normalised normalise(String name, String json) {
    return Normaliser.normalise(PixelEvents.shopify(name, json.replace('\'', '"')));
  }
}
