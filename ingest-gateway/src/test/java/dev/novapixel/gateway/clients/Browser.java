package dev.novapixel.gateway.clients;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.Map;

/**
 * A headless Chromium, the one of this JVM's tests. Each page has a profile of its own. Names that
 * end in {@code .test} are this machine, and pages of theirs are no secure context. Thread-safe.
 */
public final class Browser {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Browser IT = new Browser();

  private final NodeScript script = NodeScript.start("browser.mjs");
  private final String version = value(script.hear()).asText();
  private int calls;

  private Browser() {}

  /** The browser, which starts when first asked for and ends with the JVM. */
  public static Browser get() {
    return IT;
  }

  public String version() {
    return version;
  }

  /** Opens a page as a new visitor. */
  public Page open(URI url) {
    return open(url, "");
  }

  /** As above; {@code before} runs in every document before anything of its own does. */
  public Page open(URI url, String before) {
    return new Page(this, call("open", Map.of("url", url.toString(), "before", before)).asInt());
  }

  synchronized JsonNode call(String name, Map<String, ?> arguments) {
    int id = ++calls;
    try {
      script.say(JSON.writeValueAsString(Map.of("id", id, "call", name, "args", arguments)));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
    return value(script.hear());
  }

  private static JsonNode value(String line) {
    try {
      JsonNode answer = JSON.readTree(line);
      if (answer.has("error")) {
        throw new AssertionError("in the browser: " + answer.get("error").asText());
      }
      return answer.get("value");
    } catch (JsonProcessingException e) {
      throw new AssertionError("not an answer: " + line, e);
    }
  }

  /** One visitor's tab. */
  public record Page(Browser browser, int number) implements AutoCloseable {
    /** The value of an expression there; of a promise what it becomes. */
    public JsonNode evaluate(String expression) {
      return browser.call("evaluate", Map.of("page", number, "expression", expression));
    }

    /** Leaves for another address. */
    public void go(URI url) {
      browser.call("go", Map.of("page", number, "url", url.toString()));
    }

    /** What it wrote to its console, errors included. */
    public JsonNode said() {
      return browser.call("said", Map.of("page", number));
    }

    @Override
    public void close() {
      browser.call("close", Map.of("page", number));
    }
  }
}
