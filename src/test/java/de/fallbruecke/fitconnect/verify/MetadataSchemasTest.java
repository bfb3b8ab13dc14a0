package de.fallbruecke.fitconnect.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import de.fallbruecke.platform.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** A table of documents; our schema files and, when at hand, the official ones judge it alike. */
class MetadataSchemasTest {
  private static final String HASH = "'hash':{'type':'sha512','content':'" + "a".repeat(128) + "'}";
  private static final String DATA =
      "'data':{HASH,'submissionSchema':{'schemaUri':'https://s.example/1','mimeType':'application/json'}}";
  private static final String ATTACHMENT =
      "{HASH,'purpose':'form','mimeType':'application/pdf','attachmentId':'9eec7d3e-dc66-4f82-9f52-1520bf96a32e'}";
  private static final String V2 =
      "'$schema':'https://schema.fitko.de/fit-connect/metadata/2.1.0/metadata.schema.json'";
  private static final String BOTH = expand("'contentStructure':{DATA,'attachments':[ATTACHMENT]}");
  private static final String PAYMENT =
      "'paymentInformation':{'transactionReference':'r','transactionId':'t','paymentMethod':'PAYPAL','status':'BOOKED'%s}";
  private static final String KEY =
      "{'kty':'RSA','key_ops':['wrapKey'],'alg':'RSA-OAEP-256','kid':'12345678','n':'"
          + "n".repeat(683)
          + "','e':'AQAB'}";

  private final MetadataSchemas schemas = MetadataSchemas.load();

  static Stream<Arguments> documents() {
    return Stream.of(
        // version 1
        valid(1, BOTH),
        valid(1, "'contentStructure':{'attachments':[]}"),
        valid(1, BOTH + ",'x-anything':{'a':1}"),
        valid(
            1,
            BOTH + ",'additionalReferenceInfo':{'x-applicant':{},'applicationDate':'2026-11-20'}"),
        valid(
            1,
            BOTH
                + ",'publicServiceType':{'identifier':'urn:de:fim:leika:leistung:99107007017000'}"),
        valid(1, BOTH + ",'replyChannel':{'elster':{'accountId':'1234567890'}}"),
        valid(
            1,
            BOTH
                + ",'authenticationInformation':[{'type':'identificationReport','version':'1.0.0','content':'abc_-.'}]"),
        invalid(1, "'x':1"),
        invalid(1, "'contentStructure':{DATA}"),
        invalid(1, BOTH + ",'publicServiceType':{'name':'x'}"),
        invalid(1, BOTH + ",'publicServiceType':{'identifier':'Wohngeld'}"),
        invalid(1, BOTH + ",'replyChannel':{'elster':{'accountId':'12'}}"),
        invalid(
            1,
            BOTH
                + ",'replyChannel':{'elster':{'accountId':'1234567890','geschaeftszeichen':'12345678901'}}"),
        invalid(1, BOTH + ",'replyChannel':{}"),
        invalid(
            1,
            BOTH + ",'authenticationInformation':[{'type':'x','version':'1.0.0','content':'abc'}]"),
        invalid(1, BOTH.replace("'form'", "'data'")),
        // version 2
        valid(2, V2 + "," + BOTH),
        valid(2, V2.replace("2.1.0", "2.0.0") + "," + BOTH),
        valid(2, V2 + "," + BOTH.replace("'form'", "'data'")),
        valid(
            2,
            V2
                + ","
                + BOTH.replace(
                    "'form'", "'form','fragments':['9eec7d3e-dc66-4f82-9f52-1520bf96a32f']")),
        valid(2, V2 + "," + BOTH + ",'replyChannel':{'eMail':{'address':'a@example.org'}}"),
        valid(
            2,
            V2
                + ","
                + BOTH
                + ",'replyChannel':{'idBundDeMailbox':{'mailboxUuid':'9eec7d3e-dc66-4f82-9f52-1520bf96a32e'}}"),
        valid(
            2,
            V2
                + ","
                + BOTH
                + ",'replyChannel':{'fitConnect':{'processStandards':['urn:x:y'],'encryptionPublicKey':"
                + KEY
                + "}}"),
        valid(
            2,
            V2
                + ","
                + BOTH
                + ",'additionalReferenceInfo':{'zustimmungZumDigitalenBescheid':false}"),
        valid(
            2,
            V2
                + ","
                + BOTH
                + ",'author':{'name':'n','product':{'name':'p','version':'1','manufacturer':'m'}}"),
        valid(
            2,
            V2
                + ","
                + BOTH
                + ",'dataSets':[{HASH,'dataSetId':'9eec7d3e-dc66-4f82-9f52-1520bf96a32e','schema':{'schemaUri':'https://s.example/i','mimeType':'application/jose'},'content':{'a':[1]}}]"),
        valid(2, V2 + "," + BOTH + "," + PAYMENT.formatted("")),
        valid(
            2,
            V2
                + ","
                + BOTH
                + ","
                + PAYMENT.formatted(
                    ",'grossAmount':12.34,'transactionTimestamp':'2026-11-20T08:00:00Z'")),
        invalid(2, BOTH),
        invalid(2, V2.replace("2.1.0", "3.0.0") + "," + BOTH),
        invalid(2, V2 + ",'contentStructure':{'attachments':[]}"),
        invalid(2, V2 + ",'contentStructure':{DATA}"),
        invalid(2, V2 + "," + BOTH.replace("sha512", "sha256")),
        invalid(2, V2 + "," + BOTH.replace("aaaa'", "aaa'")),
        invalid(2, V2 + "," + BOTH.replace("aaaa'", "AAAA'")),
        invalid(2, V2 + "," + BOTH.replace("'application/json'", "'text/plain'")),
        invalid(2, V2 + "," + BOTH.replace("https://s.example/1", "not a uri")),
        invalid(2, V2 + "," + BOTH.replace("'application/pdf'", "'pdf'")),
        invalid(2, V2 + "," + BOTH.replace("'form'", "'other'")),
        invalid(2, V2 + "," + BOTH.replace("9eec7d3e-dc66", "9eec7d3edc66")),
        invalid(2, V2 + "," + BOTH.replace("'form'", "'form','fragments':[]")),
        invalid(2, V2 + "," + BOTH.replace("'form'", "'form','fragments':['x']")),
        invalid(2, V2 + "," + BOTH + ",'replyChannel':{'eMail':{'address':'nobody'}}"),
        invalid(
            2,
            V2
                + ","
                + BOTH
                + ",'replyChannel':{'eMail':{'address':'a@example.org'},'deMail':{'address':'a@example.org'}}"),
        invalid(
            2,
            V2
                + ","
                + BOTH
                + ",'replyChannel':{'fitConnect':{'processStandards':[],'encryptionPublicKey':"
                + KEY
                + "}}"),
        invalid(
            2,
            V2
                + ","
                + BOTH
                + ",'replyChannel':{'fitConnect':{'processStandards':['urn:x:y'],'encryptionPublicKey':"
                + KEY.replace("n".repeat(683), "n".repeat(682))
                + "}}"),
        invalid(2, V2 + "," + BOTH + ",'additionalReferenceInfo':{'x-applicant':{}}"),
        invalid(2, V2 + "," + BOTH + ",'additionalReferenceInfo':{'applicationDate':'20.11.2026'}"),
        invalid(2, V2 + "," + BOTH + ",'author':{'name':'n'}"),
        invalid(
            2,
            V2
                + ","
                + BOTH
                + ",'dataSets':[{HASH,'dataSetId':'1','schema':{'schemaUri':'https://s.example/i','mimeType':'application/jose'},'content':1}]"),
        invalid(2, V2 + "," + BOTH + "," + PAYMENT.formatted(",'grossAmount':0")),
        invalid(2, V2 + "," + BOTH + "," + PAYMENT.formatted(",'grossAmount':1.005")),
        invalid(2, V2 + "," + BOTH + "," + PAYMENT.replace("PAYPAL", "CASH").formatted("")));
  }

