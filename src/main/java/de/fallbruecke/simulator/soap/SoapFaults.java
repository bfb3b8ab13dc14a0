package de.fallbruecke.simulator.soap;

import jakarta.xml.soap.SOAPConstants;
import jakarta.xml.soap.SOAPException;
import jakarta.xml.soap.SOAPFactory;
import jakarta.xml.soap.SOAPFault;
import jakarta.xml.ws.soap.SOAPFaultException;
import javax.xml.namespace.QName;

/** The faults of the contract. */
final class SoapFaults {
  private SoapFaults() {}

  /** One of the contract's own, named by its detail element. */
  static SOAPFaultException detailed(String name) {
    try {
      SOAPFault fault =
          fault(
              name,
              name.equals("TemporaryFault")
                  ? SOAPConstants.SOAP_RECEIVER_FAULT
                  : SOAPConstants.SOAP_SENDER_FAULT);
      fault.addDetail().addChildElement(new QName(Intake.NAMESPACE, name, "fb"));
      return new SOAPFaultException(fault);
    } catch (SOAPException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A failure of the software itself. */
  static SOAPFaultException receiver(String reason) {
    try {
      return new SOAPFaultException(fault(reason, SOAPConstants.SOAP_RECEIVER_FAULT));
    } catch (SOAPException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SOAPFault fault(String reason, QName code) throws SOAPException {
    return SOAPFactory.newInstance(SOAPConstants.SOAP_1_2_PROTOCOL).createFault(reason, code);
  }
}
