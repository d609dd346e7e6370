package dev.novapixel.gateway.json;

import org.jspecify.annotations.Nullable;

/**
 * Reads the bytes of a document one token after the other, and several documents behind each other.
 * Strict JSON (RFC 8259): no comments, no trailing commas, no leading zeros. Strings are checked as
 * they go by, and made only of what is asked for. Not thread-safe.
 *
 * <p>Every method that reads on ends in {@link UnreadableJson} at what is not JSON; then {@link
 * #pointer} says where that is.
 */
public final class JsonReader {
  /** What all documents are made of: clients and their words are few. */
  private static final Names NAMES = new Names();

  private final byte[] bytes;
  private final int origin;
  private final int end;
  private final JsonLimits limits;
  private final Specials specials;

  /** Of each object or array that is open whether it is an object; the document is none. */
  private final boolean[] objects;

  /** Of each array how many elements have begun, of each object how many members. */
  private final int[] counts;

  /** Of each object the member that was read last. */
  private final @Nullable String[] names;

  private int depth;
  private int at;
  private @Nullable JsonToken token;
  private int start;
  private boolean escaped;
  private int exponentDigits;

  /**
   * A reader of UTF-8 that is known to be well-formed.
   *
   * @param bytes not changed while they are read
   * @param from where the text starts, from which offsets are counted
   * @param to where it ends
   */
  public JsonReader(byte[] bytes, int from, int to, JsonLimits limits) {
    this.bytes = bytes;
    this.origin = from;
    this.end = to;
    this.limits = limits;
    this.specials = new Specials(bytes, from, to);
    this.objects = new boolean[limits.depth() + 1];
    this.counts = new int[limits.depth() + 1];
    this.names = new @Nullable String[limits.depth() + 1];
    this.at = from;
  }

  /** Reads the first token of a document, the one before being read; null behind the last. */
  public @Nullable JsonToken nextDocument() {
    if (depth > 0) {
      throw new IllegalStateException("a document is not read to its end");
    }
    at = behindBlanks(at);
    token = at == end ? null : document(at);
    return token;
  }

  /** Reads on in the object or array that is open. */
  public JsonToken next() {
    if (depth == 0) {
      throw new IllegalStateException("no document is open");
    }
    int first = first();
    JsonToken next;
    if (token == JsonToken.FIELD_NAME) {
      next = value(first);
    } else {
      next = objects[depth] ? member(first) : element(first);
    }
    token = next;
    return next;
  }

  /** The token that was read last; null before the first and behind the last. */
  public @Nullable JsonToken token() {
    return token;
  }

  /** Where the token begins. */
  public int start() {
    return start - origin;
  }

  /** Where it ends; of a name that is behind its colon. */
  public int end() {
    return at - origin;
  }

  /** Whether the token is within an object, or ended in one. */
  public boolean inObject() {
    return objects[depth];
  }

  /** The name of the member that was read last in this object. */
  public String name() {
    String name = names[depth];
    if (name == null) {
      throw new IllegalStateException("no member was read");
    }
    return name;
  }

  /** What a scalar says: a string without marks and escapes, everything else as it stands there. */
  public String text() {
    if (token != JsonToken.VALUE_STRING) {
      return Strings.plain(bytes, start, at);
    }
    String text =
        escaped
            ? Strings.unescaped(bytes, start + 1, at - 1)
            : Strings.plain(bytes, start + 1, at - 1);
    if (text.length() > limits.stringLength()) {
      throw UnreadableJson.beyondLimits();
    }
    return text;
  }

  /** How many digits the exponent of a number has; 0 if it has none. */
  public int exponentDigits() {
    return exponentDigits;
  }

  /** From the begin of an object or array to its end; stays where it is at every other token. */
  public void skipChildren() {
    if (token == null || !token.isStructStart()) {
      return;
    }
    int outside = depth - 1;
    while (depth > outside) {
      next();
    }
  }

  /** How many objects and arrays are open. */
  public int depth() {
    return depth;
  }

  /** JSON pointer to where it stands, in the document that it stands in. */
  public String pointer() {
    return pointer(0);
  }

  /** JSON pointer to where it stands, from the value within as many objects and arrays. */
  public String pointer(int outside) {
    StringBuilder pointer = new StringBuilder();
    for (int i = outside + 1; i <= depth; i++) {
      String name = names[i];
      if (objects[i] && name != null) {
        pointer.append('/').append(name.replace("~", "~0").replace("/", "~1"));
      } else if (!objects[i] && counts[i] > 0) {
        pointer.append('/').append(counts[i] - 1);
      }
    }
    return pointer.toString();
  }

  private JsonToken document(int first) {
    JsonToken value = value(first);
    boolean number = value == JsonToken.VALUE_NUMBER_INT || value == JsonToken.VALUE_NUMBER_FLOAT;
    if (number && at < end && !isBlank(bytes[at])) {
      throw UnreadableJson.malformed();
    }
    return value;
  }

