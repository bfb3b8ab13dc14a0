package de.fallbruecke.proof;

import de.fallbruecke.evidence.Entry;
import java.util.List;
import java.util.UUID;

/**
 * The evidence of one submission, checked just now.
 *
 * @param brokenAt number of the first entry that differs from what was hashed; 0 if none does
 */
public record Checked(UUID submission, List<Checked.Link> links, int brokenAt) {
  public Checked {
    links = List.copyOf(links);
  }

  /**
   * One entry.
   *
   * @param intact it and all before it are what was hashed
   */
  public record Link(Entry entry, boolean intact, TokenVerdict token) {}

  /** Whether chain and tokens are as they were written. */
  public boolean intact() {
    return brokenAt == 0
        && !links.isEmpty()
        && links.stream().noneMatch(link -> link.token() == TokenVerdict.INVALID);
  }

  /** How many entries have a token with this verdict. */
  public long count(TokenVerdict verdict) {
    return links.stream().filter(link -> link.token() == verdict).count();
  }
}
