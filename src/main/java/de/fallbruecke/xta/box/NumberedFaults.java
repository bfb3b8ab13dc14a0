package de.fallbruecke.xta.box;

import de.fallbruecke.evidence.RefusedRequests;
import de.fallbruecke.platform.SecureXml;
import de.fallbruecke.xta.XtaError;
import de.fallbruecke.xta.soap.LimitedBody;
import de.fallbruecke.xta.soap.OnlyOwnParts;
import org.apache.cxf.binding.soap.Soap12;
import org.apache.cxf.binding.soap.SoapFault;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.phase.Phase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives a number to what was refused before any operation was reached: DOCTYPE, include of somebody
 * else's address, unknown operation, too many bytes. The words are ours: a parser's could show what
 * a message holds.
 */
final class NumberedFaults extends AbstractSoapInterceptor {
  private static final Logger LOG = LoggerFactory.getLogger(NumberedFaults.class);

  private static final String TOO_LARGE = "TOO_LARGE";

  private final String namespace;
  private final String name;
  private final RefusedRequests refused;

  NumberedFaults(String namespace, String name, RefusedRequests refused) {
    super(Phase.PREPARE_SEND);
    this.refused = refused;
    this.namespace = namespace;
    this.name = name;
  }

  @Override
  public void handleMessage(SoapMessage message) {
    Exception cause = message.getContent(Exception.class);
    if (!(cause instanceof Fault fault) || fault.hasDetails() || declared(fault.getCause())) {
      return;
    }
    String word = word(fault);
    boolean large = word.equals(TOO_LARGE);
    XtaError error = large ? XtaError.TOO_BIG : XtaError.PARAMETER_MISSING;
    LOG.warn("XTA box refused a request before its operation was reached: {}", word);
    refused.add(
        BoxRefusals.improper(
            String.valueOf(error.number()),
            word,
            BoxRefusals.certificate(message.getExchange().getInMessage())));
    String text =
        large
            ? "The request is larger than this server reads"
            : "The request is not one that this server can read";
    SoapFault numbered = new SoapFault(text, Soap12.getInstance().getSender());
    numbered.setDetail(CoreServices.detail(namespace, name, error, text));
    message.setContent(Exception.class, numbered);
  }

  /** The reason in one word of ours. */
  private static String word(Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case LimitedBody.TooLarge _ -> {
          return TOO_LARGE;
        }
        case SecureXml.Doctype _ -> {
          return "DOCTYPE";
        }
        case OnlyOwnParts.ForeignPart _ -> {
          return "FOREIGN_INCLUDE";
        }
        case HeaderRules.RefusedHeader header -> {
          return header.word();
        }
        default -> {}
      }
    }
    return "UNREADABLE";
  }

  private static boolean declared(@Nullable Throwable cause) {
    return cause instanceof de.fallbruecke.xta.v211.XtaException;
  }
}
