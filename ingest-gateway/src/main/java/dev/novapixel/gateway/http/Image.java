package dev.novapixel.gateway.http;

import dev.novapixel.gateway.intake.Outcome;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.util.HexFormat;

/** The transparent image of one pixel that pages show to report something. */
final class Image {
  private static final byte[] GIF =
      HexFormat.of()
          .parseHex(
              "47494638396101000100800000000000000000"
                  + "21f90401000000002c00000000010001000002024401003b");

  private Image() {}

  /** The image where all is settled, else what is wrong. */
  static MutableHttpResponse<byte[]> of(Outcome outcome) {
    return Answers.settled(outcome, answered -> response());
  }

  static MutableHttpResponse<byte[]> response() {
    return HttpResponse.ok(GIF).contentType(MediaType.IMAGE_GIF_TYPE);
  }
}
