package dev.novapixel.local.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A text with columns in it: {@code order-${InvoiceNo}}. */
final class Template {
  private static final Pattern COLUMN = Pattern.compile("\\$\\{([^}]+)}");

  private final List<Piece> pieces;

  /** Text as it is, or the name of a column. */
  private record Piece(String text, boolean column) {}

  private Template(List<Piece> pieces) {
    this.pieces = List.copyOf(pieces);
  }

  static Template of(String text) {
    var pieces = new ArrayList<Piece>();
    var matcher = COLUMN.matcher(text);
    int at = 0;
    while (matcher.find()) {
      pieces.add(new Piece(text.substring(at, matcher.start()), false));
      pieces.add(new Piece(matcher.group(1), true));
      at = matcher.end();
    }
    pieces.add(new Piece(text.substring(at), false));
    return new Template(pieces.stream().filter(piece -> !piece.text().isEmpty()).toList());
  }

  boolean isConstant() {
    return pieces.stream().noneMatch(Piece::column);
  }

  /** The text for a row; null when one of its columns is absent there. */
  @Nullable String fill(Columns columns) {
    var filled = new StringBuilder();
    for (var piece : pieces) {
      var text = piece.column() ? columns.text(piece.text()) : piece.text();
      if (text == null) {
        return null;
      }
      filled.append(text);
    }
    return filled.toString();
  }
}