  private JsonToken member(int first) {
    int begin = first;
    if (bytes[first] == '}') {
      return close(first, JsonToken.END_OBJECT);
    }
    if (counts[depth]++ > 0) {
      begin = behindComma(first);
    }
    if (bytes[begin] != '"') {
      throw UnreadableJson.malformed();
    }
    names[depth] = nameAt(begin);
    at = behindBlanks(at);
    if (at == end || bytes[at] != ':') {
      throw UnreadableJson.malformed();
    }
    at++;
    return JsonToken.FIELD_NAME;
  }

  private String nameAt(int mark) {
    string(mark);
    int length = at - 2 - mark;
    String name =
        escaped ? Strings.unescaped(bytes, mark + 1, at - 1) : NAMES.of(bytes, mark + 1, at - 1);
    if (length > limits.nameLength() && name.length() > limits.nameLength()) {
      throw UnreadableJson.beyondLimits();
    }
    return name;
  }

  private JsonToken element(int first) {
    if (bytes[first] == ']') {
      return close(first, JsonToken.END_ARRAY);
    }
    if (bytes[first] == '}') {
      throw UnreadableJson.malformed(); // before another element is counted
    }
    return value(counts[depth]++ > 0 ? behindComma(first) : first);
  }

  private int behindComma(int comma) {
    if (bytes[comma] != ',') {
      throw UnreadableJson.malformed();
    }
    at = comma + 1;
    return first();
  }

  private JsonToken value(int first) {
    return switch (bytes[first]) {
      case '"' -> string(first);
      case '{' -> open(first, JsonToken.START_OBJECT);
      case '[' -> open(first, JsonToken.START_ARRAY);
      case 't' -> literal(first, "true", JsonToken.VALUE_TRUE);
      case 'f' -> literal(first, "false", JsonToken.VALUE_FALSE);
      case 'n' -> literal(first, "null", JsonToken.VALUE_NULL);
      default -> number(first);
    };
  }

  private JsonToken open(int bracket, JsonToken kind) {
    if (depth == limits.depth()) {
      throw UnreadableJson.beyondLimits();
    }
    depth++;
    objects[depth] = kind == JsonToken.START_OBJECT;
    counts[depth] = 0;
    names[depth] = null;
    start = bracket;
    at = bracket + 1;
    return kind;
  }

  private JsonToken close(int bracket, JsonToken kind) {
    depth--;
    start = bracket;
    at = bracket + 1;
    return kind;
  }

  private JsonToken string(int mark) {
    start = mark;
    int special = specials.next(mark + 1);
    escaped = special < end && bytes[special] == '\\';
    if (escaped) {
      special = behindEscapes(special);
    }
    if (special == end || bytes[special] != '"') {
      throw UnreadableJson.malformed();
    }
    at = special + 1;
    return JsonToken.VALUE_STRING;
  }

  private int behindEscapes(int first) {
    int special = first;
    while (special < end && bytes[special] == '\\') {
      special = specials.next(Strings.behindEscape(bytes, special, end));
    }
    return special;
  }

  private JsonToken literal(int first, String word, JsonToken kind) {
    int behind = first + word.length();
    if (behind > end || !matches(first, word) || (behind < end && isOfWord(bytes[behind]))) {
      throw UnreadableJson.malformed();
    }
    start = first;
    at = behind;
    return kind;
  }

  /** Nothing that is not ASCII stands behind a literal, letter or not. */
  private static boolean isOfWord(byte b) {
    return b < 0 || Character.isJavaIdentifierPart(b);
  }

  private boolean matches(int first, String word) {
    for (int i = 1; i < word.length(); i++) {
      if (bytes[first + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private JsonToken number(int first) {
    int point = Numbers.endOfInteger(bytes, first, end);
    int fraction = Numbers.endOfFraction(bytes, point, end);
    int exponent = Numbers.startOfExponent(bytes, fraction, end);
    int behind = exponent == fraction ? exponent : Numbers.digits(bytes, exponent, end);
    start = first;
    at = behind;
    exponentDigits = behind - exponent;
    int minus = bytes[first] == '-' ? 1 : 0;
    int dot = fraction > point ? 1 : 0;
    if (point - first - minus + (fraction - point - dot) + exponentDigits > limits.numberLength()) {
      throw UnreadableJson.beyondLimits();
    }
    return behind == point ? JsonToken.VALUE_NUMBER_INT : JsonToken.VALUE_NUMBER_FLOAT;
  }

  /** The next byte that is not blank; there has to be one. */
  private int first() {
    int first = behindBlanks(at);
    if (first == end) {
      throw UnreadableJson.malformed();
    }
    return first;
  }

  private int behindBlanks(int from) {
    int i = from;
    while (i < end && isBlank(bytes[i])) {
      i++;
    }
    return i;
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }
}
