package dev.novapixel.gateway.json;

/** Numbers among the bytes of a document. */
final class Numbers {
  private Numbers() {}

  /**
   * The index behind the number's digits before any point; {@code start} is a digit or a minus.
   *
   * @throws UnreadableJson if no number begins so
   */
  static int endOfInteger(byte[] bytes, int start, int end) {
    int first = bytes[start] == '-' ? start + 1 : start;
    int behind = endOfDigits(bytes, first, end);
    boolean leadingZero = behind > first + 1 && bytes[first] == '0';
    if (behind == first || leadingZero) {
      throw UnreadableJson.malformed();
    }
    return behind;
  }

  /** The index behind a fraction that may begin at {@code at}. */
  static int endOfFraction(byte[] bytes, int at, int end) {
    return at < end && bytes[at] == '.' ? digits(bytes, at + 1, end) : at;
  }

  /**
   * Where the digits of an exponent begin that may begin at {@code at}; {@code at} if none does.
   */
  static int startOfExponent(byte[] bytes, int at, int end) {
    if (at == end || (bytes[at] != 'e' && bytes[at] != 'E')) {
      return at;
    }
    boolean signed = at + 1 < end && (bytes[at + 1] == '-' || bytes[at + 1] == '+');
    return signed ? at + 2 : at + 1;
  }

  /** The index behind at least one digit. */
  static int digits(byte[] bytes, int at, int end) {
    int behind = endOfDigits(bytes, at, end);
    if (behind == at) {
      throw UnreadableJson.malformed();
    }
    return behind;
  }

  private static int endOfDigits(byte[] bytes, int at, int end) {
    int i = at;
    while (i < end && bytes[i] >= '0' && bytes[i] <= '9') {
      i++;
    }
    return i;
  }
}
