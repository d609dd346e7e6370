package dev.novapixel.gateway;

import static dev.novapixel.gateway.PixelShop.awaitNames;
import static dev.novapixel.gateway.PixelShop.clientOf;
import static dev.novapixel.gateway.PixelShop.events;
import static dev.novapixel.gateway.PixelShop.join;
import static dev.novapixel.gateway.PixelShop.kept;
import static dev.novapixel.gateway.PixelShop.names;
import static dev.novapixel.gateway.PixelShop.numbered;
import static dev.novapixel.gateway.PixelShop.track;
import static dev.novapixel.gateway.RunningGateway.WRITE_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.novapixel.gateway.clients.Browser;
import dev.novapixel.gateway.clients.Browser.Page;
import dev.novapixel.gateway.clients.Doorway.Visit;
import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.PixelEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code pixel.js} in a browser, on the pages of a shop of its own. */
final class PagePixelIT {
  private final PixelShop shop = new PixelShop();

  @AfterEach
  void closeShop() {
    shop.close();
  }

  @Test
  void whatIsTrackedIsInKafkaOnceInOrderWithoutAPreflight() {
    try (Page page = shop.visit("/")) {
      track(page, numbered(0, 30));

      String client = clientOf(page);
      awaitNames(client, join(names("page_viewed"), numbered(0, 30)));
      PixelEvent view = events(client).getFirst();
      assertThat(view.payload())
          .contains("\"href\":\"" + shop.at("/") + "\"", "\"title\":\"Mugs\"", "\"data\":{}");
      assertThat(view.userAgent()).contains("Chrome");
      assertThat(view.consent()).isEqualTo(Consent.ABSENT);
      assertThat(events(client).getLast().payload())
          .contains("\"customData\":{\"colour\":\"grün\"}");
      assertThat(shop.door().visits()).extracting(Visit::method).containsOnly("GET", "POST");
      assertThat(shop.door().posts())
          .allSatisfy(post -> assertThat(post.type()).isEqualTo("text/plain;charset=UTF-8"));
      await().until(() -> kept(page) == 0);
      assertThat(page.said()).isEmpty();
    }
  }

  @Test
  void aVisitorKeepsItsIdFromPageToPage() {
    try (Page page = shop.visit("/")) {
      String client = clientOf(page);
      shop.go(page, "/");

      awaitNames(client, "page_viewed", "page_viewed");
    }
  }

  @Test
  void whereLocalStorageIsForbiddenACookieKeepsTheId() {
    String forbidden =
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('forbidden'); }})";
    try (Page page = shop.visit("/", forbidden)) {
      await().until(() -> !page.evaluate("document.cookie").asText().isEmpty());
      String client = page.evaluate("document.cookie.split('nova_client=')[1]").asText();
      shop.go(page, "/");

      awaitNames(client, "page_viewed", "page_viewed");
    }
  }

  @Test
  void callsFromBeforeTheScriptAreHeardAndTellTheFirstViewWhoIsLoggedIn() {
    String before =
        """
        window.nova = function () { (nova.q = nova.q || []).push(arguments); };
        nova('track', 'early');
        nova('identify', 7712);
        """;
    try (Page page = shop.visit("/", before)) {
      String client = clientOf(page);
      awaitNames(client, "page_viewed", "early");
      assertThat(events(client)).extracting(PixelEvent::customerId).containsOnly("7712");

      page.evaluate("nova('identify', null)");
      track(page, "anonymous");
      page.evaluate("nova('identify', '7713')");

      awaitNames(client, "page_viewed", "early", "anonymous", "customer_identified");
      assertThat(events(client))
          .extracting(PixelEvent::customerId)
          .containsExactly("7712", "7712", null, "7713");
    }
  }

  @Test
  void aPageWithoutReloadsIsViewedAtEveryPlace() {
    try (Page page = shop.visit("/")) {
      String client = clientOf(page);
      page.evaluate("history.pushState({}, '', '/mugs?page=2')");
      awaitNames(client, "page_viewed", "page_viewed");
      page.evaluate("history.replaceState({scroll: 1}, '', '/mugs?page=2#reviews')");
      page.evaluate("history.back()");

      awaitNames(client, "page_viewed", "page_viewed", "page_viewed");
      assertThat(events(client).get(1).payload())
          .contains("/mugs?page=2\"", "\"referrer\":\"" + shop.at("/") + "\"");
    }
  }

  @Test
  void inASandboxWithoutStorageThePageRemembersWhoTheVisitorIs() {
    try (Page page = Browser.get().open(shop.at("/sandbox"))) {
      await().until(() -> !shop.door().posts().isEmpty());
      String body = shop.door().posts().getFirst().body();

      awaitNames(body.replaceAll(".*\"clientId\":\"(\\w+)\".*", "$1"), "page_viewed", "later");
      assertThat(shop.door().posts()).extracting(Visit::origin).containsOnly("null");
      assertThat(page.said()).isEmpty();
    }
  }

  @Test
  void aPageThatHasTheScriptTwiceCountsOnce() {
    try (Page page = shop.visit("/twice")) {
      track(page, "after");

      awaitNames(clientOf(page), "page_viewed", "after");
    }
  }

  @Test
  void plainBeaconsAreTakenToo() {
    try (Page page = Browser.get().open(shop.at("/elsewhere"))) {
      String body = "{\"id\":\"%s\",\"name\":\"page_viewed\",\"clientId\":\"beacon\"}";
      String send = "navigator.sendBeacon('%s/v1/events?k=%s', %s)";
      page.evaluate(
          send.formatted(shop.door().address(), WRITE_KEY, "'" + body.formatted("text") + "'"));
      page.evaluate(
          send.formatted(
              shop.door().address(),
              WRITE_KEY,
              "new Blob(['" + body.formatted("json") + "'], {type: 'application/json'})"));

      await()
          .untilAsserted(() ->
              assertThat(events("beacon"))
                  .extracting(PixelEvent::eventId)
                  .containsExactlyInAnyOrder("text", "json"));
    }
  }
}
