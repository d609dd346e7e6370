package dev.novapixel.gateway.http;

import dev.novapixel.gateway.pixel.PixelRequests;
import dev.novapixel.gateway.privacy.PersonalFieldLists;
import dev.novapixel.gateway.protocol.RequestParser;
import dev.novapixel.schemas.event.PixelEvent.Dialect;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.settings.Settings;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import java.util.concurrent.CompletionStage;

/**
 * Takes events in our pixel's language: from programs, which are told of events that can't be used
 * by the status too, and from pixels, which could do nothing about it.
 */
@Controller
final class EventsController {
  private final Reception reception;
  private final ClientProtocol events;
  private final ClientProtocol pixel;

  EventsController(Settings settings, PersonalFieldLists lists, Reception reception) {
    RequestParser parser =
        PixelRequests.parser(lists.of(Dialect.SHOPIFY_PIXEL), settings.get(Setting.EVENT_LIMIT));
    this.reception = reception;
    this.events = new ClientProtocol(Dialect.SHOPIFY_PIXEL, parser, Answers::of);
    this.pixel = new ClientProtocol(Dialect.SHOPIFY_PIXEL, parser, Answers::ofPixel);
  }

  @Post(
      uris = {"/v1/events", "/s/{key}/v1/events"},
      consumes = MediaType.ALL)
  CompletionStage<MutableHttpResponse<byte[]>> events(HttpRequest<?> request) {
    return reception.take(request, events);
  }

  @Post(
      uris = {"/v1/shopify/pixel", "/s/{key}/v1/shopify/pixel", "/s/{key}/shopify/pixel"},
      consumes = MediaType.ALL)
  CompletionStage<MutableHttpResponse<byte[]>> pixel(HttpRequest<?> request) {
    return reception
        .take(request, pixel)
        .thenApply(response -> wantsNoBody(request) ? withoutBody(response) : response);
  }

  private static boolean wantsNoBody(HttpRequest<?> request) {
    return "return=minimal".equals(request.getHeaders().get("Prefer"));
  }

  private static MutableHttpResponse<byte[]> withoutBody(MutableHttpResponse<byte[]> response) {
    return response.code() < 300 ? HttpResponse.noContent() : response;
  }
}
