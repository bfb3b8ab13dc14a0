package de.fallbruecke.xta.box;

import de.fallbruecke.xta.XtaError;
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

  private final String namespace;
  private final String name;

  NumberedFaults(String namespace, String name) {
    super(Phase.PREPARE_SEND);
    this.namespace = namespace;
    this.name = name;
  }

  @Override
  public void handleMessage(SoapMessage message) {
    Exception cause = message.getContent(Exception.class);
    if (!(cause instanceof Fault fault) || fault.hasDetails() || declared(fault.getCause())) {
      return;
    }
    LOG.warn(
        "XTA box refused a request before its operation was reached: {}",
        cause.getCause() == null
            ? cause.getClass().getName()
            : cause.getCause().getClass().getName());
    String text = "The request is not one that this server can read";
    SoapFault numbered = new SoapFault(text, Soap12.getInstance().getSender());
    numbered.setDetail(CoreServices.detail(namespace, name, XtaError.PARAMETER_MISSING, text));
    message.setContent(Exception.class, numbered);
  }

  private static boolean declared(@Nullable Throwable cause) {
    return cause instanceof de.fallbruecke.xta.v211.XtaException;
  }
}
