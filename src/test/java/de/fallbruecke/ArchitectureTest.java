package de.fallbruecke;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import de.fallbruecke.submission.Channel;
import de.fallbruecke.submission.Decision;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.Submission;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.X509TrustManager;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.stream.XMLInputFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.validation.SchemaFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;

/** Rules that the module walls do not express. */
@AnalyzeClasses(packages = "de.fallbruecke", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule xmlIsReadInOneHardenedWayOnly =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("de.fallbruecke.platform.SecureXml")
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(
              DocumentBuilderFactory.class,
              SAXParserFactory.class,
              XMLInputFactory.class,
              TransformerFactory.class,
              XPathFactory.class)
          .orShould()
          .callMethod(SchemaFactory.class, "newInstance", String.class)
          .orShould()
          .callMethod(SchemaFactory.class, "newDefaultInstance")
          .because("a parser with default settings opens the door to XXE and SSRF (attacks §2)");

  /** Two only listen to the decision of the JDK's; the third plays somebody else. */
  @ArchTest
  static final ArchRule nobodyTrustsWhoeverComes =
      noClasses()
          .that(
              not(simpleName("HeardTrust").or(simpleName("Witness")).or(simpleName("SignedByUs"))))
          .should()
          .beAssignableTo(X509TrustManager.class)
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(HostnameVerifier.class)
          .because("there is no switch that lets any certificate or any host pass");

  @ArchTest
  static final ArchRule nothingIsSerialisedTheJavaWay =
      noClasses()
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(ObjectInputStream.class, ObjectOutputStream.class)
          .because("deserialisation runs foreign code (attacks §10)");

  @ArchTest
  static final ArchRule onlyTheVerdictRejects =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("de.fallbruecke.engine.Verdict")
          .should()
          .callMethod(Submission.class, "rejecting", String.class, String.class, Instant.class)
          .because("a rejection destroys a citizen's application; there is one place to look at");

  @ArchTest
  static final ArchRule onlyTheConfirmStepPostsReceipts =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("de.fallbruecke.engine.Confirm")
          .should()
          .callMethod(Channel.class, "confirm", Submission.class, Destination.class, Decision.class)
          .because("the decision is committed before the remote side hears of it");

  @ArchTest
  static final ArchRule timeComesFromAnInjectedClock =
      noClasses()
          .that(not(resideInAnyPackage("..cli..", "..simulator..")))
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .because("a test must be able to tick");

  @ArchTest
  static final ArchRule nobodyButTheCommandLineKnowsTheSimulator =
      noClasses()
          .that(not(resideInAnyPackage("..cli..", "..simulator..")))
          .should()
          .dependOnClassesThat(resideInAPackage("..simulator.."))
          .because("the counter-check must not become part of what it checks");

  @ArchTest
  static final ArchRule namesSayWhatAClassIs =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Manager")
          .orShould()
          .haveSimpleNameEndingWith("Impl");

  @ArchTest
  static final ArchRule nobodySleeps =
      noClasses()
          .that(not(resideInAPackage("..simulator..")))
          .should()
          .callMethod(Thread.class, "sleep", long.class)
          .because("steps are planned, not waited for; only the simulator plays slow servers");

  @ArchTest
  static final ArchRule nobodyPrintsTraces =
      noMethods()
          .should(
              new com.tngtech.archunit.lang.ArchCondition<>("call printStackTrace") {
                @Override
                public void check(
                    com.tngtech.archunit.core.domain.JavaMethod method,
                    com.tngtech.archunit.lang.ConditionEvents events) {
                  method.getMethodCallsFromSelf().stream()
                      .filter(call -> call.getName().equals("printStackTrace"))
                      .forEach(
                          call ->
                              events.add(
                                  com.tngtech.archunit.lang.SimpleConditionEvent.satisfied(
                                      call, call.getDescription())));
                }
              });

  @Test
  void everySourceFileStaysReadable() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      assertThat(files.filter(f -> f.toString().endsWith(".java")))
          .allSatisfy(file -> assertThat(Files.readAllLines(file)).hasSizeLessThanOrEqualTo(400));
    }
  }

  @Test
  void everyPackageSaysWhatItIsFor() throws IOException {
    try (Stream<Path> folders = Files.walk(Path.of("src/main/java/de/fallbruecke"))) {
      assertThat(folders.filter(Files::isDirectory))
          .allSatisfy(
              folder -> {
                Path file = folder.resolve("package-info.java");
                assertThat(file).exists();
                assertThat(Files.readString(file)).startsWith("/**");
              });
    }
  }

  @Test
  void everyPackageIsNullMarked() {
    var classes =
        new com.tngtech.archunit.core.importer.ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("de.fallbruecke");
    assertThat(classes.stream().filter(c -> c.getSimpleName().equals("package-info")))
        .filteredOn(c -> !c.getPackageName().equals("de.fallbruecke.casefile.model"))
        .allSatisfy(
            (JavaClass c) ->
                assertThat(c.isAnnotatedWith("org.jspecify.annotations.NullMarked"))
                    .as(c.getPackageName())
                    .isTrue());
  }
}
