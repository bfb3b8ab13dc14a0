package de.fallbruecke.submission;

/** Whether the gateway itself can send an answer to an address. */
public sealed interface ReplyWay {
  /** The channel sends it. */
  record Served() implements ReplyWay {}

  /**
   * The channel does not send it; the specialist software or a person has to.
   *
   * @param reason a stable word for programs, for example {@code kind-not-served}
   * @param detail for people: what is missing, without personal data
   */
  record NotServed(String reason, String detail) implements ReplyWay {}
}
