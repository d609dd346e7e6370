package dev.novapixel.gateway.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;

/** The tools of the clients' tests. */
final class BrowserIT {
  private static final URI BLANK = URI.create("about:blank");

  @Test
  void aBrowserRunsOnThisMachine() {
    assertThat(Browser.get().version()).containsPattern("Chrom(e|ium)/\\d+");
  }

  @Test
  void aPageSaysWhatAnExpressionIsWorth() {
    try (Browser.Page page = Browser.get().open(BLANK)) {
      assertThat(page.evaluate("Promise.resolve([1, 'two'])").toString()).isEqualTo("[1,\"two\"]");
      assertThatThrownBy(() -> page.evaluate("missing()")).hasMessageContaining("missing");
    }
  }

  @Test
  void aScriptThatFailsSaysWhy() {
    try (NodeScript script = NodeScript.start("no-such-script.mjs")) {
      assertThatThrownBy(script::finish).hasMessageContaining("Cannot find module");
    }
  }
}
