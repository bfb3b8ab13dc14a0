package de.fallbruecke.delivery.soap;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import de.fallbruecke.platform.TlsIdentities;
import de.fallbruecke.testkit.Seeds;
import de.fallbruecke.testkit.TestCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** What specialist software, or somebody in its place, answers to a delivery by SOAP. */
class SoapAnswerFuzzTest {
  private static final String SIGNED_BY_NOBODY =
      """
      <s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Header><w:Security s:mustUnderstand="1" xmlns:w="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd" xmlns:u="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd"><u:Timestamp><u:Created>2026-11-22T10:00:00Z</u:Created></u:Timestamp><d:Signature xmlns:d="http://www.w3.org/2000/09/xmldsig#"><d:SignedInfo><d:CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/><d:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/><d:Reference URI="#b"><d:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><d:DigestValue>AA==</d:DigestValue></d:Reference></d:SignedInfo><d:SignatureValue>AA==</d:SignatureValue></d:Signature></w:Security></s:Header><s:Body u:Id="b" xmlns:u="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd"><ok/></s:Body></s:Envelope>""";

  private static final AnswerSignature SIGNATURE = signature();

  static Stream<byte[]> answers() {
    return Seeds.texts(
        "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body><ok><reference>1</reference></ok></s:Body></s:Envelope>",
        "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'><s:Body><s:Fault><s:Code><s:Value>s:Sender</s:Value></s:Code><s:Detail><wrong/></s:Detail></s:Fault></s:Body></s:Envelope>",
        "--b\r\n\r\n<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body><ok/></s:Body></s:Envelope>\r\n--b--",
        "--b\r\n\r\n--b--",
        "<Envelope><Body/></Envelope>",
        "<s\udaba\udeb9/>",
        SIGNED_BY_NOBODY);
  }

  @MethodSource("answers")
  @FuzzTest(maxDuration = "2m")
  void anAnswerSaysOneThingOrIsRefused(byte[] data) {
    for (String type : new String[] {"text/xml", "multipart/related; boundary=b"}) {
      try {
        SoapAnswer answer = SoapAnswer.read(type, data, null);
        assertThat(answer.name()).isNotEmpty();
      } catch (XMLStreamException refused) {
        assertThat(refused).isNotNull();
      }
    }
  }

  @MethodSource("answers")
  @FuzzTest(maxDuration = "2m")
  void anAnswerThatNobodyTrustedSignedIsNeverBelieved(byte[] data) {
    try {
      SoapAnswer.read("text/xml", data, SIGNATURE);
    } catch (XMLStreamException refused) {
      return;
    }
    throw new AssertionError("believed");
  }

  private static AnswerSignature signature() {
    try {
      Path directory = Files.createTempDirectory("answers");
      TestCertificate trusted = TestCertificate.in(directory, "fv", 2);
      Path file = Files.writeString(directory.resolve("fv.pem"), trusted.certificate());
      StandardEnvironment environment = new StandardEnvironment();
      environment
          .getPropertySources()
          .addFirst(
              new MapPropertySource(
                  "site", Map.of("fallbruecke.tls.fv.trusted-file", file.toString())));
      return new AnswerSignature(TlsIdentities.read(environment).get("fv", "x"), Clock.systemUTC());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
