package dev.novapixel.gateway.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * All that a reader of JSON says of a text: its tokens, each with its name or text and where it
 * stands, and how reading ended.
 */
record Walk(List<String> tokens, String end) {
  static final String READ = "read";
  static final JsonLimits LIMITS = new JsonLimits(64, 256 * 1024, 1024, 100);

  private static final JsonFactory JACKSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(LIMITS.depth())
                  .maxStringLength(LIMITS.stringLength())
                  .maxNameLength(LIMITS.nameLength())
                  .maxNumberLength(LIMITS.numberLength())
                  .build())
          .build();

  /**
   * Jackson looks at a member's value before it tells its name, and at what is behind a literal
   * before it tells that: where reading stops just there, such tokens count for neither.
   */
  private static final Pattern LOOKED_BEYOND =
      Pattern.compile("(?s)(FIELD_NAME|VALUE_TRUE|VALUE_FALSE|VALUE_NULL) .*");

  Walk {
    int told = tokens.size();
    while (!end.equals(READ) && told > 0 && LOOKED_BEYOND.matcher(tokens.get(told - 1)).matches()) {
      told--;
    }
    tokens = List.copyOf(tokens.subList(0, told));
  }

  /** By our reader, with other bytes around the text. */
  static Walk ours(byte[] text) {
    byte[] bytes = new byte[text.length + 20];
    Arrays.fill(bytes, (byte) '1');
    System.arraycopy(text, 0, bytes, 3, text.length);
    JsonReader json = new JsonReader(bytes, 3, 3 + text.length, LIMITS);
    List<String> tokens = new ArrayList<>();
    try {
      int depth = 0;
      for (JsonToken token = json.nextDocument();
          token != null;
          token = depth == 0 ? json.nextDocument() : json.next()) {
        String said = token == JsonToken.FIELD_NAME ? json.name() : "";
        if (token.isScalarValue()) {
          said = json.text();
        }
        boolean placed = isPlaced(token.name(), depth);
        tokens.add(token + " " + said + " " + json.start() + (placed ? " " + json.end() : ""));
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      }
      return new Walk(tokens, READ);
    } catch (UnreadableJson unreadable) {
      return new Walk(
          tokens, (unreadable.isBeyondLimits() ? "beyond " : "no JSON ") + json.pointer());
    }
  }

  static Walk ours(String text) {
    return ours(text.getBytes(StandardCharsets.UTF_8));
  }

  static Walk jacksons(byte[] text) {
    List<String> tokens = new ArrayList<>();
    try (JsonParser json = JACKSON.createParser(text)) {
      String end;
      try {
        for (var token = json.nextToken(); token != null; token = json.nextToken()) {
          boolean named = token == com.fasterxml.jackson.core.JsonToken.FIELD_NAME;
          boolean placed = isPlaced(token.name(), json.getParsingContext().getNestingDepth());
          String said = named || token.isScalarValue() ? json.getText() : "";
          json.finishToken();
          tokens.add(
              token
                  + " "
                  + said
                  + " "
                  + json.currentTokenLocation().getByteOffset()
                  + (placed ? " " + json.currentLocation().getByteOffset() : ""));
        }
        end = READ;
      } catch (StreamConstraintsException beyond) {
        end = "beyond " + json.getParsingContext().pathAsPointer();
      } catch (IOException notJson) {
        end = "no JSON " + json.getParsingContext().pathAsPointer();
      }
      return new Walk(tokens, end);
    } catch (IOException closing) {
      throw new AssertionError(closing);
    }
  }

  /** Jackson counts the blanks behind a number that is a document, and does not end a name. */
  private static boolean isPlaced(String token, int depth) {
    return !token.equals("FIELD_NAME") && (depth > 0 || !token.startsWith("VALUE_NUMBER"));
  }
}
