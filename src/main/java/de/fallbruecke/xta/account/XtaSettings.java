package de.fallbruecke.xta.account;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * {@code fallbruecke.xta} as written.
 *
 * @param checkAtStart ask each server at start whether certificate and account are in order
 * @param accounts accounts at XTA servers, by name
 */
public record XtaSettings(
    @DefaultValue("true") boolean checkAtStart, @DefaultValue Map<String, Account> accounts) {
  static final String PREFIX = "fallbruecke.xta";

  /**
   * An account.
   *
   * @param version required; {@code 2.1.1} (XTA-WS 2.1.1) or {@code 3.1.1} (XTA 2 version 5, core
   *     3.1.1)
   * @param management required; address of ManagementPort (2.1.1) or core.transport.base (3.1.1)
   * @param box address of MsgBoxPort (2.1.1) or core.recipient (3.1.1); needed for destinations
   * @param send address of SendXtaPort (2.1.1) or core.sender (3.1.1); needed for targets and
   *     replies
   * @param tls required; the certificate of the account, a name below {@code fallbruecke.tls}
   * @param identifier required; who we are at the server, such as {@code ags:09000009}
   * @param identifierType kind of the identifier
   * @param category category of the identifier, if the server wants one
   * @param title our name in messages that we send; for people
   * @param timeout how long the server may stay silent
   * @param maxContainer largest container that is taken or sent; the standard allows 40 MB
   */
  public record Account(
      @Nullable String version,
      @Nullable URI management,
      @Nullable URI box,
      @Nullable URI send,
      @Nullable String tls,
      @Nullable String identifier,
      @DefaultValue("xöv") String identifierType,
      @Nullable String category,
      @Nullable String title,
      @DefaultValue("1m") Duration timeout,
      @DefaultValue("40MB") DataSize maxContainer) {}
}
