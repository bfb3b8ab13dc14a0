package de.fallbruecke.console.submissions;

/** A case record as JSON with every shape that the console has to show; ids are filled in. */
public final class SampleCase {
  public static final String JSON =
      """
      {
        "test": false,
        "caseId": "@caseId", "caseNumber": "@caseNumber", "submissionId": "@submissionId",
        "externalIds": [{"scheme": "sender", "value": "AP-2026-000815"}],
        "tenant": "musterkreis",
        "serviceKey": "urn:de:fim:leika:leistung:99107018017000",
        "serviceName": "Hilfe zum Lebensunterhalt beantragen",
        "applicationDate": "2026-10-30",
        "receivedAt": "2026-11-02T08:00:02Z", "createdAt": "2026-11-02T08:00:03Z",
        "applicants": [
          {"role": "main",
           "person": {"givenNames": "Jörg Äneas", "familyName": "Müller-Lüdenscheidt", "dateOfBirth": "1965-10",
             "nationalities": [{"value": "000", "label": "deutsch", "list": "urn:de:bund:destatis:bevoelkerungsstatistik:schluessel:staatsangehoerigkeit"}]},
           "addresses": [{"kind": "street", "street": "Straße des Friedens", "houseNumber": "7 a", "postalCode": "01234", "city": "Musterstadt"}],
           "contact": {"emails": ["joerg@example.org"], "phones": ["+49 123 456789", "+49 123 456780"]}},
          {"role": "coApplicant", "person": {"givenNames": "Ĵu\\u0323rgen", "familyName": "Š"}}
        ],
        "fields": [
          {"name": "miete", "label": "Monatliche Miete", "type": "money", "values": [{"value": "612.50", "currency": "EUR", "source": "/antrag/wohnung/miete"}]},
          {"name": "beginn", "label": "Beginn", "type": "date", "values": [{"value": "2026-11-01", "source": "/antrag/beginn"}]},
          {"name": "heizung", "label": "Art der Heizung", "type": "code", "values": [{"value": "03", "label": "Fernwärme", "list": "urn:beispiel:heizung", "source": "/antrag/wohnung/heizung/code"}]},
          {"name": "eigentum", "label": "Wohneigentum", "type": "boolean", "values": [{"value": "false"}]}
        ],
        "groups": [
          {"name": "kind", "label": "Kind", "source": "/antrag/kind[1]",
           "fields": [{"name": "name", "label": "Name", "type": "text", "values": [{"value": "Änne"}]}],
           "groups": [{"name": "schule", "label": "Schule", "fields": [{"name": "ort", "label": "Ort", "type": "text", "values": [{"value": "Musterstadt"}]}]}]}
        ],
        "documents": [
          {"main": true, "original": false, "id": "@documentId", "filename": "Mietvertrag.pdf", "mediaType": "application/pdf",
           "purpose": "attachment", "size": @documentSize, "sha512": "@documentHash"}
        ],
        "replyChannel": {"kind": "letter", "digitalNotice": false},
        "source": {"channel": "fitconnect", "destination": "soziales", "standard": "Sozialhilfe (synthetisch)", "version": "1.0"},
        "provenance": {"routePackage": "sozialhilfe", "version": "1.0.0", "hash": "%s"},
        "coverage": {"leaves": 41, "mapped": 36, "attached": 2, "ignored": 1, "open": 2,
          "openPaths": [{"value": "/antrag/vermögen/fahrzeug", "count": 2}]}
      }
      """
          .replace("%s", "0f".repeat(64));

  private SampleCase() {}
}
