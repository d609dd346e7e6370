package dev.novapixel.gateway.intake;

import dev.novapixel.gateway.json.JsonReader;
import dev.novapixel.gateway.json.JsonToken;
import dev.novapixel.gateway.pixel.PixelRequests;
import dev.novapixel.gateway.place.Place;
import dev.novapixel.gateway.privacy.PersonalFields;
import dev.novapixel.gateway.protocol.Body;
import dev.novapixel.gateway.protocol.BodyDecoder;
import dev.novapixel.gateway.protocol.Parsed;
import dev.novapixel.gateway.protocol.RequestParser;
import dev.novapixel.schemas.event.Consent.WhenAbsent;
import dev.novapixel.schemas.event.Consent.WhenDenied;
import dev.novapixel.schemas.event.PixelEvent.Dialect;
import dev.novapixel.schemas.event.PixelEvent.Stamp;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/**
 * What an event of a batch costs from bytes to verdict, stage by stage, on one thread once it is
 * warm: processor time and memory.
 *
 * <pre>java -cp … dev.novapixel.gateway.intake.PipelineCost [ROUNDS]</pre>
 */
final class PipelineCost {
  private static final int BATCH = 50;
  private static final int BODIES = 64;
  private static final int REQUESTS = 4000;

  private static final BodyDecoder DECODER = new BodyDecoder(1024 * 1024);
  private static final RequestParser PARSER =
      PixelRequests.parser(PersonalFields.standard(Dialect.SHOPIFY_PIXEL), 256 * 1024);

  private PipelineCost() {}

  public static void main(String[] args) {
    int rounds = args.length == 0 ? 8 : Integer.parseInt(args[0]);
    List<byte[]> bodies = new ArrayList<>();
    for (int i = 0; i < BODIES; i++) {
      bodies.add(batch(i));
    }
    for (int round = 0; round < rounds; round++) {
      System.out.printf(
          Locale.ROOT,
          "copied %s, cleaned %s, tokens %s, parsed %s, judged %s%n",
          cost(bodies, body -> body.clone().length),
          cost(bodies, body -> text(body).length()),
          cost(bodies, body -> tokens(text(body))),
          cost(bodies, body -> parsed(body).events().size()),
          cost(bodies, PipelineCost::judged));
    }
  }

  /** Each stage holds those before it. */
  private static String cost(List<byte[]> bodies, ToLongFunction<byte[]> stage) {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long allocated = threads.getCurrentThreadAllocatedBytes();
    long begun = threads.getCurrentThreadCpuTime();
    long sum = 0;
    for (int i = 0; i < REQUESTS; i++) {
      sum += stage.applyAsLong(bodies.get(i % BODIES));
    }
    double events = (double) REQUESTS * BATCH;
    double nanos = (threads.getCurrentThreadCpuTime() - begun) / events;
    double bytes = (threads.getCurrentThreadAllocatedBytes() - allocated) / events;
    return String.format(
        Locale.ROOT, "%.0f ns %.0f B%s", nanos, bytes, sum == 0 ? " of nothing" : "");
  }

  private static Body.Text text(byte[] body) {
    return (Body.Text) DECODER.decode(body.clone(), null);
  }

  private static long tokens(Body.Text text) {
    JsonReader json = text.reader();
    JsonToken first = json.nextDocument();
    long ends = 0;
    for (int depth = first == null ? 0 : 1; depth > 0; ) {
      JsonToken token = json.next();
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      ends += json.end();
    }
    return ends;
  }

  private static Parsed.Request parsed(byte[] body) {
    return (Parsed.Request) PARSER.parse(text(body));
  }

  private static long judged(byte[] body) {
    Parsed.Request request = parsed(body);
    Sending sending =
        new Sending(
            "demo.nova.test",
            new Stamp(1, java.time.Duration.ofMinutes(30), WhenAbsent.GRANTED),
            WhenDenied.DROP,
            Dialect.SHOPIFY_PIXEL,
            false,
            null,
            Place.NOWHERE,
            request.envelope(),
            Instant.ofEpochMilli(1_795_283_000_000L),
            false);
    long taken = 0;
    for (var event : request.events()) {
      taken += EventJudge.judge(event, sending) instanceof Verdict.Taken ? 1 : 0;
    }
    return taken;
  }

  private static byte[] batch(int seed) {
    StringBuilder body = new StringBuilder(BATCH * 1000).append('[');
    for (int i = 0; i < BATCH; i++) {
      body.append(i == 0 ? "" : ",").append(event(seed * BATCH + i));
    }
    return body.append(']').toString().getBytes(StandardCharsets.UTF_8);
  }

  /** As the benchmark of the running stack sends it. */
  private static String event(int number) {
    return """
    {"id":"cost-%1$d","clientId":"cost-c%2$d","name":"product_viewed","timestamp":"2026-11-21T17:42:%3$02d.123Z","seq":3,"type":"standard",\
    "context":{"document":{"characterSet":"UTF-8","location":{"hash":"","host":"shop.example",\
    "href":"https://shop.example/products/p%2$d?utm_source=news","pathname":"/products/p%2$d",\
    "protocol":"https:","search":"?utm_source=news"},"referrer":"https://shop.example/","title":"Product %2$d"},\
    "navigator":{"cookieEnabled":true,"language":"de-DE","languages":["de-DE","en"],\
    "userAgent":"Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36"}},\
    "data":{"productVariant":{"id":"v%2$d","price":{"amount":%3$d.90,"currencyCode":"USD"},\
    "product":{"id":"%2$d","title":"Product %2$d","type":"Type %3$d","vendor":"Vendor"},"sku":"S-%2$d","title":"One size"}}}\
    """
        .formatted(number, number % 5000, number % 60);
  }
}