  @ParameterizedTest(name = "{0} {1} valid: {2}")
  @MethodSource("documents")
  void ourSchemaJudgesAsTheTableSays(int major, String document, boolean valid) {
    assertThat(schemas.violations(parse(document), new MetadataVersion(major, 0, 0)).isEmpty())
        .isEqualTo(valid);
  }

  @ParameterizedTest(name = "{0} {1} valid: {2}")
  @MethodSource("documents")
  void theOfficialSchemaJudgesAlike(int major, String document, boolean valid) throws IOException {
    Path file =
        Path.of(
            System.getProperty("standards.dir", "../shared/standards"),
            "fit-connect-metadata",
            major == 1 ? "metadata-1.0.0.schema.json" : "metadata-2.1.0.schema.json");
    assumeTrue(
        Files.exists(file), () -> "standards.dir has no such file: tried " + file.toAbsolutePath());
    SchemaRegistry registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            b ->
                b.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
    Schema official = registry.getSchema(Files.readString(file), InputFormat.JSON);
    assertThat(official.validate(parse(document)).isEmpty()).isEqualTo(valid);
  }

  static Stream<String> bombs() {
    return Stream.of(
        ",'replyChannel':{'eMail':{'address':'" + "a".repeat(2_000_000) + "'}}",
        ",'replyChannel':{'eMail':{'address':'" + "a.".repeat(500_000) + "@x'}}",
        ",'replyChannel':{'eMail':{'address':'a@" + "x.".repeat(500_000) + "'}}",
        ",'replyChannel':{'eMail':{'address':'\\\"" + "a ".repeat(500_000) + "'}}",
        ",'additionalReferenceInfo':{'applicationDate':'" + "1".repeat(2_000_000) + "'}",
        ",'author':{'name':'n','url':'" + "a/".repeat(1_000_000) + "'}",
        "," + PAYMENT.formatted(",'transactionTimestamp':'" + "2".repeat(2_000_000) + "'"),
        "," + PAYMENT.formatted(",'transactionUrl':'h:" + "%".repeat(2_000_000) + "'"));
  }

  @ParameterizedTest
  @MethodSource("bombs")
  void aStringMadeToKeepTheRulesBusyEndsQuickly(String bomb) {
    JsonNode document = parse(V2 + "," + BOTH + bomb);
    org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
        java.time.Duration.ofSeconds(10),
        () -> assertThat(schemas.violations(document, new MetadataVersion(2, 1, 0))).isPresent());
  }

  private static JsonNode parse(String document) {
    return Json.mapper()
        .reader()
        .with(tools.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .readTree(
            ("{" + document + "}")
                .replace("DATA", DATA)
                .replace("ATTACHMENT", ATTACHMENT)
                .replace("HASH", HASH)
                .replace('\'', '"'));
  }

  private static Arguments valid(int major, String document) {
    return Arguments.of(major, expand(document), true);
  }

  private static Arguments invalid(int major, String document) {
    return Arguments.of(major, expand(document), false);
  }

  // so that a replacement in the table can reach inside
  private static String expand(String document) {
    return document.replace("DATA", DATA).replace("ATTACHMENT", ATTACHMENT).replace("HASH", HASH);
  }
}
