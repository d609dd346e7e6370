package dev.novapixel.gateway;

import dev.novapixel.gateway.clients.Browser.Page;
import dev.novapixel.gateway.clients.Doorway;
import dev.novapixel.schemas.event.PixelEvent;
import java.util.List;

/** A visitor of a page with {@code pixel.js}. */
final class PixelVisitor implements TrackingClient {
  private final PixelShop shop = new PixelShop();
  private final Page page = shop.visit("/");
  private final String client = PixelShop.clientOf(page);
  private int tracked;

  @Override
  public void track(int count) {
    PixelShop.track(page, PixelShop.numbered(tracked, tracked + count));
    tracked += count;
  }

  @Override
  public void nudge() {
    // It tries again by itself.
  }

  @Override
  public List<PixelEvent> views() {
    return PixelShop.events(client).stream()
        .filter(event -> !event.name().equals("page_viewed"))
        .toList();
  }

  @Override
  public Doorway door() {
    return shop.door();
  }

  @Override
  public void close() {
    page.close();
    shop.close();
  }
}
