package dev.novapixel.stitcher.identity;

import dev.novapixel.stitcher.state.StateReader;
import dev.novapixel.stitcher.state.StateWriter;

/** The binary form of {@link NodeMessage}s in the loop topic: a kind, then its fields. */
public final class MessageForm {
  private static final int TIE = 1;
  private static final int CUSTOMER_TIED = 2;
  private static final int DROPPED = 3;
  private static final int ORDER = 4;
  private static final int JOIN = 5;
  private static final int LINKED = 6;
  private static final int LABELLED = 7;
  private static final int CUSTOMER_SEEN = 8;
  private static final int ORDER_NAMED = 9;
  private static final int ORDER_SHARED = 10;
  private static final int ERASE = 11;
  private static final int CUT = 12;
  private static final int UNLABELLED = 13;

  private MessageForm() {}

  public static byte[] bytes(NodeMessage message) {
    var out = new StateWriter();
    write(out, message);
    return out.toBytes();
  }

  private static void write(StateWriter out, NodeMessage message) {
    switch (message) {
      case NodeMessage.TieSeen tie -> {
        out.number(TIE).text(tie.client()).text(tie.customer()).number(tie.generation());
        out.text(tie.owner()).number(tie.revision()).flag(tie.counts());
        Cause.write(out.list(tie.links(), StateWriter::text), tie.cause());
      }
      case NodeMessage.CustomerTied tied ->
          Cause.write(out.number(CUSTOMER_TIED).text(tied.customer()), tied.cause());
      case NodeMessage.ClientDropped dropped ->
          Cause.write(
              out.number(DROPPED)
                  .text(dropped.client())
                  .number(dropped.generation())
                  .flag(dropped.erased()),
              dropped.cause());
      case NodeMessage.OrderSeen seen ->
          OrderFacts.write(out.number(ORDER).flag(seen.ties()), seen.facts());
      case NodeMessage.OrderNamed named -> out.number(ORDER_NAMED).text(named.token());
      case NodeMessage.OrderShared shared ->
          OrderTellings.write(out.number(ORDER_SHARED).text(shared.from()), shared.tellings());
      case NodeMessage.Join join -> {
        Component.write(out.number(JOIN), join.component());
        Cause.write(out, join.cause());
      }
      case NodeMessage.Linked linked -> {
        out.number(LINKED).text(linked.from()).text(linked.token()).text(linked.client());
        Cause.write(out, linked.cause());
      }
      case NodeMessage.Labelled labelled ->
          Cause.write(
              out.number(LABELLED)
                  .identifier(labelled.shopper())
                  .text(labelled.customer())
                  .number(labelled.generation())
                  .number(labelled.sequence()),
              labelled.cause());
      case NodeMessage.Erase erase ->
          out.number(ERASE).identifier(erase.shopper()).time(erase.upTo()).flag(erase.whole());
      case NodeMessage.Cut cut -> out.number(CUT).text(cut.customer()).time(cut.upTo());
      case NodeMessage.Unlabelled unlabelled ->
          out.number(UNLABELLED).number(unlabelled.generation()).number(unlabelled.sequence());
      case NodeMessage.CustomerSeen seen ->
          Cause.write(out.number(CUSTOMER_SEEN).text(seen.client()), seen.cause());
    }
  }

  public static NodeMessage read(byte[] bytes) {
    var in = new StateReader(bytes);
    int kind = in.count();
    return switch (kind) {
      case TIE ->
          new NodeMessage.TieSeen(
              in.text(),
              in.optionalText(),
              in.number(),
              in.optionalText(),
              in.number(),
              in.flag(),
              in.list(StateReader::text),
              Cause.read(in));
      case CUSTOMER_TIED -> new NodeMessage.CustomerTied(in.text(), Cause.read(in));
      case DROPPED ->
          new NodeMessage.ClientDropped(in.text(), in.number(), in.flag(), Cause.read(in));
      case ORDER -> {
        boolean ties = in.flag();
        yield new NodeMessage.OrderSeen(OrderFacts.read(in), ties);
      }
      case ORDER_NAMED -> new NodeMessage.OrderNamed(in.text());
      case ORDER_SHARED -> new NodeMessage.OrderShared(in.text(), OrderTellings.read(in));
      case JOIN -> new NodeMessage.Join(Component.read(in), Cause.read(in));
      case LINKED ->
          new NodeMessage.Linked(in.text(), in.optionalText(), in.text(), Cause.read(in));
      case LABELLED ->
          new NodeMessage.Labelled(
              in.identifier(), in.optionalText(), in.number(), in.number(), Cause.read(in));
      case ERASE -> new NodeMessage.Erase(in.identifier(), in.time(), in.flag());
      case CUT -> new NodeMessage.Cut(in.optionalText(), in.time());
      case UNLABELLED -> new NodeMessage.Unlabelled(in.number(), in.number());
      case CUSTOMER_SEEN -> new NodeMessage.CustomerSeen(in.optionalText(), Cause.read(in));
      default -> throw new IllegalStateException("no message is of kind " + kind);
    };
  }
}
