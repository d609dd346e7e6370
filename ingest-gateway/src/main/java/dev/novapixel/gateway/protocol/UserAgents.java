package dev.novapixel.gateway.protocol;

import org.jspecify.annotations.Nullable;

/** User agents as clients say them. */
public final class UserAgents {
  private static final String BROWSER = "Mozilla/";

  private UserAgents() {}

  /**
   * The agent that a request's header names, if it is a browser's: libraries are nobody's device.
   */
  public static @Nullable String ofHeader(@Nullable String header) {
    return header == null || !header.startsWith(BROWSER) ? null : cut(header);
  }

  static @Nullable String cut(@Nullable String agent) {
    if (agent == null || agent.length() <= Limits.USER_AGENT_LENGTH) {
      return agent;
    }
    boolean splitsPair = Character.isHighSurrogate(agent.charAt(Limits.USER_AGENT_LENGTH - 1));
    return agent.substring(0, Limits.USER_AGENT_LENGTH - (splitsPair ? 1 : 0));
  }
}
