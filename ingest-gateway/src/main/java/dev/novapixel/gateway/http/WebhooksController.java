package dev.novapixel.gateway.http;

import dev.novapixel.gateway.intake.Outcome;
import dev.novapixel.gateway.webhook.WebhookIntake;
import dev.novapixel.gateway.webhook.WebhookRequest;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Takes Shopify's webhooks, of every topic and app. */
@Controller
final class WebhooksController {
  private final Reception reception;
  private final WebhookIntake intake;

  WebhooksController(Reception reception, WebhookIntake intake) {
    this.reception = reception;
    this.intake = intake;
  }

  @Post(
      uris = {"/webhooks/shopify", "/v1/shopify/webhooks"},
      consumes = MediaType.ALL)
  CompletionStage<MutableHttpResponse<byte[]>> webhook(HttpRequest<?> request) {
    return reception.take(
        request, body -> intake.take(new Delivery(request, body)), WebhooksController::answer);
  }

  /** Only the status counts: whatever is durable, in whichever topic, need not come again. */
  private static MutableHttpResponse<byte[]> answer(Outcome outcome) {
    return Answers.settled(outcome, answered -> HttpResponse.ok());
  }

  @SuppressWarnings("ArrayRecordComponent") // lives for one request, is never compared
  private record Delivery(HttpRequest<?> http, byte[] body) implements WebhookRequest {
    @Override
    public @Nullable String header(String name) {
      return http.getHeaders().get(name);
    }

    @Override
    public @Nullable String contentEncoding() {
      return header(HttpHeaders.CONTENT_ENCODING);
    }
  }
}
