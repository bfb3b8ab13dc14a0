package de.fallbruecke.delivery.soap;

import de.fallbruecke.delivery.TargetCheck;
import de.fallbruecke.delivery.rest.AddressCheck;
import de.fallbruecke.delivery.rest.HttpLine;
import de.fallbruecke.platform.HardenedSaxon;
import de.fallbruecke.platform.IdSource;
import de.fallbruecke.platform.SecureXml;
import de.fallbruecke.platform.SigningKey;
import de.fallbruecke.platform.TlsIdentities;
import de.fallbruecke.platform.TlsIdentity;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XsltExecutable;
import org.jspecify.annotations.Nullable;

/** Checks {@code soap.*} of a target. */
record SoapCheck(
    TargetCheck target, TlsIdentities identities, HttpClient plain, Clock clock, IdSource ids) {
  SoapOptions check(SoapSettings written) {
    URI url = target.present(written.url(), "soap.url", "the endpoint");
    new AddressCheck(target).check("soap.url", url, Boolean.TRUE.equals(written.plainHttp()));
    ForeignOperation foreign = foreign(written.operation());
    SoapVersion version = version(written.version());
    if (foreign == null && version == SoapVersion.V1_1) {
      throw target.invalid(
          "soap.version", "does not fit our own operation", "remove it or set soap.operation");
    }
    return new SoapOptions(
        url,
        version,
        target.within(
            written.timeout(),
            Duration.ofMinutes(2),
            Duration.ofMillis(100),
            Duration.ofHours(1),
            "soap.timeout"),
        new HttpLine(
            plain,
            written.tls() == null
                ? null
                : identities.get(written.tls(), target.property("soap.tls"))),
        written.mtom() == null || written.mtom(),
        Boolean.TRUE.equals(written.addressing()),
        written.faults() == null ? Map.of() : written.faults(),
        login(written.usernameToken()),
        signature(written.signature()),
        foreign,
        answers(written.answersSignedBy()));
  }

  private @Nullable AnswerSignature answers(@Nullable String written) {
    if (written == null) {
      return null;
    }
    String key = "soap.answers-signed-by";
    TlsIdentity identity = identities.get(written, target.property(key));
    if (identity.trusted().isEmpty()) {
      throw target.invalid(
          key, "names an entry without trusted-file", "name there whose signatures count");
    }
    return new AnswerSignature(identity, clock);
  }

  private SoapVersion version(@Nullable String written) {
    return switch (written) {
      case null -> SoapVersion.V1_2;
      case "1.1" -> SoapVersion.V1_1;
      case "1.2" -> SoapVersion.V1_2;
      default -> throw target.invalid("soap.version", "is unknown", "use 1.1 or 1.2");
    };
  }

  private @Nullable UsernameToken login(SoapSettings.@Nullable Login written) {
    if (written == null) {
      return null;
    }
    return new UsernameToken(
        target.present(written.user(), "soap.username-token.user", "who we are there"),
        target.secret(
            "soap.username-token.password-file",
            target.present(
                written.passwordFile(), "soap.username-token.password-file", "the password")),
        written.type() == SoapSettings.PasswordType.DIGEST,
        clock,
        ids);
  }

  private @Nullable EnvelopeSignature signature(SoapSettings.@Nullable Signature written) {
    if (written == null) {
      return null;
    }
    String key = "soap.signature.identity";
    TlsIdentity identity =
        identities.get(
            target.present(written.identity(), key, "the certificate that signs"),
            target.property(key));
    SigningKey own = identity.signingKey().orElse(null);
    if (own == null) {
      throw target.invalid(
          key, "names an entry that has no certificate of ours", "give it certificate and key");
    }
    if (SignatureMethod.find(own.key()).isEmpty()) {
      throw target.invalid(
          key, "names a key that cannot sign here", "use RSA with at least 2048 bits or EC");
    }
    boolean[] usage = own.certificate().getKeyUsage();
    if (usage != null && !usage[0] && !usage[1]) {
      throw target.invalid(
          key,
          "names a certificate that is not meant for signatures",
          "use one with key usage digitalSignature or nonRepudiation");
    }
    return new EnvelopeSignature(
        identity,
        target.within(
            written.validFor(),
            Duration.ofMinutes(5),
            Duration.ofSeconds(10),
            Duration.ofHours(1),
            "soap.signature.valid-for"),
        clock);
  }

  private @Nullable ForeignOperation foreign(SoapSettings.@Nullable Foreign written) {
    if (written == null) {
      return null;
    }
    String action =
        target.present(written.action(), "soap.operation.action", "the operation's SOAP action");
    if (!action.matches("[\\x21-\\x7e&&[^\"\\\\]]{1,500}")) {
      throw target.invalid("soap.operation.action", "is no URI", "use printable ASCII");
    }
    Path file =
        target.present(
            written.stylesheet(), "soap.operation.stylesheet", "the file that makes the body");
    return new ForeignOperation(action, compiled(file), written.reference());
  }

  private XsltExecutable compiled(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return HardenedSaxon.processor()
          .newXsltCompiler()
          .compile(SecureXml.source(in, "urn:fallbruecke:stylesheet"));
    } catch (IOException e) {
      throw target.invalid(
          "soap.operation.stylesheet", "names a file that cannot be read", "check path and rights");
    } catch (SaxonApiException e) {
      throw target.invalid(
          "soap.operation.stylesheet",
          "names a stylesheet with an error%s"
              .formatted(e.getLineNumber() > 0 ? " in line " + e.getLineNumber() : ""),
          "correct it; it is one file of XSLT 3.0");
    }
  }
}
