package de.fallbruecke.admin;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Needs;
import de.fallbruecke.access.Person;
import de.fallbruecke.admin.view.ChainCheck;
import de.fallbruecke.admin.view.EvidenceEntry;
import de.fallbruecke.evidence.Entry;
import de.fallbruecke.evidence.EvidenceLog;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.util.List;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The hash-chained evidence of a submission, and whether it is as it was written. */
@RestController
@RequestMapping(
    path = AdminAccessConfiguration.PATHS + "/submissions/{id}/evidence",
    produces = MediaType.APPLICATION_JSON_VALUE)
@Needs(Ability.SEE_EVIDENCE)
final class EvidenceController {
  private final Own own;
  private final EvidenceLog evidence;

  EvidenceController(Own own, EvidenceLog evidence) {
    this.own = own;
    this.evidence = evidence;
  }

  @GetMapping
  List<EvidenceEntry> entries(Person person, @PathVariable String id) {
    return evidence.of(mine(person, id)).stream().map(EvidenceEntry::of).toList();
  }

  @GetMapping("/check")
  ChainCheck check(Person person, @PathVariable String id) {
    UUID submission = mine(person, id);
    List<Entry> chain = evidence.of(submission);
    String head = chain.isEmpty() ? "" : chain.getLast().hash();
    try {
      evidence.verify(submission);
      return new ChainCheck(true, chain.size(), head, null);
    } catch (Fault broken) {
      if (broken.code() != FaultCode.EVIDENCE_CHAIN_BROKEN) {
        throw broken;
      }
      return new ChainCheck(false, chain.size(), head, broken.getMessage());
    }
  }

  private UUID mine(Person person, String id) {
    return own.submission(id, person, Ability.SEE_EVIDENCE).id();
  }
}
