package dev.novapixel.schemas.shopper;

/**
 * How the events of one shop in one partition of {@code pixel-events} were counted, exactly once:
 * {@code read = counted + duplicate + rejected + droppedByConsent + bot}.
 *
 * @param shop the shop
 * @param partition partition of {@code pixel-events}
 * @param counted events that went on to features
 * @param duplicate events that had come before
 * @param rejected events that could not be used
 * @param droppedByConsent events that the visitor did not allow to be analysed
 * @param bot events of machines
 */
public record Tally(
    String shop,
    int partition,
    long counted,
    long duplicate,
    long rejected,
    long droppedByConsent,
    long bot) {

  /** Everything that was read. */
  public long read() {
    return counted + duplicate + rejected + droppedByConsent + bot;
  }
}
