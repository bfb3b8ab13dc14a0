package de.fallbruecke.delivery;

import de.fallbruecke.casefile.model.Applicant;
import de.fallbruecke.casefile.model.ApplicantRole;
import de.fallbruecke.casefile.model.Case;
import de.fallbruecke.casefile.model.CoverageSummary;
import de.fallbruecke.casefile.model.Person;
import de.fallbruecke.casefile.model.Provenance;
import de.fallbruecke.casefile.model.Source;
import de.fallbruecke.platform.Sha512;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The least that is a case: an invented person who applies for nothing. */
final class SmallestCase {
  private static final String NAME = "fallbruecke-test";
  private static final String DATA = "{\"test\": true, \"text\": \"Testübergabe von Fallbrücke\"}";

  private SmallestCase() {}

  static SampleCase make() {
    Case record = new Case();
    record.setServiceName("Testübergabe");
    Person person = new Person();
    person.setGivenNames("Erika");
    person.setFamilyName("Mustermann");
    Applicant applicant = new Applicant();
    applicant.setRole(ApplicantRole.MAIN);
    applicant.setPerson(person);
    record.getApplicants().add(applicant);
    record.setSource(new Source());
    Provenance provenance = new Provenance();
    provenance.setRoutePackage(NAME);
    provenance.setVersion("1.0.0");
    byte[] data = DATA.getBytes(StandardCharsets.UTF_8);
    provenance.setHash(Sha512.hex(data));
    record.setProvenance(provenance);
    record.setCoverage(new CoverageSummary());
    return new SampleCase(NAME, record, data, "application/json", Map.of());
  }
}
