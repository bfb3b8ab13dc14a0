package de.fallbruecke.delivery.soap;

import de.fallbruecke.platform.SecureXml;
import de.fallbruecke.platform.TlsIdentity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.stream.XMLStreamException;
import org.apache.cxf.staxutils.StaxUtils;
import org.apache.wss4j.common.crypto.AlgorithmSuite;
import org.apache.wss4j.common.crypto.Merlin;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.WSDataRef;
import org.apache.wss4j.dom.engine.WSSConfig;
import org.apache.wss4j.dom.engine.WSSecurityEngine;
import org.apache.wss4j.dom.engine.WSSecurityEngineResult;
import org.apache.wss4j.dom.handler.RequestData;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Believes an answer only if its very body is covered by an X.509 signature (WS-Security 1.1.1) of
 * somebody whom this identity trusts. A time in the header has to be right; none is demanded.
 */
public final class AnswerSignature {
  private static final String DSIG = "http://www.w3.org/2001/04/xmldsig-more#";
  private static final String DSIG_2007 = "http://www.w3.org/2007/05/xmldsig-more#";
  private static final String XENC = "http://www.w3.org/2001/04/xmlenc#";

  private final TlsIdentity trusted;
  private final Clock clock;

  /**
   * Signatures of those that the entry's {@code trusted-file} names, or whose authority it names.
   *
   * @throws IllegalArgumentException if it names nobody
   */
  public AnswerSignature(TlsIdentity trusted, Clock clock) {
    if (trusted.trusted().isEmpty()) {
      throw new IllegalArgumentException("trusts nobody of its own choice");
    }
    this.trusted = trusted;
    this.clock = clock;
  }

  /**
   * Verifies.
   *
   * @param envelope as it came
   * @throws XMLStreamException if it is not signed so; says nothing of what is in it
   */
  void verify(byte[] envelope) throws XMLStreamException {
    try {
      Document document =
          StaxUtils.read(SecureXml.newStreamReader(new ByteArrayInputStream(envelope)));
      Element body = body(document.getDocumentElement());
      if (!signed(document).contains(body)) {
        throw new XMLStreamException("the body is not signed");
      }
    } catch (RuntimeException e) {
      // what the libraries say of names and numbers that cannot be (DOMException and others)
      throw new XMLStreamException("cannot be verified: " + e.getClass().getSimpleName());
    }
  }

  private static Element body(Element envelope) throws XMLStreamException {
    for (Node child = envelope.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element
          && "Body".equals(element.getLocalName())
          && Objects.equals(envelope.getNamespaceURI(), element.getNamespaceURI())) {
        return element;
      }
    }
    throw new XMLStreamException("no body");
  }

  private List<Element> signed(Document document) throws XMLStreamException {
    try {
      RequestData request = new RequestData();
      WSSConfig config = WSSConfig.getNewInstance();
      config.setCurrentTime(clock::instant);
      request.setWssConfig(config);
      request.setSigVerCrypto(trust());
      request.setAlgorithmSuite(algorithms());
      request.setDisableBSPEnforcement(true); // the Basic Security Profile knows no ECDSA
      WSSecurityEngine engine = new WSSecurityEngine();
      engine.setWssConfig(config);
      var found = engine.processSecurityHeader(document, request);
      List<Element> elements = new ArrayList<>();
      if (found != null) {
        for (WSSecurityEngineResult result :
            found.getActionResults().getOrDefault(WSConstants.SIGN, List.of())) {
          references(result).forEach(covered -> elements.add(covered.getProtectedElement()));
        }
      }
      return elements;
    } catch (WSSecurityException | GeneralSecurityException | IOException e) {
      // its own words may quote the answer
      throw new XMLStreamException("the signature is not valid: " + e.getClass().getSimpleName());
    }
  }

  @SuppressWarnings("unchecked") // documented so at TAG_DATA_REF_URIS
  private static List<WSDataRef> references(WSSecurityEngineResult result) {
    Object covered = result.get(WSSecurityEngineResult.TAG_DATA_REF_URIS);
    return covered == null ? List.of() : (List<WSDataRef>) covered;
  }

  private Merlin trust() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    for (X509Certificate certificate : trusted.trusted()) {
      store.setCertificateEntry("trusted-" + store.size(), certificate);
    }
    Merlin crypto = new Merlin();
    crypto.setTrustStore(store);
    return crypto;
  }

  /** No SHA-1, no short keys. */
  private static AlgorithmSuite algorithms() {
    AlgorithmSuite suite = new AlgorithmSuite();
    for (int bits : new int[] {256, 384, 512}) {
      suite.addSignatureMethod(DSIG + "rsa-sha" + bits);
      suite.addSignatureMethod(DSIG + "ecdsa-sha" + bits);
      suite.addSignatureMethod(DSIG_2007 + "sha" + bits + "-rsa-MGF1");
    }
    suite.addDigestAlgorithm(XENC + "sha256");
    suite.addDigestAlgorithm(DSIG + "sha384");
    suite.addDigestAlgorithm(XENC + "sha512");
    suite.setMinimumAsymmetricKeyLength(2048);
    suite.setMinimumEllipticCurveKeyLength(256);
    return suite;
  }
}
