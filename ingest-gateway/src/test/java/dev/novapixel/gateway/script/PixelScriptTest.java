package dev.novapixel.gateway.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

final class PixelScriptTest {
  private static final PixelScript SCRIPT = PixelScript.load();

  @Test
  void itFitsIntoFourKibibytes() {
    assertThat(SCRIPT.gzip()).hasSizeLessThan(4096);
  }

  @Test
  void packedItIsTheSame() throws IOException {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(SCRIPT.gzip()))) {
      assertThat(in.readAllBytes()).isEqualTo(SCRIPT.plain());
    }
  }

  @Test
  void itsNameIsThatOfItsContent() {
    assertThat(SCRIPT.hash()).matches("[0-9a-f]{16}").isEqualTo(PixelScript.load().hash());
  }

  @Test
  void itKeepsItsNamesToItselfAndLeavesCommentsOut() {
    assertThat(new String(SCRIPT.plain(), UTF_8)).startsWith("(()=>{").doesNotContain("//");
  }
}
