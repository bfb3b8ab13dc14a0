package de.fallbruecke.mapping;

import de.fallbruecke.casefile.model.Address;
import de.fallbruecke.casefile.model.AddressKind;
import de.fallbruecke.casefile.model.Applicant;
import de.fallbruecke.casefile.model.ApplicantRole;
import de.fallbruecke.casefile.model.Authority;
import de.fallbruecke.casefile.model.BankAccount;
import de.fallbruecke.casefile.model.Case;
import de.fallbruecke.casefile.model.Code;
import de.fallbruecke.casefile.model.Contact;
import de.fallbruecke.casefile.model.Organisation;
import de.fallbruecke.casefile.model.Party;
import de.fallbruecke.casefile.model.Person;
import de.fallbruecke.casefile.model.Representative;
import de.fallbruecke.casefile.model.Source;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.BiConsumer;

/** The elements of the case record that a mapping may fill; see case.xsd for their meaning. */
final class CaseShape {
  private static final Shape<Authority> AUTHORITY =
      new Shape<>(Authority::new)
          .text("prefix", Authority::setPrefix)
          .text("id", Authority::setId)
          .text("name", Authority::setName);

  private static final Shape<Source> SOURCE =
      new Shape<>(Source::new)
          .text("standard", Source::setStandard)
          .text("version", Source::setVersion)
          .text("messageType", Source::setMessageType)
          .text("messageId", Source::setMessageId)
          .text("createdAt", Source::setCreatedAt)
          .part("sender", () -> AUTHORITY, Source::setSender)
          .part("reader", () -> AUTHORITY, Source::setReader)
          .text("product", Source::setProduct)
          .text("vendor", Source::setVendor)
          .text("productVersion", Source::setProductVersion);

  private static final Shape<Person> PERSON =
      new Shape<>(Person::new)
          .value("salutation", As.CODE, code(Person::setSalutation))
          .text("doctoralDegree", Person::setDoctoralDegree)
          .text("givenNames", Person::setGivenNames)
          .text("callName", Person::setCallName)
          .text("familyName", Person::setFamilyName)
          .text("birthName", Person::setBirthName)
          .texts("formerNames", Person::getFormerNames)
          .text("artistName", Person::setArtistName)
          .value("gender", As.CODE, code(Person::setGender))
          .value("dateOfBirth", As.PARTIAL_DATE, (p, v) -> p.setDateOfBirth(v.text()))
          .text("placeOfBirth", Person::setPlaceOfBirth)
          .value("countryOfBirth", As.COUNTRY, code(Person::setCountryOfBirth))
          .values("nationalities", As.COUNTRY, code((p, c) -> p.getNationalities().add(c)))
          .value("maritalStatus", As.CODE, code(Person::setMaritalStatus))
          .text("taxId", Person::setTaxId);

  private static final Shape<Organisation> ORGANISATION =
      new Shape<>(Organisation::new)
          .text("name", Organisation::setName)
          .text("tradeName", Organisation::setTradeName)
          .value("legalForm", As.CODE, code(Organisation::setLegalForm))
          .value("registerCourt", As.CODE, code(Organisation::setRegisterCourt))
          .value("registerKind", As.CODE, code(Organisation::setRegisterKind))
          .text("registerNumber", Organisation::setRegisterNumber)
          .text("taxNumber", Organisation::setTaxNumber)
          .text("vatId", Organisation::setVatId)
          .text("economicId", Organisation::setEconomicId)
          .part("contactPerson", () -> PERSON, Organisation::setContactPerson);

  private static final Shape<Address> ADDRESS =
      new Shape<>(Address::new)
          .word(
              "kind",
              Set.of("street", "postOfficeBox", "abroad"),
              "street",
              (a, w) -> a.setKind(AddressKind.fromValue(w)))
          .word("use", Set.of(), "", Address::setUse)
          .text("recipient", Address::setRecipient)
          .text("street", Address::setStreet)
          .text("houseNumber", Address::setHouseNumber)
          .text("addition", Address::setAddition)
          .text("postOfficeBox", Address::setPostOfficeBox)
          .text("postalCode", Address::setPostalCode)
          .text("city", Address::setCity)
          .text("district", Address::setDistrict)
          .texts("lines", Address::getLines)
          .value("country", As.COUNTRY, code(Address::setCountry))
          .value("municipalityKey", As.AGS, (a, v) -> a.setMunicipalityKey(v.text()))
          .value("regionalKey", As.ARS, (a, v) -> a.setRegionalKey(v.text()));

  private static final Shape<Contact> CONTACT =
      new Shape<>(Contact::new)
          .texts("emails", Contact::getEmails)
          .texts("phones", Contact::getPhones)
          .texts("mobiles", Contact::getMobiles)
          .texts("faxes", Contact::getFaxes)
          .texts("deMails", Contact::getDeMails)
          .texts("websites", Contact::getWebsites);

  private static final Shape<BankAccount> BANK_ACCOUNT =
      new Shape<>(BankAccount::new)
          .text("holder", BankAccount::setHolder)
          .value("iban", As.IBAN, (b, v) -> b.setIban(v.text()))
          .text("bic", BankAccount::setBic)
          .text("bankName", BankAccount::setBankName);

  private static final Shape<Applicant> APPLICANT =
      party(new Shape<>(Applicant::new))
          .word(
              "role",
              Set.of("main", "coApplicant", "concerned"),
              "main",
              (a, w) -> a.setRole(ApplicantRole.fromValue(w)));

  private static final Shape<Representative> REPRESENTATIVE =
      party(new Shape<>(Representative::new))
          .value("kind", As.CODE, code(Representative::setKind))
          .text("scope", Representative::setScope);

  /** The whole record, without what the engine knows better: ids, times, documents, provenance. */
  static final Shape<Case> CASE =
      new Shape<>(Case::new)
          .value("test", As.PRESENT, (c, v) -> c.setTest(v.text().equals("true")))
          .value(
              "applicationDate", As.DATE, (c, v) -> c.setApplicationDate(LocalDate.parse(v.text())))
          .parts("applicants", () -> APPLICANT, Case::getApplicants)
          .parts("representatives", () -> REPRESENTATIVE, Case::getRepresentatives)
          .part("source", () -> SOURCE, Case::setSource);

  private CaseShape() {}

  private static <T extends Party> Shape<T> party(Shape<T> shape) {
    return shape
        .part("person", () -> PERSON, Party::setPerson)
        .part("organisation", () -> ORGANISATION, Party::setOrganisation)
        .parts("addresses", () -> ADDRESS, Party::getAddresses)
        .part("contact", () -> CONTACT, Party::setContact)
        .part("bankAccount", () -> BANK_ACCOUNT, Party::setBankAccount);
  }

  private static <T> BiConsumer<T, Value> code(BiConsumer<T, Code> set) {
    return (target, value) -> {
      Code code = new Code();
      code.setValue(value.text());
      code.setLabel(value.label());
      code.setList(value.list());
      code.setListVersion(value.listVersion());
      set.accept(target, code);
    };
  }
}
