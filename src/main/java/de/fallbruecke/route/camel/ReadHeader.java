package de.fallbruecke.route.camel;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.route.folder.RouteHeaders;
import de.fallbruecke.xoev.MessageHeader;
import de.fallbruecke.xoev.MessageHeaders;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** {@code xoev:header}: the header of an XÖV message, without which such a route cannot go on. */
final class ReadHeader implements XoevEndpoint.Operation {
  private final MessageHeaders headers;
  private final boolean required;

  ReadHeader(MessageHeaders headers, boolean required) {
    this.headers = headers;
    this.required = required;
  }

  @Override
  public void apply(Exchange exchange, RouteWork work) {
    Optional<MessageHeader> found = headers.read(work.source());
    if (found.isEmpty() && required) {
      throw new Fault(
          FaultCode.HEADER_UNKNOWN,
          "Submission %s has data without a header of a known XÖV dialect, which %s needs. It is held, nothing is lost; send it to another route or take it by hand."
              .formatted(work.submission(), work.instance().title()));
    }
    found.ifPresent(
        header -> {
          work.headed(header);
          set(exchange, RouteHeaders.MESSAGE_TYPE, header.messageType());
          set(exchange, RouteHeaders.STANDARD, header.standard());
          set(exchange, RouteHeaders.STANDARD_VERSION, header.version());
        });
  }

  private static void set(Exchange exchange, String name, @Nullable String value) {
    if (value != null) {
      exchange.getMessage().setHeader(name, Entrance.oneLine(value));
    }
  }
}
