package dev.novapixel.gateway;

import static dev.novapixel.gateway.PixelShop.awaitNames;
import static dev.novapixel.gateway.PixelShop.clientOf;
import static dev.novapixel.gateway.PixelShop.events;
import static dev.novapixel.gateway.PixelShop.namesOf;
import static dev.novapixel.gateway.PixelShop.track;
import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.gateway.clients.Browser.Page;
import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.PixelEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What {@code pixel.js} does before, with and after a visitor's answer. */
final class PageConsentIT {
  private static final String TCF =
      """
      window.__tcfapi = (command, version, listener) => {
        window.choose = (eventStatus, ...purposes) => listener({
          eventStatus, gdprApplies: true,
          purpose: { consents: Object.fromEntries(purposes.map((purpose) => [purpose, true])) },
        }, true);
      };
      """;

  private final PixelShop shop = new PixelShop();

  @AfterEach
  void closeShop() {
    shop.close();
  }

  @Test
  void whereAConsentToolIsNothingIsSentOrStoredBeforeItsAnswer() {
    try (Page page = shop.visit("/", TCF)) {
      track(page, "held");
      page.evaluate("choose('cmpuishown')");
      assertThat(page.evaluate("localStorage.length + document.cookie.length").asInt()).isZero();
      assertThat(shop.door().posts()).isEmpty();

      page.evaluate("choose('useractioncomplete', 1, 8, 9)");

      String client = clientOf(page);
      awaitNames(client, "consent_updated", "page_viewed", "held");
      assertThat(events(client))
          .extracting(PixelEvent::consent)
          .containsOnly(new Consent(true, false, false, false));
    }
  }

  @Test
  void aWithdrawalIsToldAndEndsTheVisitorsId() {
    try (Page page = shop.visit("/", TCF)) {
      page.evaluate("choose('tcloaded', 1, 3, 4, 8, 9)");
      String client = clientOf(page);
      awaitNames(client, "page_viewed");

      page.evaluate("choose('useractioncomplete')");
      track(page, "denied");
      awaitNames(client, "page_viewed", "consent_updated");
      assertThat(events(client).getLast().consent())
          .isEqualTo(new Consent(false, false, false, false));
      assertThat(page.evaluate("localStorage.getItem('nova.client')").isNull()).isTrue();

      page.evaluate("choose('useractioncomplete', 1, 8, 9)");
      track(page, "granted");
      String next = clientOf(page);
      assertThat(next).isNotEqualTo(client);
      awaitNames(next, "consent_updated", "granted");
      assertThat(namesOf(client)).doesNotContain("denied");
    }
  }

  @Test
  void shopifysCustomerPrivacyIsAskedAndAnUndecidedVisitorAwaited() {
    String privacy =
        """
        let allowed = false;
        const may = () => allowed;
        window.Shopify = { loadFeatures(features, ready) {
          Shopify.customerPrivacy = {
            analyticsProcessingAllowed: may, marketingAllowed: may, preferencesProcessingAllowed: may,
            saleOfDataAllowed: () => false, currentVisitorConsent: () => ({ analytics: '' }),
          };
          ready();
        } };
        window.accept = () => {
          allowed = true;
          document.dispatchEvent(new CustomEvent('visitorConsentCollected'));
        };
        """;
    try (Page page = shop.visit("/", privacy)) {
      track(page, "held");
      assertThat(shop.door().posts()).isEmpty();

      page.evaluate("accept()");

      String client = clientOf(page);
      awaitNames(client, "consent_updated", "page_viewed", "held");
      assertThat(events(client))
          .extracting(PixelEvent::consent)
          .containsOnly(new Consent(true, true, true, false));
    }
  }

  @Test
  void aShopThatAsksByItselfSaysTheAnswerOnce() {
    try (Page page = shop.visit("/waiting")) {
      track(page, "held");
      assertThat(shop.door().posts()).isEmpty();
      page.evaluate("nova('consent', {analytics: true, marketing: false})");
      String client = clientOf(page);
      awaitNames(client, "consent_updated", "page_viewed", "held");

      shop.go(page, "/waiting");
      page.evaluate("nova('consent', {analytics: true, marketing: false})");
      track(page, "remembered");

      awaitNames(client, "consent_updated", "page_viewed", "held", "page_viewed", "remembered");
      assertThat(events(client))
          .extracting(PixelEvent::consent)
          .containsOnly(new Consent(true, false, null, null));
    }
  }

  @Test
  void globalPrivacyControlForbidsTheSaleOfDataWhateverElseIsAllowed() {
    String gpc = "Object.defineProperty(navigator, 'globalPrivacyControl', {value: true});";
    try (Page page = shop.visit("/", gpc)) {
      page.evaluate("nova('consent', true)");

      String client = clientOf(page);
      awaitNames(client, "page_viewed", "consent_updated");
      assertThat(events(client))
          .extracting(PixelEvent::consent)
          .containsExactly(
              new Consent(null, null, null, false), new Consent(true, true, true, false));
    }
  }
}
