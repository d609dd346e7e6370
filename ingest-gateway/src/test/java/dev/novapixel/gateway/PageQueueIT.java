package dev.novapixel.gateway;

import static dev.novapixel.gateway.PixelShop.RETRIES;
import static dev.novapixel.gateway.PixelShop.awaitNames;
import static dev.novapixel.gateway.PixelShop.clientOf;
import static dev.novapixel.gateway.PixelShop.join;
import static dev.novapixel.gateway.PixelShop.kept;
import static dev.novapixel.gateway.PixelShop.names;
import static dev.novapixel.gateway.PixelShop.namesOf;
import static dev.novapixel.gateway.PixelShop.numbered;
import static dev.novapixel.gateway.PixelShop.track;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.novapixel.gateway.clients.Browser.Page;
import dev.novapixel.gateway.clients.Doorway.Visit;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code pixel.js} when the gateway does not take events, or the page ends. */
final class PageQueueIT {
  private final PixelShop shop = new PixelShop();

  @AfterEach
  void closeShop() {
    shop.close();
  }

  @Test
  void whatWasRefusedForAWhileComesLaterInOrder() {
    shop.door().refuseNext(1, 503, 1);
    shop.door().refuseNext(1, 429, 1);
    shop.door().loseNextAnswer();
    try (Page page = shop.visit("/")) {
      track(page, numbered(0, 5));

      awaitNames(clientOf(page), join(names("page_viewed"), numbered(0, 5)));
      assertThat(shop.door().posts()).hasSizeGreaterThanOrEqualTo(4);
    }
  }

  @Test
  void whatIsRefusedForGoodIsNotSentAgain() {
    for (int status : new int[] {400, 401, 403, 422}) {
      shop.door().refuseNext(1, status, 0);
      try (Page page = shop.visit("/")) {
        await().until(() -> kept(page) == 0);
        track(page, "later");

        awaitNames(clientOf(page), "later");
      }
    }
  }

  @Test
  void whatWaitsWhenAPageIsLeftIsSentAtOnce() {
    CountDownLatch latch = new CountDownLatch(1);
    shop.door().holdNext(latch);
    try (Page page = shop.visit("/")) {
      await().until(() -> shop.door().posts().size() == 1);
      track(page, numbered(0, 5));
      String client = clientOf(page);
      page.go(shop.at("/elsewhere"));

      await()
          .atMost(RETRIES)
          .untilAsserted(() -> assertThat(namesOf(client)).contains(numbered(0, 5)));
      latch.countDown();
      await().atMost(RETRIES).until(() -> namesOf(client).contains("page_viewed"));
      assertThat(shop.door().visits()).extracting(Visit::method).doesNotContain("OPTIONS");
    }
  }

  @Test
  void whatAPageCouldNotSendTheNextOneSendsFirst() {
    shop.door().shut();
    try (Page page = shop.visit("/")) {
      track(page, numbered(0, 5));
      String client = clientOf(page);
      page.go(shop.at("/elsewhere"));
      shop.door().open();
      shop.go(page, "/");
      track(page, "later");

      awaitNames(client, join(names("page_viewed"), numbered(0, 5), names("page_viewed", "later")));
    }
  }

  @Test
  void theQueueHasRoomForSoManyEventsAndTheNewestStay() {
    shop.door().shut();
    try (Page page = shop.visit("/")) {
      page.evaluate("for (let i = 0; i < 300; i++) nova('track', 'n' + i)");
      String client = clientOf(page);
      await().until(() -> kept(page) == 256);
      shop.door().open();

      await().atMost(RETRIES).until(() -> namesOf(client).contains("n299"));
      // What was under way when the others pushed it out may have come as well.
      assertThat(namesOf(client)).endsWith(numbered(44, 300)).doesNotContain(numbered(3, 44));
    }
  }

  @Test
  void theQueueHasRoomForSoManyBytesAndRequestsForLess() {
    shop.door().shut();
    try (Page page = shop.visit("/")) {
      page.evaluate("for (let i = 0; i < 40; i++) nova('track', 'n' + i, 'ü'.repeat(5000))");
      String client = clientOf(page);
      await().until(() -> kept(page) > 20);
      assertThat(page.evaluate("new Blob([localStorage.getItem('nova.queue')]).size").asInt())
          .isLessThan(257 * 1024);
      shop.door().open();

      await().atMost(RETRIES).until(() -> namesOf(client).contains("n39"));
      assertThat(namesOf(client)).endsWith(numbered(16, 40));
      assertThat(shop.door().posts())
          .allSatisfy(
              post -> assertThat(post.body().getBytes(UTF_8)).hasSizeLessThanOrEqualTo(60 * 1024));
    }
  }

  @Test
  void anEventThatIsLargerThanARequestMayBeGoesAlone() {
    try (Page page = shop.visit("/")) {
      page.evaluate("nova('track', 'large', 'x'.repeat(100000))");
      track(page, "small");

      awaitNames(clientOf(page), "page_viewed", "large", "small");
    }
  }
}
